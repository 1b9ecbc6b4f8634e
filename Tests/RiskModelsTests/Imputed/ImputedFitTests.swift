// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import RiskModels
import StatMath
import TestSupport
import Testing

/// One model on several completed tables.
@Suite("Models of completed tables")
struct ImputedFitTests {
    static let births = DrawnBirths(900, seed: 5)

    private func data(clusters: Bool, weights: CaseWeights.Kind? = nil) throws -> TrainingData {
        let births = Self.births
        let own = try weights.map { try #require(CaseWeights(births.rows.map { Double(1 + $0 % 3) }, kind: $0)) }
        return TrainingData(
            births.features, births.outcome, weights: own, clusters: clusters ? Clusters(keys: births.rows.map { $0 / 3 }) : nil)
    }

    /// The first numeric feature with noise, as draws of it would be.
    private func tables(_ count: Int, noise: Double) -> [Features] {
        (0..<count).map { table in
            guard let first = Self.births.features.columns.first, case .numeric(let values) = first.values else { return Self.births.features }
            var random = Philox(seed: UInt64(table), stage: "test.tables")
            let changed = values.enumerated().map { $0 % 4 == 0 ? $1 + noise * Normal.quantile(random.uniform()) : $1 }
            return Self.births.features.replacing(
                FeatureColumn(name: first.name, unit: first.unit, values: .numeric(changed), missing: first.missing, missingNames: first.missingNames)
            )
        }
    }

    private func coefficients(_ model: ScoringModel) -> [ScoringModel.Coefficient] { [model.intercept] + model.terms.flatMap(\.coefficients) }

    /// Tables that are the same say what one says, with the same uncertainty: nothing was missing.
    @Test(arguments: [false, true], [CaseWeights.Kind?.none, .sampling])
    func equalTablesAreOne(clusters: Bool, weights: CaseWeights.Kind?) throws {
        let data = try data(clusters: clusters, weights: weights), parameters = AdditiveParameters(binning: Binning(coarseBins: 6, fineBins: 6))
        let one = try parameters.fit(data, progress: .silent)
        let many = try parameters.fit(ImputedTrainingData(data, tables: Array(repeating: data.features, count: 4)), progress: .silent)
        #expect(many.imputations == 4 && many.rowCount == one.rowCount && many.eventCount == one.eventCount)
        #expect(many.clusterCount == one.clusterCount && many.isSandwich == one.isSandwich)
        for (own, other) in zip(coefficients(one.scoringModel()), coefficients(many.scoringModel())) {
            #expect(isClose(own.logOdds, other.logOdds, within: 0.05 * own.standardError + 1e-6))
            #expect(isClose(own.standardError, other.standardError, within: 0.02 * own.standardError))
        }
        for term in many.terms { #expect((term.missingInformation ?? 1) < 1e-3) }
    }

    /// Methods 5 beside a refit of each table: one Newton step is nearly there.
    @Test func theVarianceBetweenTablesIsThatOfRefits() throws {
        let data = try data(clusters: false), tables = tables(8, noise: 6)
        let parameters = AdditiveParameters(binning: Binning(coarseBins: 2, fineBins: 2))
        let model = try parameters.fit(ImputedTrainingData(data, tables: tables), progress: .silent)
        let term = try #require(model.terms.first), share = try #require(term.missingInformation)
        let others = model.terms.dropFirst().compactMap(\.missingInformation)
        #expect(share > 0.05 && share < 0.9 && others.allSatisfy { $0 < share }, "\(share) \(others)")
        // With the same bins in every table, a straight contrast of two bins has the variance of Rubin's rules.
        let edges: [Double]
        if case .numeric(let own) = term.bins.scale { edges = own } else { edges = [] }
        #expect(edges.count == 1)
        let fits = try tables.map { table -> Double in
            let binned = table.columns.map { column -> FeatureColumn in
                guard column.name == term.bins.feature, case .numeric(let values) = column.values else { return column }
                return FeatureColumn(
                    name: column.name, values: .numeric(values.map { $0 < edges[0] ? 0 : 1 }), missing: column.missing,
                    missingNames: column.missingNames)
            }
            let fit = try parameters.fit(
                data.having(Features(rowCount: table.rowCount, columns: binned)), progress: .silent
            ).scoringModel().terms[0].coefficients
            return fit[1].logOdds - fit[0].logOdds
        }
        let mean = fits.reduce(0, +) / 8, between = fits.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 7
        let scored = model.scoringModel().terms[0].coefficients
        #expect(isClose(scored[1].logOdds - scored[0].logOdds, mean, within: 0.25 * between.squareRoot() + 0.02))
        // The variance between tables of the first bin, which the model says is `share` of all of it.
        let plain = try parameters.fit(data.having(tables[0]), progress: .silent).scoringModel().terms[0].coefficients[0].standardError
        #expect(scored[0].standardError > plain)
    }

    /// Rubin's rules beside the estimate of each table.
    @Test(arguments: [false, true])
    func coefficientsOfALogisticRegressionArePooled(clusters: Bool) throws {
        let data = try data(clusters: clusters), tables = tables(5, noise: 3)
        let pooled = try LogisticParameters().fit(ImputedTrainingData(data, tables: tables), progress: .silent)
        let fits = try tables.map { try LogisticParameters().fit(data.having($0), progress: .silent) }
        let imputed = try #require(pooled.imputed)
        #expect(imputed.estimates.count == 5 && pooled.rowCount == 900)
        for (place, own) in pooled.coefficients.enumerated() {
            let values = fits.map { $0.coefficients[place].logOdds }, errors = fits.map { $0.coefficients[place].standardError }
            #expect(fits.allSatisfy { $0.coefficients[place].term == own.term })
            let mean = values.reduce(0, +) / 5, within = errors.reduce(0) { $0 + $1 * $1 } / 5
            let between = 1.2 * values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 4
            #expect(isClose(own.logOdds, mean, within: 1e-9))
            #expect(isClose(own.standardError, (within + between).squareRoot(), within: 1e-9))
            #expect(isClose(imputed.missingInformation[place], between / (within + between), within: 1e-6))
        }
    }

    /// A bootstrap of one table has the uncertainty of its rows; what is missing comes on top.
    @Test func theBootstrapHoldsWhatIsMissing() throws {
        let data = try data(clusters: true)
        let parameters = AdditiveParameters(binning: Binning(coarseBins: 4, fineBins: 4), resamples: 256)
        let one = try parameters.fit(data, progress: .silent).terms[0].bootstrapErrors
        let same = try parameters.fit(ImputedTrainingData(data, tables: [data.features, data.features]), progress: .silent).terms[0].bootstrapErrors
        for (own, other) in zip(one, same) where own > 0.01 { #expect(isClose(own, other, within: 0.25 * own)) }
    }
}

extension TrainingData {
    /// The same rows with other features.
    fileprivate func having(_ features: Features) -> TrainingData {
        TrainingData(features: features, outcome: outcome, rows: rows, weights: weights, clusters: clusters, offset: offset)
    }
}
