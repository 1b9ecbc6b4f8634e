// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Learning
import RiskModels
import StatMath
import TestSupport
import Testing

/// Which estimate is used when, and what each promises.
@Suite("Logistic regression: estimates")
struct LogisticEstimationTests {
    static let births = DrawnBirths(1200)
    static let penalised: [LogisticEstimation] = [.automatic, .firth, .flac, .logF, .weaklyInformative]

    private func fit(_ estimation: LogisticEstimation, _ data: TrainingData) throws -> LogisticModel {
        try LogisticParameters(estimation: estimation).fit(data, progress: .silent)
    }

    /// The mean risk is the share of events, weighted as the fit is, to 1e-8 (methods 13).
    @Test(arguments: LogisticEstimation.allCases, [CaseWeights.Kind?.none] + CaseWeights.Kind.allCases)
    func meanRiskIsThePrevalence(estimation: LogisticEstimation, kind: CaseWeights.Kind?) throws {
        let births = Self.births
        let values = births.rows.map { $0 % 9 == 0 ? 0 : kind == .frequency ? Double(1 + $0 % 3) : 0.3 + Double($0 % 5) }
        let weights = try kind.map { try #require(CaseWeights(values, kind: $0)) }
        let families = Clusters(keys: births.rows.map { $0 / 2 })
        let data = TrainingData(births.features, births.outcome, weights: weights, clusters: families)
        let risk = try fit(estimation, data).scores(births.features, rows: births.rows).risk
        let counts = kind == nil ? births.rows.map { _ in 1 } : values
        let total = counts.reduce(0, +)
        let mean = zip(counts, risk).reduce(0) { $0 + $1.0 * $1.1 } / total
        let prevalence = zip(counts, births.outcome).reduce(0) { $0 + $1.0 * Double($1.1) } / total
        #expect(isClose(mean, prevalence, within: 1e-8))
    }

    /// An offset that is the same for all only moves the intercept.
    @Test(arguments: LogisticEstimation.allCases)
    func offsets(estimation: LogisticEstimation) throws {
        let births = Self.births
        let moved = try fit(
            estimation,
            TrainingData(
                features: births.features, outcome: births.outcome, rows: RowSet(births.rows, of: 1200), offset: births.rows.map { _ in 0.4 }))
        let plain = try fit(estimation, births.data)
        for (one, other) in zip(moved.coefficients, plain.coefficients) {
            #expect(isClose(one.logOdds + (other.feature == nil ? 0.4 : 0), other.logOdds, within: 1e-6), "\(other.term)")
        }
    }

    /// A ward whose births all came too early, in few and in many columns.
    @Test(arguments: penalised)
    func separationHasAnEstimate(estimation: LogisticEstimation) throws {
        let births = Self.births
        let codes = births.rows.map { births.outcome[$0] == 1 && $0 % 20 < 10 ? Int32(1) : 0 }
        let ward = FeatureColumn(name: "ward", values: .nominal(codes: codes, levels: ["other", "neonatal"]))
        let data = TrainingData(Features(rowCount: 1200, columns: births.features.columns + [ward]), births.outcome)
        let model = try fit(estimation, data)
        if estimation == .automatic { #expect(model.choice.estimation == .firth && model.choice.reason == .separation) }
        let separating = try #require(model.coefficients.first { $0.term == "ward=neonatal" })
        #expect((2...15).contains(separating.logOdds) && (0.1...10).contains(separating.standardError))
        let risk = try model.scores(data.features, rows: births.rows)
        #expect((risk.risk + risk.lower + risk.upper).allSatisfy { 0 < $0 && $0 < 1 })
        let events = births.outcome.reduce(0) { $0 + Double($1) }
        #expect(isClose(risk.risk.reduce(0, +), events, within: 1e-6))
    }

    /// Wards of which each has one event, and hardly a row more.
    @Test(arguments: penalised, [1, 2])
    func manyLevelsWithOneEvent(estimation: LogisticEstimation, rowsPerLevel: Int) throws {
        let levels = 64, count = levels * rowsPerLevel + 40
        let codes = (0..<count).map { Int32($0 < levels * rowsPerLevel ? 1 + $0 / rowsPerLevel : 0) }
        let outcome = (0..<count).map { UInt8($0 < levels * rowsPerLevel && $0 % rowsPerLevel == 0 ? 1 : 0) }
        let features = Features(
            rowCount: count, columns: [FeatureColumn(name: "ward", values: .nominal(codes: codes, levels: (0...levels).map { "\($0)" }))])
        let scores = try fit(estimation, TrainingData(features, outcome)).scores(features, rows: Array(0..<count))
        #expect((scores.risk + scores.lower + scores.upper).allSatisfy { (0...1).contains($0) })
        #expect(isClose(scores.risk.reduce(0, +), 64, within: 1e-6))
        // Wards that are alike have one risk.
        let first = scores.risk[0]
        #expect((0..<levels).allSatisfy { isClose(scores.risk[$0 * rowsPerLevel], first, within: 1e-7) })
    }

    @Test(arguments: penalised)
    func oneEvent(estimation: LogisticEstimation) throws {
        let births = Self.births
        let model = try fit(estimation, TrainingData(births.features, births.rows.map { $0 == 17 ? 1 : 0 }))
        let scores = try model.scores(births.features, rows: births.rows)
        #expect(isClose(scores.risk.reduce(0, +), 1, within: 1e-8))
        #expect(scores.risk.allSatisfy { 0 < $0 && $0 < 0.9 })
    }

    /// Weights from 0 to a million: a frequency of a million is very many rows.
    @Test(arguments: LogisticEstimation.allCases, CaseWeights.Kind.allCases)
    func extremeWeights(estimation: LogisticEstimation, kind: CaseWeights.Kind) throws {
        let births = Self.births
        let weights = try #require(CaseWeights(births.rows.map { [0, 1, 1e6][$0 % 3] }, kind: kind))
        let model = try fit(estimation, TrainingData(births.features, births.outcome, weights: weights))
        #expect(model.coefficients.allSatisfy { $0.logOdds.isFinite && $0.standardError.isFinite && $0.standardError > 0 })
    }

    @Test(arguments: LogisticEstimation.allCases)
    func aColumnWithOneValueIsNamed(estimation: LogisticEstimation) {
        let country = FeatureColumn(name: "country", values: .numeric([Double](repeating: 31, count: 1200)))
        let data = TrainingData(Features(rowCount: 1200, columns: Self.births.features.columns + [country]), Self.births.outcome)
        #expect(throws: RiskModelsError.dependentColumns(["country"])) { try fit(estimation, data) }
    }

    /// Many events: maximum likelihood; few: Firth. The finding says which and why.
    @Test func automaticSaysWhy() throws {
        let many = DrawnBirths(8000), few = TrainingData(Self.births.features, Self.births.outcome, rows: Array(0..<150))
        let plain = try fit(.automatic, many.data), careful = try fit(.automatic, few)
        #expect(plain.choice.estimation == .maximumLikelihood && plain.choice.reason == .enoughEvents)
        #expect(try plain.coefficients == fit(.maximumLikelihood, many.data).coefficients)
        #expect(careful.choice.estimation == .firth && careful.choice.reason == .fewEvents)
        #expect((plain.choice.expectedShrinkage ?? 0) >= 0.9 && (careful.choice.expectedShrinkage ?? 1) < 0.9)
        #expect(try careful.coefficients == fit(.firth, few).coefficients)
        let words = [plain, careful].map { $0.findings(about: About(), rows: "train")[0].says?.template }
        #expect(words == ["logistic.estimate.enough-events", "logistic.estimate.few-events"])
        #expect(try fit(.firth, few).findings(about: About(), rows: "train")[0].says == nil)
    }
}
