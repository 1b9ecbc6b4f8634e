// SPDX-License-Identifier: EUPL-1.2

import Learning
import RiskModels
import StatMath
import TestSupport
import Testing

/// Which rows and weights a variance is taken over.
enum VarianceCase: String, CaseIterable, Sendable {
    case rows, frequencies, ownClusters, families, sampling, samplingOfFamilies

    var weights: CaseWeights.Kind? {
        switch self {
        case .frequencies: .frequency
        case .sampling, .samplingOfFamilies: .sampling
        case .rows, .ownClusters, .families: nil
        }
    }

    var isSandwich: Bool { self != .rows && self != .frequencies }

    /// Rows of one family; `nil` where every row stands for itself.
    func cluster(_ row: Int) -> Int { self == .families || self == .samplingOfFamilies ? row / 3 : row }
    var hasClusters: Bool { self == .families || self == .samplingOfFamilies || self == .ownClusters }
}

/// Standard errors of an additive model, beside the matrices of the formula written out (methods 10).
@Suite("Additive model: variance")
struct AdditiveVarianceTests {
    static let births = DrawnBirths(500, seed: 31)
    static let parameters = AdditiveParameters(binning: Binning(coarseBins: 5, fineBins: 5))

    private func fit(_ kind: VarianceCase) throws -> (model: AdditiveModel, weights: [Double]) {
        let births = Self.births
        let raw = births.rows.map { kind.weights == nil ? 1 : Double(1 + $0 % 3) }
        let data = TrainingData(
            births.features, births.outcome, weights: try kind.weights.map { try #require(CaseWeights(raw, kind: $0)) },
            clusters: kind.hasClusters ? Clusters(keys: births.rows.map(kind.cluster)) : nil)
        let mean = kind.weights == .sampling ? raw.reduce(0, +) / Double(raw.count) : 1
        return (try Self.parameters.fit(data, progress: .silent), raw.map { $0 / mean })
    }

    @Test(arguments: VarianceCase.allCases)
    func equalsTheFormula(kind: VarianceCase) throws {
        let (model, weights) = try fit(kind)
        let births = Self.births
        let naive = try NaiveCovariance(
            model, births.features, births.outcome, weights: weights, ridge: Self.parameters.ridge,
            clusters: kind.isSandwich ? births.rows.map(kind.cluster) : nil)
        let scored = model.scoringModel()
        #expect(isClose(scored.intercept.standardError, naive.standardErrors[0], within: 0.05 * naive.standardErrors[0]))
        let ours = scored.terms.flatMap(\.coefficients), smoothing = model.terms.flatMap(\.smoothingErrors)
        #expect(ours.count == naive.standardErrors.count - 1 && ours.count == smoothing.count)
        for ((ours, smoothing), expected) in zip(zip(ours, smoothing), naive.standardErrors.dropFirst()) {
            let given = (ours.standardError * ours.standardError - smoothing * smoothing).squareRoot()
            #expect(isClose(given, expected, within: 1e-4 * expected))
        }
    }

    /// What unknown smoothing adds, beside an average written out with matrices of the whole model; directions of a thousandth are left out.
    @Test func unknownSmoothingEqualsTheFormula() throws {
        let model = try fit(.rows).model
        let naive = try NaiveSmoothingUncertainty(model, Self.births.features, ridge: Self.parameters.ridge)
        let ours = model.terms.flatMap { term in term.smoothingErrors.map { $0 * $0 } }
        let scale = model.scoringModel().terms.flatMap(\.coefficients).map { $0.standardError * $0.standardError }
        #expect(ours.count == naive.variances.count && ours.count > 10)
        #expect(zip(ours, scale).contains { $0 > 0.1 * $1 })
        for ((ours, expected), scale) in zip(zip(ours, naive.variances), scale) {
            #expect(isClose(ours, expected, within: 0.02 * expected + 1e-3 * scale))
        }
    }

    /// More rows know more of the smoothness, too.
    @Test func moreRowsLeaveLessUnknownSmoothing() throws {
        func share(_ rows: Int) throws -> Double {
            let model = try Self.parameters.fit(DrawnBirths(rows, seed: 35).data, progress: .silent)
            let errors = model.scoringModel().terms.flatMap(\.coefficients).map(\.standardError), rows = model.terms.flatMap(\.rows)
            let squares = zip(errors, rows).reduce(0) { $0 + ($1.1 > 0 ? $1.0 * $1.0 : 0) }
            return zip(model.terms.flatMap(\.smoothingErrors), rows).reduce(0) { $0 + ($1.1 > 0 ? $1.0 * $1.0 : 0) } / squares
        }
        let (few, many) = (try share(500), try share(50_000))
        #expect(few > 0.02)
        #expect(many < few)
    }

    /// Weights of the sum over rows of the outcome less the risk: the stationary point of the penalised likelihood.
    @Test(arguments: VarianceCase.allCases)
    func estimatesAreStationary(kind: VarianceCase) throws {
        let (model, weights) = try fit(kind)
        #expect(model.converged)
        let births = Self.births
        let risk = try model.scores(births.features, rows: births.rows).risk
        let excess = births.rows.reduce(0) { $0 + weights[$1] * (Double(births.outcome[$1]) - risk[$1]) }
        #expect(isClose(excess, 0, within: 0.02))
    }

    /// The draws of the model file spread around the estimates as the standard errors say.
    @Test func drawsSpreadAsTheStandardErrors() throws {
        let model = try fit(.rows).model.scoringModel()
        let coefficients = ([model.intercept] + model.terms.flatMap(\.coefficients)).filter { $0.standardError > 1e-3 }
        let ratios = coefficients.map { coefficient in
            let squares = coefficient.draws.reduce(0) { $0 + ($1 - coefficient.logOdds) * ($1 - coefficient.logOdds) }
            return (squares / Double(coefficient.draws.count)).squareRoot() / coefficient.standardError
        }
        #expect(ratios.count > 10 && ratios.allSatisfy { (0.6...1.4).contains($0) })
        #expect(isClose(ratios.reduce(0, +) / Double(ratios.count), 1, within: 0.1))
    }

    /// Another seed, other draws; the estimates stay.
    @Test func theSeedChangesTheDrawsAlone() throws {
        let one = try AdditiveParameters(seed: 1).fit(Self.births.data, progress: .silent).scoringModel()
        let two = try AdditiveParameters(seed: 2).fit(Self.births.data, progress: .silent).scoringModel()
        for (one, two) in zip(one.terms.flatMap(\.coefficients), two.terms.flatMap(\.coefficients)) {
            #expect(one.logOdds == two.logOdds && one.standardError == two.standardError)
        }
        #expect(one.intercept.draws != two.intercept.draws)
    }

    /// Every birth twice is no more known than once: with families the limits stay as wide, without they shrink.
    @Test func familiesKeepRepeatedRowsFromCountingTwice() throws {
        let births = DrawnBirths(1500, seed: 33)
        let twice = births.rows + births.rows
        let features = births.features.taking(twice), outcome = twice.map { births.outcome[$0] }
        func widths(_ data: TrainingData) throws -> Double {
            let scores = try Self.parameters.fit(data, progress: .silent).scores(births.features, rows: births.rows)
            return births.rows.reduce(0) { $0 + scores.width($1) } / Double(births.rows.count)
        }
        let once = try widths(births.data)
        let alone = try widths(TrainingData(features, outcome))
        let families = try widths(TrainingData(features, outcome, clusters: Clusters(keys: twice)))
        #expect((1.25...1.55).contains(families / alone))
        #expect((0.85...1.15).contains(families / once))
    }
}
