// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import RiskModels
import StatMath
import TestSupport
import Testing

/// Effects that are held to a form.
@Suite("Priors: shapes")
struct ShapeTests {
    /// Income and age against each other, with noise; nothing of it obeys any shape by itself.
    private static func families(_ count: Int, seed: UInt64) -> (features: Features, outcome: [UInt8]) {
        var random = Philox(seed: seed, stage: "shaped-families")
        var (income, age, home) = ([Double](), [Double](), [Int32]())
        var missing: [UInt8] = []
        var outcome: [UInt8] = []
        for _ in 0..<count {
            let (rank, years) = (random.uniform(), 18 + Double(random.below(27)))
            let renter = random.uniform() < 0.5 ? 1 : 0
            let isUnknown = random.uniform() < 0.1
            let own = -0.8 - 1.2 * rank + 1.2 * (rank > 0.6 ? 1 : 0) + 0.008 * (years - 29) * (years - 29)
            let eta = own - 0.8 * (Double(renter) - 0.5) * (rank - 0.5) + 0.08 * (rank - 0.5) * (years - 31)
            income.append(isUnknown ? .nan : rank)
            missing.append(isUnknown ? 1 : 0)
            age.append(years)
            home.append(Int32(renter))
            outcome.append(random.uniform() < Logistic.expit(eta + (isUnknown ? 1 : 0)) ? 1 : 0)
        }
        let features = Features(
            rowCount: count,
            columns: [
                FeatureColumn(name: "income", values: .numeric(income), missing: missing, missingNames: [1: "not-recorded"]),
                FeatureColumn(name: "age", values: .numeric(age)),
                FeatureColumn(name: "home", values: .nominal(codes: home, levels: ["owned", "rented"])),
            ])
        return (features, outcome)
    }

    private static func shape(_ kind: ShapeKind, _ feature: String = "income") -> Prior {
        Prior(feature: feature, statement: .shape(kind), source: "A guideline")
    }

    /// The log-odds of the value bins of a feature: estimate first, then every draw.
    private static func curves(_ model: ScoringModel, _ feature: Int) -> [[Double]] {
        let own = model.terms[feature].coefficients.prefix(model.terms[feature].bins.valueBinCount)
        return [own.map(\.logOdds)] + (0..<model.drawCount).map { draw in own.map { $0.draws[draw] } }
    }

    /// Where the values of each bin lie, on average.
    private static func means(_ model: ScoringModel, _ feature: Int, _ features: Features) -> [Double] {
        guard case .numeric(let edges) = model.terms[feature].bins.scale, case .numeric(let values) = features.columns[feature].values else {
            return []
        }
        var (sums, counts) = ([Double](repeating: 0, count: edges.count + 1), [Double](repeating: 0, count: edges.count + 1))
        for value in values where value.isFinite {
            let bin = edges.count { $0 <= value }
            sums[bin] += value
            counts[bin] += 1
        }
        return zip(sums, counts).map { $0 / $1 }
    }

    private static func violation(_ curve: [Double], _ kind: ShapeKind, at means: [Double]) -> Double {
        let steps = zip(curve.dropFirst(), curve).map { $0 - $1 }
        switch kind {
        case .increasing: return -(steps.min() ?? 0)
        case .decreasing: return steps.max() ?? 0
        case .unimodal:
            let peak = curve.indices.max { curve[$0] < curve[$1] } ?? 0
            return max(-(steps[..<peak].min() ?? 0), steps[peak...].max() ?? 0)
        case .convex, .concave:
            let sign = kind == .convex ? 1.0 : -1
            return (1..<curve.count - 1).map { bin in
                let (left, right) = (means[bin] - means[bin - 1], means[bin + 1] - means[bin])
                return -sign * (right / (left + right) * curve[bin - 1] - curve[bin] + left / (left + right) * curve[bin + 1])
            }.max() ?? 0
        }
    }

    @Test(arguments: ShapeKind.allCases, [1, 2] as [UInt64])
    func theEstimateAndEveryDrawObey(kind: ShapeKind, seed: UInt64) throws {
        let families = Self.families(3000, seed: seed)
        let data = TrainingData(families.features, families.outcome)
        let fitted = try AdditiveParameters(knowledge: PriorKnowledge([Self.shape(kind)])).fit(data, progress: .silent)
        let model = fitted.scoringModel(), means = Self.means(fitted.scoringModel(), 0, families.features)
        let curves = Self.curves(model, 0)
        #expect(Self.violation(curves[0], kind, at: means) < 1e-8)
        // Draws are rounded to six decimals.
        #expect((curves.dropFirst().map { Self.violation($0, kind, at: means) }.max() ?? 1) < 4e-6)
        #expect(fitted.converged)
        guard case .shape(let report) = fitted.priors[0].outcome else {
            Issue.record("no report")
            return
        }
        #expect(report.held > 0 && report.held <= report.places && report.pull > 0)
        // Missing values are free: they keep the higher risk that they have.
        let missing = try #require(model.terms[0].bins.missing.first.map { _ in model.terms[0].coefficients[model.terms[0].bins.valueBinCount] })
        #expect(missing.logOdds > 0.5)
    }

    /// Two shapes at once: falling and bending upwards.
    @Test func shapesCombine() throws {
        let families = Self.families(3000, seed: 5)
        let knowledge = PriorKnowledge([Self.shape(.decreasing), Self.shape(.convex), Self.shape(.convex, "age")])
        let model = try AdditiveParameters(knowledge: knowledge).fit(TrainingData(families.features, families.outcome), progress: .silent)
            .scoringModel()
        let means = Self.means(model, 0, families.features), ages = Self.means(model, 1, families.features)
        for curve in Self.curves(model, 0) {
            #expect(Self.violation(curve, .decreasing, at: means) < 4e-6 && Self.violation(curve, .convex, at: means) < 4e-6)
        }
        for curve in Self.curves(model, 1) { #expect(Self.violation(curve, .convex, at: ages) < 4e-6) }
    }

    /// Many rows and steps that go up and down: smoothness matters little, and the fit is the isotonic regression of the shares.
    @Test func withoutSmoothnessItIsIsotonicRegression() throws {
        let levels = 12, size = 4000
        var random = Philox(seed: 3, stage: "isotonic-levels")
        let shares = (0..<levels).map { level in 0.1 + 0.05 * Double(level) + 0.12 * (random.uniform() - 0.5) * 2 }
        let values = (0..<levels * size).map { Double($0 / size) }
        let outcome = (0..<levels * size).map { UInt8(Double($0 % size) < shares[$0 / size] * Double(size) ? 1 : 0) }
        let features = Features(rowCount: values.count, columns: [FeatureColumn(name: "week", values: .numeric(values))])
        let parameters = AdditiveParameters(knowledge: PriorKnowledge([Self.shape(.increasing, "week")]))
        let risk = try parameters.fit(TrainingData(features, outcome), progress: .silent)
            .scores(features, rows: (0..<levels).map { $0 * size }).risk
        let observed = (0..<levels).map { level in Double(outcome[level * size..<(level + 1) * size].count { $0 == 1 }) / Double(size) }
        let pooled = ConeProjectorTests.pooled(observed, observed.map { _ in 1 })
        #expect(zip(observed, observed.dropFirst()).contains { $0 > $1 })
        for (risk, pooled) in zip(risk, pooled) { #expect(isClose(risk, pooled, within: 0.012)) }
    }

    /// What already obeys is left as it is, to the solver's tolerance.
    @Test func whatObeysIsNotTouched() throws {
        var random = Philox(seed: 8, stage: "rising")
        let values = (0..<20_000).map { _ in Double(random.below(8)) }
        let outcome = values.map { UInt8(random.uniform() < Logistic.expit(-2 + 0.4 * $0) ? 1 : 0) }
        let features = Features(rowCount: values.count, columns: [FeatureColumn(name: "week", values: .numeric(values))])
        let data = TrainingData(features, outcome)
        let free = try AdditiveParameters().fit(data, progress: .silent)
        let held = try AdditiveParameters(knowledge: PriorKnowledge([Self.shape(.increasing, "week")])).fit(data, progress: .silent)
        for (one, other) in zip(free.scoringModel().terms[0].coefficients, held.scoringModel().terms[0].coefficients) {
            #expect(isClose(one.logOdds, other.logOdds, within: 0.1 * one.standardError + 1e-9))
        }
        guard case .shape(let report) = held.priors[0].outcome else { return }
        #expect(report.held == 0 && report.pull == 0)
    }

    /// The risk obeys when only the shaped feature changes, whatever the partners of its pairs are, in the estimate and in every draw.
    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func pairsObeyAtEveryLevelOfThePartner(seed: UInt64) throws {
        let families = Self.families(4000, seed: 10 + seed)
        let data = TrainingData(families.features, families.outcome)
        let kind: ShapeKind = seed % 2 == 0 ? .decreasing : .convex
        let fitted = try AdditiveParameters(pairs: .number(3), knowledge: PriorKnowledge([Self.shape(kind)])).fit(data, progress: .silent)
        let model = fitted.scoringModel()
        let own = fitted.pairs.indices.filter { fitted.pairs[$0].features.contains("income") }
        #expect(own.count == 2)
        let means = Self.means(model, 0, families.features)
        // Log-odds over the value bins of income, for each choice of a partner's group: one pair, or both.
        func sides(_ pair: Int) -> (own: ScoringModel.Pair.Side, partner: ScoringModel.Pair.Side, isFirst: Bool) {
            let pair = model.pairs[pair]
            return pair.first.feature == "income" ? (pair.first, pair.second, true) : (pair.second, pair.first, false)
        }
        func joint(_ pair: Int, _ bin: Int, _ level: Int) -> ScoringModel.Coefficient {
            let (own, partner, isFirst) = sides(pair), group = own.grouping.group[bin]
            let width = model.pairs[pair].second.grouping.count
            _ = partner
            return model.pairs[pair].coefficients[isFirst ? group * width + level : level * width + group]
        }
        let bins = model.terms[0].bins.valueBinCount
        func check(_ value: (ScoringModel.Coefficient) -> Double, within tolerance: Double) {
            func curve(_ chosen: [(pair: Int, level: Int)]) -> [Double] {
                (0..<bins).map { bin in
                    value(model.terms[0].coefficients[bin]) + chosen.reduce(0) { $0 + value(joint($1.pair, bin, $1.level)) }
                }
            }
            #expect(Self.violation(curve([]), kind, at: means) < tolerance)
            for first in 0..<sides(own[0]).partner.grouping.count {
                #expect(Self.violation(curve([(own[0], first)]), kind, at: means) < tolerance)
                for second in 0..<sides(own[1]).partner.grouping.count {
                    #expect(Self.violation(curve([(own[0], first), (own[1], second)]), kind, at: means) < tolerance)
                }
            }
        }
        check(\.logOdds, within: 1e-7)
        for draw in stride(from: 0, to: model.drawCount, by: 9) { check({ $0.draws[draw] }, within: 1.2e-5) }
    }

    /// Folds obey, and so does a fit at a finer resolution or from few rows.
    @Test func foldsObey() throws {
        let families = Self.families(1500, seed: 30)
        let parameters = AdditiveParameters(pairs: .number(1), knowledge: PriorKnowledge([Self.shape(.decreasing), Self.shape(.unimodal, "age")]))
        let data = TrainingData(families.features, families.outcome), folds = Fold.turns(3, of: 1500)
        let probe = Features(
            rowCount: 20,
            columns: [
                FeatureColumn(name: "income", values: .numeric((0..<20).map { Double($0) / 20 }), missing: [UInt8](repeating: 0, count: 20)),
                FeatureColumn(name: "age", values: .numeric([Double](repeating: 30, count: 20))),
                FeatureColumn(name: "home", values: .nominal(codes: [Int32](repeating: 1, count: 20), levels: ["owned", "rented"])),
            ])
        for fold in folds {
            let risk = try parameters.fit(data.restricted(to: fold.training), progress: .silent).scores(probe, rows: Array(0..<20)).risk
            #expect(zip(risk, risk.dropFirst()).allSatisfy { $0 >= $1 - 1e-9 })
        }
        let scores = try parameters.crossFit(data, folds: folds, progress: .silent)
        #expect(scores.outOfFold.allSatisfy { $0.risk.allSatisfy(\.isFinite) })
    }

    /// The order of rows changes nothing, and two fits give the same bytes.
    @Test func itIsDeterministic() throws {
        let families = Self.families(1200, seed: 40)
        let parameters = AdditiveParameters(pairs: .number(2), knowledge: PriorKnowledge([Self.shape(.unimodal), Self.shape(.convex, "age")]))
        let data = TrainingData(families.features, families.outcome)
        let (one, other) = (try parameters.fit(data, progress: .silent), try parameters.fit(data, progress: .silent))
        #expect(one.scoringModel() == other.scoringModel() && one.priors == other.priors)
    }
}
