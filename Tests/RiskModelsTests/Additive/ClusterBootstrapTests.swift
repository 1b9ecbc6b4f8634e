// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import RiskModels
import StatMath
import TestSupport
import Testing

/// The bootstrap in one step, beside the matrices of its formula, a bootstrap that refits, and the posterior.
@Suite("Additive model: bootstrap")
struct ClusterBootstrapTests {
    private static func errors(_ model: AdditiveModel) -> [Double] {
        model.terms.flatMap(\.bootstrapErrors) + model.pairs.flatMap(\.bootstrapErrors)
    }

    private static func posterior(_ model: AdditiveModel) -> [Double] {
        let scored = model.scoringModel()
        return (scored.terms.flatMap(\.coefficients) + scored.pairs.flatMap(\.coefficients)).map(\.standardError)
    }

    /// Given the smoothing, its covariance is (H+P)^-1 (J+P) (H+P)^-1, with J of the clusters, or of the rows that a row stands for.
    @Test(arguments: VarianceCase.allCases)
    func equalsTheFormula(kind: VarianceCase) throws {
        let births = AdditiveVarianceTests.births
        let raw = births.rows.map { kind.weights == nil ? 1 : Double(1 + $0 % 3) }
        let data = TrainingData(
            births.features, births.outcome, weights: try kind.weights.map { try #require(CaseWeights(raw, kind: $0)) },
            clusters: kind.hasClusters ? Clusters(keys: births.rows.map(kind.cluster)) : nil)
        var parameters = AdditiveVarianceTests.parameters
        parameters.resamples = 4096
        let model = try parameters.fit(data, progress: .silent)
        // A row that stands for three is three rows.
        let rows = kind == .frequencies ? births.rows.flatMap { Array(repeating: $0, count: Int(raw[$0])) } : births.rows
        let mean = kind.weights == .sampling ? raw.reduce(0, +) / Double(raw.count) : 1
        let naive = try NaiveCovariance(
            model, births.features.taking(rows), rows.map { births.outcome[$0] },
            weights: kind == .frequencies ? rows.map { _ in 1 } : raw.map { $0 / mean }, ridge: parameters.ridge,
            clusters: kind == .frequencies ? Array(rows.indices) : births.rows.map(kind.cluster))
        let ours = zip(Self.errors(model), model.terms.flatMap(\.smoothingErrors)).map { ($0 * $0 - $1 * $1).squareRoot() }
        let expected = Array(naive.standardErrors.dropFirst())
        #expect(ours.count == expected.count)
        for (ours, expected) in zip(ours, expected) { #expect(isClose(ours, expected, within: 0.06 * expected)) }
        let ratio = zip(ours, expected).reduce(0) { $0 + $1.0 / $1.1 } / Double(ours.count)
        #expect(isClose(ratio, 1, within: 0.015))
    }

    /// Families whose children are alike, refitted on families drawn with replacement: levels with so many rows that no prior is felt.
    @Test func agreesWithABootstrapThatRefits() throws {
        let families = 700, children = 4
        var random = Philox(seed: 3, stage: "refits")
        let place = (0..<families).map { _ in Int32(random.below(4)) }
        let excess = (0..<families).map { _ in 1.2 * Normal.quantile(random.uniform()) }
        let rows = (0..<families * children).map { $0 / children }
        let outcome = rows.map { UInt8(random.uniform() < Logistic.expit(Double(place[$0]) - 2 + excess[$0]) ? 1 : 0) }
        let features = Features(
            rowCount: rows.count,
            columns: [FeatureColumn(name: "municipality", values: .nominal(codes: rows.map { place[$0] }, levels: ["a", "b", "c", "d"]))])
        let model = try AdditiveParameters(resamples: 1024).fit(
            TrainingData(features, outcome, clusters: Clusters(keys: rows)), progress: .silent)
        let estimates = model.scoringModel().terms[0].coefficients.map(\.logOdds)
        // Each refit is centred over its own rows: centre all over those of the fit.
        let shares = model.terms[0].rows.map { $0 / Double(rows.count) }
        func centred(_ values: [Double]) -> [Double] {
            let mean = zip(values, shares).reduce(0) { $0 + $1.0 * $1.1 }
            return values.map { $0 - mean }
        }
        let refits = 300
        var squares = estimates.map { _ in 0.0 }
        for refit in 0..<refits {
            var random = Philox(seed: 4, stage: "refits", item: UInt64(refit))
            let drawn = (0..<families).flatMap { _ in
                let family = random.below(families)
                return (0..<children).map { family * children + $0 }
            }
            let fit = try AdditiveParameters().fit(TrainingData(features.taking(drawn), drawn.map { outcome[$0] }), progress: .silent)
            let values = centred(fit.scoringModel().terms[0].coefficients.map(\.logOdds))
            for (index, (value, estimate)) in zip(values, centred(estimates)).enumerated() {
                squares[index] += (value - estimate) * (value - estimate)
            }
        }
        let refitted = squares.map { ($0 / Double(refits)).squareRoot() }
        let occupied = shares.indices.filter { shares[$0] > 0 }
        #expect(occupied.count == 4)
        for bin in occupied {
            // 4% of Monte Carlo error of the refits, 2% of ours.
            #expect((0.85...1.15).contains(model.terms[0].bootstrapErrors[bin] / refitted[bin]))
            // Rows taken for independent would claim to know more.
            #expect(refitted[bin] > 0)
        }
        let alone = try AdditiveParameters(resamples: 1024).fit(TrainingData(features, outcome), progress: .silent)
        let ratio = occupied.map { model.terms[0].bootstrapErrors[$0] / alone.terms[0].bootstrapErrors[$0] }
        #expect(ratio.allSatisfy { $0 > 1.15 })
    }

    /// Where the model is right and rows are independent, resampling and the posterior say the same, in pairs too.
    @Test func isThePosteriorWhereTheModelIsRight() throws {
        let births = DrawnBirths(20_000, seed: 12)
        let model = try AdditiveParameters(pairs: .number(2), resamples: 512).fit(births.data, progress: .silent)
        #expect(!model.pairs.isEmpty && model.pairs.allSatisfy { $0.bootstrapErrors.count == $0.rows.count })
        let ratios = zip(Self.errors(model), Self.posterior(model)).filter { $0.1 > 1e-3 }.map { $0.0 / $0.1 }
        #expect(ratios.count > 60)
        #expect(isClose(ratios.reduce(0, +) / Double(ratios.count), 1, within: 0.03))
        #expect(ratios.allSatisfy { (0.75...1.3).contains($0) })
    }

    /// The same bits for any number of threads and order of rows.
    @Test func dependsNeitherOnThreadsNorOnOrder() throws {
        let births = DrawnBirths(40_000, seed: 13), backwards = Array(births.rows.reversed())
        let parameters = AdditiveParameters(resamples: 128)
        let one = Self.errors(try parameters.fit(births.data, progress: .silent))
        let other = Self.errors(
            try parameters.fit(TrainingData(births.features.taking(backwards), backwards.map { births.outcome[$0] }), progress: .silent))
        let threads = Parallelism.threads
        Parallelism.threads = 1
        defer { Parallelism.threads = threads }
        let alone = Self.errors(try parameters.fit(births.data, progress: .silent))
        #expect(one == alone)
        #expect(one == other)
    }

    /// Resamples obey the shapes too: inside a flat stretch they are as sure as draws of the posterior.
    @Test func resamplesObeyShapes() throws {
        let births = DrawnBirths(4000, seed: 14)
        let knowledge = PriorKnowledge([Prior(feature: "weight", statement: .shape(.decreasing), source: "made up")])
        let shaped = try AdditiveParameters(knowledge: knowledge, resamples: 256).fit(births.data, progress: .silent)
        let weight = try #require(shaped.terms.firstIndex { $0.bins.feature == "weight" })
        let posterior = shaped.scoringModel().terms[weight].coefficients.map(\.standardError)
        let ratios = zip(shaped.terms[weight].bootstrapErrors, posterior).filter { $0.1 > 1e-3 }.map { $0.0 / $0.1 }
        #expect(ratios.count > 10)
        #expect(isClose(ratios.reduce(0, +) / Double(ratios.count), 1, within: 0.1))
    }

    @Test func resamplesAreAWholeNumberThatSaysSomething() {
        #expect(throws: RiskModelsError.self) { try AdditiveParameters(resamples: 1).fit(DrawnBirths(200).data, progress: .silent) }
        #expect(throws: RiskModelsError.self) { try LogisticParameters(resamples: -5).fit(DrawnBirths(200).data, progress: .silent) }
    }
}
