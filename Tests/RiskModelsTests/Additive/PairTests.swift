// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import RiskModels
import StatMath
import TestSupport
import Testing

/// Families with a joint effect of known size, or with none.
private struct DrawnFamilies {
    let features: Features
    let outcome: [UInt8]
    let logOdds: [Double]

    /// - Parameter joint: log-odds of income times smoking, beyond their own effects.
    init(_ count: Int, joint: Double, seed: UInt64 = 4) {
        var random = Philox(seed: seed, stage: "drawn-families")
        var (income, age, smokes, rent) = ([Double](), [Double](), [Int32](), [Int32]())
        var (outcome, logOdds) = ([UInt8](), [Double]())
        for _ in 0..<count {
            let standard = Normal.quantile(random.uniform()), years = 18 + Double(random.below(28))
            let (smoker, renter) = (random.uniform() < 0.3 ? 1 : 0, random.uniform() < 0.5 ? 1 : 0)
            let eta = -1.2 - 0.4 * standard + 0.5 * Double(smoker) + 0.02 * (years - 30) + joint * standard * (Double(smoker) - 0.3)
            income.append(standard)
            age.append(years)
            smokes.append(Int32(smoker))
            rent.append(Int32(renter))
            logOdds.append(eta)
            outcome.append(random.uniform() < Logistic.expit(eta) ? 1 : 0)
        }
        (self.outcome, self.logOdds) = (outcome, logOdds)
        features = Features(
            rowCount: count,
            columns: [
                FeatureColumn(name: "income", values: .numeric(income)), FeatureColumn(name: "age", values: .numeric(age)),
                FeatureColumn(name: "smoking", values: .nominal(codes: smokes, levels: ["no", "yes"])),
                FeatureColumn(name: "home", values: .nominal(codes: rent, levels: ["owned", "rented"])),
            ])
    }

    var data: TrainingData { TrainingData(features, outcome) }
}

@Suite("Additive model: pairs")
struct PairTests {
    private static let joint = DrawnFamilies(8000, joint: -0.8)
    private static let none = DrawnFamilies(8000, joint: 0)
    private static let model = Result { try AdditiveParameters(pairs: .number(1)).fit(joint.data, progress: .silent) }

    @Test func theRankingFindsTheJointEffect() throws {
        let pair = try #require(Self.model.get().pairs.first)
        #expect(Set(pair.features) == ["income", "smoking"])
        #expect(try Self.model.get().converged)
    }

    /// Log-odds of the rows with and without the pair, held against the truth.
    @Test func theJointEffectIsEstimated() throws {
        let rows = Array(0..<8000)
        let without = try AdditiveParameters().fit(Self.joint.data, progress: .silent).scores(Self.joint.features, rows: rows).risk
        let with = try Self.model.get().scores(Self.joint.features, rows: rows).risk
        func error(_ risk: [Double]) -> Double {
            let squares = zip(risk, Self.joint.logOdds).map { (Logistic.logit($0) - $1) * (Logistic.logit($0) - $1) }
            return (squares.reduce(0, +) / 8000).squareRoot()
        }
        #expect(error(with) < 0.6 * error(without))
    }

    /// What belongs to one feature stands in its own bins: a pair's weighted means are zero along both of its sides, in every draw.
    @Test func pairsArePurified() throws {
        let model = try Self.model.get()
        let pair = try #require(model.pairs.first), scored = try #require(model.scoringModel().pairs.first)
        let (height, width) = (pair.first.count, pair.second.count)
        func mean(_ cells: [Int], _ value: (ScoringModel.Coefficient) -> Double) -> Double? {
            let rows = cells.reduce(0) { $0 + pair.rows[$1] }
            return rows > 0 ? cells.reduce(0) { $0 + pair.rows[$1] * value(scored.coefficients[$1]) } / rows : nil
        }
        let lines =
            (0..<height).map { row in (0..<width).map { row * width + $0 } } + (0..<width).map { column in (0..<height).map { $0 * width + column } }
        for line in lines {
            #expect(mean(line) { $0.logOdds }.map { $0.magnitude < 1e-6 } ?? true)
            // Draws are rounded to six decimals.
            #expect(mean(line) { $0.draws[7] }.map { $0.magnitude < 2e-6 } ?? true)
        }
    }

    /// Taking the pairs apart changes no score: the standard error of a row's score is that of the same sum before.
    @Test func scoresAreThoseOfTheFit() throws {
        let model = try Self.model.get()
        let scores = try model.scores(Self.joint.features, rows: Array(0..<8000))
        let sum = scores.risk.reduce(0, +), events = Self.joint.outcome.reduce(0) { $0 + Int($1) }
        // The intercept is free, so risks add up to events.
        #expect(isClose(sum, Double(events), within: 1e-3 * Double(events)))
    }

    @Test func automaticTakesPairsOnlyWhereTheyHelp() throws {
        let some = try AdditiveParameters(pairs: .automatic).fit(Self.joint.data, progress: .silent)
        #expect(some.pairs.contains { Set($0.features) == ["income", "smoking"] })
        let none = try AdditiveParameters(pairs: .automatic).fit(Self.none.data, progress: .silent)
        #expect(none.pairs.isEmpty)
    }

    /// The choice is made by what rows hold, not by their order.
    @Test func theOrderOfRowsChangesNothing() throws {
        let families = DrawnFamilies(1500, joint: -1, seed: 9)
        let order = (0..<1500).map { $0 * 7 % 1500 }
        let moved = Features(
            rowCount: 1500,
            columns: families.features.columns.map { column in
                switch column.values {
                case .numeric(let values): FeatureColumn(name: column.name, values: .numeric(order.map { values[$0] }))
                case .nominal(let codes, let levels):
                    FeatureColumn(name: column.name, values: .nominal(codes: order.map { codes[$0] }, levels: levels))
                }
            })
        let parameters = AdditiveParameters(pairs: .automatic)
        let (first, second) = (
            try parameters.fit(families.data, progress: .silent),
            try parameters.fit(TrainingData(moved, order.map { families.outcome[$0] }), progress: .silent)
        )
        #expect(first.pairs.map(\.name) == second.pairs.map(\.name))
        let isSame = zip(first.scoringModel().terms, second.scoringModel().terms).allSatisfy { one, other in
            zip(one.coefficients, other.coefficients).allSatisfy { isClose($0.logOdds, $1.logOdds, within: 1e-6) }
        }
        #expect(isSame)
    }

    /// Each fold ranks and chooses for itself: turning the outcomes that it holds out changes none of its scores.
    @Test func foldsDoNotSeeWhatTheyHoldOut() throws {
        let families = DrawnFamilies(3000, joint: -0.8, seed: 2)
        let folds = Fold.turns(3, of: 3000)
        let parameters = AdditiveParameters(pairs: .number(2))
        let scores = try parameters.crossFit(families.data, folds: folds, progress: .silent).outOfFold[0]
        var turned = families.outcome
        for row in folds[0].heldOut.indices { turned[row] = 1 - turned[row] }
        let other = try parameters.crossFit(TrainingData(families.features, turned), folds: folds, progress: .silent).outOfFold[0]
        let largest = zip(scores.risk, other.risk).map { (Logistic.logit($0) - Logistic.logit($1)).magnitude }.max() ?? 1
        #expect(largest < 0.1)
    }

    /// More pairs than there are, one feature, a constant partner.
    @Test func thinDataHaveNoPairs() throws {
        let families = DrawnFamilies(300, joint: 0)
        let one = Features(rowCount: 300, columns: [families.features.columns[0]])
        for pairs in [PairCount.number(5), .automatic] {
            #expect(try AdditiveParameters(pairs: pairs).fit(TrainingData(one, families.outcome), progress: .silent).pairs.isEmpty)
        }
        let constant = FeatureColumn(name: "country", values: .numeric([Double](repeating: 1, count: 300)))
        let two = Features(rowCount: 300, columns: [families.features.columns[0], constant])
        let model = try AdditiveParameters(pairs: .number(3)).fit(TrainingData(two, families.outcome), progress: .silent)
        #expect(model.pairs.count <= 1)
        let scores = try model.scores(two, rows: Array(0..<300))
        #expect(scores.risk.allSatisfy { $0.isFinite })
    }

    /// Two features that whole areas share look as if they did something together: what their areas differ in. Rows of one area are no
    /// independent witnesses of it, and the joint effect of two features of each birth's own comes first.
    @Test func whatAreasShareIsNoJointEffect() throws {
        var random = Philox(seed: 12, stage: "areas-with-pairs")
        let areas = (0..<12_000).map { $0 / 100 }
        let excess = (0..<120).map { _ in 0.7 * Normal.quantile(random.uniform()) }
        let shared = (0..<2).map { _ in (0..<120).map { _ in Int32(random.below(5)) } }
        let own = (0..<2).map { _ in areas.map { _ in Int32(random.below(4)) } }
        let outcome = areas.indices.map { row in
            let joint = (own[0][row] < 2) == (own[1][row] < 2) ? 0.22 : -0.22
            return UInt8(random.uniform() < Logistic.expit(-1 + excess[areas[row]] + joint) ? 1 : 0)
        }
        func nominal(_ name: String, _ codes: [Int32], _ count: Int) -> FeatureColumn {
            FeatureColumn(name: name, values: .nominal(codes: codes, levels: (0..<count).map(String.init)))
        }
        let features = Features(
            rowCount: areas.count,
            columns: [
                nominal("distance-to-care", areas.map { shared[0][$0] }, 5), nominal("noise", areas.map { shared[1][$0] }, 5),
                nominal("parity", own[0], 4), nominal("season", own[1], 4),
            ])
        let parameters = AdditiveParameters(pairs: .number(1))
        let alone = try parameters.fit(TrainingData(features, outcome), progress: .silent)
        let clustered = try parameters.fit(TrainingData(features, outcome, clusters: Clusters(keys: areas)), progress: .silent)
        #expect(alone.pairs.first.map { Set($0.features) } == ["distance-to-care", "noise"])
        #expect(clustered.pairs.first.map { Set($0.features) } == ["parity", "season"])
    }
}
