// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Learning
import StatMath
import TestSupport
import Testing

/// Rows with gaps, by a model that fills them and by one that refuses them.
@Suite struct GapScoresTests {
    /// The design: 1, age and income standardised, smokes = yes. Income is .6 age - .3 smokes + .7 e, all of unit variance apart from smokes.
    private static let imputer: StoredImputer = {
        let share = 0.3, variance = share * (1 - share)
        let income = (age: 0.6, smokes: -0.3 * variance)
        var products = Matrix(rows: 4, columns: 4)
        let mean = [1, 0, 0, share]
        let covariance = [[0, 0, 0, 0], [0, 1, income.age, 0], [0, income.age, 1, income.smokes], [0, 0, income.smokes, variance]]
        for row in 0..<4 { for column in 0..<4 { products[row, column] = covariance[row][column] + mean[row] * mean[column] } }
        return StoredImputer(
            variables: [
                StoredVariable(
                    name: "age", kind: .amounts(centre: 30, scale: 5, isWhole: false, isPositive: true), columns: 1..<2, structuralColumn: nil),
                StoredVariable(
                    name: "income", kind: .amounts(centre: 2000, scale: 500, isWhole: true, isPositive: true), columns: 2..<3, structuralColumn: nil),
                StoredVariable(
                    name: "smokes", kind: .levels(["no", "yes"], places: [nil, 0], reference: 0), columns: 3..<4, structuralColumn: nil),
            ], moments: JointMoments(products: products))
    }()

    private static func coefficient(_ logOdds: Double, _ number: Int = 0) -> ScoringModel.Coefficient {
        let draws = (0..<8).map { draw -> Double in
            let step = (draw * 7 + number * 3) % 8 - 4
            return logOdds + 0.025 * Double(step)
        }
        return ScoringModel.Coefficient(logOdds: logOdds, standardError: 0.1, draws: draws)
    }

    private static let model: ScoringModel = {
        let other = coefficient(0.05, 9)
        func numeric(_ name: String, _ edges: [Double], _ effects: [Double], missing: [String] = []) -> ScoringModel.Term {
            ScoringModel.Term(
                bins: FeatureBins(feature: name, scale: .numeric(edges: edges), missing: missing),
                coefficients: effects.enumerated().map { coefficient($1, $0) } + [other])
        }
        return ScoringModel(
            kind: "additive", outcome: "small", intercept: coefficient(-1),
            terms: [
                numeric("age", [25, 35], [0.4, -0.1, 0.3]), numeric("income", [1500, 2500], [0.8, 0, -0.6, 1.1], missing: ["-8"]),
                ScoringModel.Term(
                    bins: FeatureBins(feature: "smokes", scale: .nominal(levels: ["no", "yes"])),
                    coefficients: [coefficient(-0.2, 1), coefficient(0.7, 2), other]),
            ])
    }()

    private static let kinds = GapKinds(kept: ["income": ["-8"]])
    private static let nodes = ImputationNodes(imputer.variables, count: 16, seed: 4)
    private static var imputing: ScoringModel { with(GapRule(.imputed(imputer, nodes), kinds: kinds)) }
    private static var refusing: ScoringModel { with(GapRule(.refused, kinds: kinds)) }

    private static func with(_ rule: GapRule) -> ScoringModel {
        var model = model
        model.gaps = rule
        return model
    }

    /// Kinds: 1 not recorded, 5 the code -8.
    private func rows(
        _ age: [Double], _ income: [Double], _ smokes: [Int32], gaps: (age: [UInt8]?, income: [UInt8]?, smokes: [UInt8]?) = (nil, nil, nil)
    ) -> Features {
        Features(
            rowCount: age.count,
            columns: [
                FeatureColumn(name: "age", values: .numeric(age), missing: gaps.age),
                FeatureColumn(name: "income", values: .numeric(income), missing: gaps.income, missingNames: [5: "-8"]),
                FeatureColumn(name: "smokes", values: .nominal(codes: smokes, levels: ["no", "yes"]), missing: gaps.smokes),
            ])
    }

    @Test func completeRowsAreScoredAsEver() throws {
        let features = rows([20, 30, 40], [1000, 2000, 3000], [0, 1, 0])
        let plain = try Self.model.scores(features, rows: [2, 0, 1])
        #expect(try Self.imputing.scores(features, rows: [2, 0, 1]) == plain)
        #expect(try Self.refusing.scores(features, rows: [2, 0, 1]) == plain)
    }

    /// The mean over the nodes, with the conditional mean and variance written out by hand.
    @Test func anIncomeThatIsMissing() throws {
        let features = rows([33], [.nan], [1], gaps: (nil, [1], nil))
        let scores = try Self.imputing.scores(features, rows: [0])
        // Income given age and smokes: slopes .6 and -.3, the rest of its variance.
        let variance = 1 - 0.36 - 0.09 * 0.21, mean = 0.6 * (33 - 30) / 5 - 0.3 * (1 - 0.3)
        let drawn = Self.nodes.values.map { node in max(0, 2000 + 500 * (mean + variance.squareRoot() * node[1])).rounded() }
        let filled = rows(drawn.map { _ in 33 }, drawn, drawn.map { _ in 1 })
        let risks = try Self.model.scores(filled, rows: Array(drawn.indices)).risk
        #expect(Set(risks).count == 3)
        #expect(isClose(scores.risk[0], risks.reduce(0, +) / 16, within: 1e-12))
        #expect(scores.lower[0] < scores.risk[0] && scores.risk[0] < scores.upper[0])
        // Limits: as of the logits of each draw's mean risk.
        let means = (0..<8).map { draw in
            let own = Self.model.draw(draw)
            return (try? own.scores(filled, rows: Array(drawn.indices)).risk.reduce(0, +)).map { $0 / 16 } ?? .nan
        }
        let centre = Logistic.logit(scores.risk[0])
        let squares = means.map { mean -> Double in
            let deviation = Logistic.logit(mean) - centre
            return deviation * deviation
        }
        let spread = (squares.reduce(0, +) / 8).squareRoot()
        #expect(isClose(scores.upper[0], Logistic.expit(centre + Self.model.intervalMultiplier * spread), within: 1e-12))
    }

    /// Each draw's risk is that of a model of the draw alone, whatever gaps the rows have, in any order of rows.
    @Test func drawsAreScoredAsModelsOfTheirOwn() throws {
        let features = rows(
            [33, 28, .nan, 41], [.nan, 1800, 2600, 900], [1, 0, 1, 0], gaps: ([0, 0, 1, 0], [1, 0, 0, 0], [0, 1, 0, 0]))
        let order = [2, 0, 3, 1], drawn = try Self.imputing.drawnRisks(features, rows: order)
        #expect(drawn.count == 8)
        for (number, risks) in drawn.enumerated() {
            let own = try Self.imputing.draw(number).scores(features, rows: order).risk
            #expect(zip(risks, own).allSatisfy { isClose($0, $1, within: 1e-12) })
        }
        let closed = try Self.imputing.drawnRisks(features, rows: [3])
        let plain = try Self.model.drawnRisks(features, rows: [3])
        #expect(closed == plain && Set(drawn.map { $0[1] }).count > 1)
        #expect(throws: LearningError.self) { try Self.refusing.drawnRisks(features, rows: order) }
    }

    /// Levels by Bayes' rule: two normal distributions of income with one variance.
    @Test func aLevelThatIsMissing() throws {
        let income = 1600.0, x = (income - 2000) / 500
        let features = rows([30], [income], [0], gaps: (nil, nil, [1]))
        // Within levels, given age: income around -.3 (smokes - .3), variance of the rest.
        let variance = 1 - 0.36 - 0.09 * 0.21
        func density(_ smokes: Double) -> Double { exp(-(x + 0.3 * (smokes - 0.3)) * (x + 0.3 * (smokes - 0.3)) / (2 * variance)) }
        let yes = 0.3 * density(1) / (0.3 * density(1) + 0.7 * density(0))
        // Levels are asked in the order of the design: yes, then the reference.
        let share = Double(Self.nodes.values.count { $0[2] < yes }) / 16
        let both = try Self.model.scores(rows([30, 30], [income, income], [0, 1]), rows: [0, 1]).risk
        #expect(isClose(try Self.imputing.scores(features, rows: [0]).risk[0], both[1] * share + both[0] * (1 - share), within: 1e-9))
    }

    @Test func aRowDependsOnNothingButItself() throws {
        let features = rows(
            [20, 0, 41, 28], [0, 1700, 0, 900], [0, 1, 1, 0], gaps: ([0, 1, 0, 0], [1, 0, 1, 0], [0, 0, 1, 1]))
        let all = try Self.imputing.scores(features, rows: [0, 1, 2, 3])
        for row in 0..<4 {
            let alone = try Self.imputing.scores(features.taking([row]), rows: [0])
            #expect(alone.risk[0] == all.risk[row] && alone.lower[0] == all.lower[row])
        }
        #expect(try Self.imputing.scores(features, rows: [3, 1]).risk == [all.risk[3], all.risk[1]])
    }

    /// A question that did not apply, and a kind with a bin, are no gaps.
    @Test func whatHasABinIsNoGap() throws {
        let features = rows([30, 30], [0, 0], [0, 0], gaps: (nil, [5, 2], nil))
        let plain = try Self.model.scores(features, rows: [0, 1])
        #expect(try Self.imputing.scores(features, rows: [0, 1]) == plain)
        #expect(try Self.refusing.scores(features, rows: [0, 1]) == plain)
    }

    @Test func completeRowsOnly() throws {
        let features = rows([30, 0, 30], [0, 2000, 2000], [0, 0, 0], gaps: ([0, 1, 0], [1, 0, 0], nil))
        #expect(throws: LearningError.gaps(features: ["age", "income"], rows: 2)) { try Self.refusing.scores(features, rows: [0, 1, 2]) }
        #expect(try Self.refusing.scores(features, rows: [2]).risk.count == 1)
    }

    /// Contributions of a row with gaps are means over what it could be.
    @Test func contributionsOfARowWithGaps() throws {
        let features = rows([33, 33], [.nan, 1900], [1, 0], gaps: (nil, [1, 0], nil)), own = try Self.imputing.contributions(features, rows: [0, 1])
        #expect(isClose(own[0].values[0], -0.1, within: 1e-12) && isClose(own[2].values[0], 0.7, within: 1e-12))
        #expect(own[1].values[0] < 0.8 && own[1].values[0] > -0.6 && own[1].values[1] == 0)
    }

    // MARK: - The file

    @Test func theFileHoldsAllOfIt() throws {
        for model in [Self.imputing, Self.refusing] {
            let bytes = try model.encoded(), again = try ScoringModel(decoding: bytes)
            #expect(again == model)
            #expect(try again.encoded() == bytes)
        }
    }

    @Test(
        arguments: [
            ("\"places\":[null,0]", "\"places\":[null,7]"), ("\"places\":[null,0]", "\"places\":[0]"), ("\"reference\":0", "\"reference\":9"),
            ("\"column\":3", "\"column\":0"), ("\"column\":3", "\"column\":900"), ("\"scale\":500", "\"scale\":0"), ("\"mean\":[1,", "\"mean\":["),
            ("\"rule\":\"impute\"", "\"rule\":\"guess\""), ("\"name\":\"smokes\",\"places\"", "\"name\":\"other\",\"places\""),
            ("\"nodes\":[[", "\"nodes\":[[],["),
            ("\"levels\":[\"no\",\"yes\"],\"name\":\"smokes\",\"places\"", "\"levels\":[\"no\",\"no\"],\"name\":\"smokes\",\"places\""),
        ])
    func aBrokenFileIsRefused(from: String, to: String) throws {
        let text = String(decoding: try Self.imputing.encoded(), as: UTF8.self)
        #expect(text.contains(from), "\(text)")
        let broken = text.replacingOccurrences(of: from, with: to)
        #expect(throws: LearningError.self) { try ScoringModel(decoding: Data(broken.utf8)) }
    }

    /// Nodes cover each variable's distribution evenly.
    @Test func nodesAreEven() {
        for (place, variable) in Self.imputer.variables.enumerated() {
            let shares = Self.nodes.values.map { variable.isAmounts ? Normal.cdf($0[place]) : $0[place] }.sorted()
            for (part, share) in shares.enumerated() { #expect(isClose(share, (Double(part) + 0.5) / 16, within: 1e-9)) }
        }
    }
}
