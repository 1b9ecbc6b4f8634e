// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Learning
import RiskModels
import StatMath
import TestSupport
import Testing

/// Out-of-fold scores from sums less a fold, beside fits on the other rows alone.
@Suite("Additive model: folds")
struct AdditiveFoldTests {
    /// Features of few values, all of which occur in every fold: any rows then learn the same bins.
    static let births = DrawnBirths(6000, seed: 21).coarsened()

    private func honest(_ fold: Fold, _ data: TrainingData, _ parameters: AdditiveParameters) throws -> (AdditiveModel, Scores) {
        let model = try parameters.fit(data.restricted(to: fold.training), progress: .silent)
        return (model, try model.scores(data.features, rows: fold.heldOut.indices))
    }

    /// Both are solved to a decrement of 10^-3, so that no combination of coefficients is off by more than .032 of its standard error
    /// (methods 9); a model that saw the fold lies much farther off.
    @Test func equalsFitsOnTheOtherRows() throws {
        let data = Self.births.data
        let folds = Fold.turns(4, of: 6000)
        let crossFit = try AdditiveParameters().crossFit(data, folds: folds, progress: .silent)
        for (fold, scores) in zip(folds, crossFit.outOfFold) {
            let (model, expected) = try honest(fold, data, AdditiveParameters())
            #expect(model.terms.map(\.bins) == crossFit.fitted.terms.map(\.bins))
            let seen = try crossFit.fitted.scores(data.features, rows: fold.heldOut.indices)
            let (apart, leaked) = (scores.distance(from: expected), seen.distance(from: expected))
            #expect(apart.largest < 0.064)
            #expect(apart.mean < 0.01)
            #expect(leaked.mean > 20 * apart.mean)
        }
    }

    /// The whole fit does not know that there are folds.
    @Test func theFitItselfIsTheSame() throws {
        let data = Self.births.data
        let fitted = try AdditiveParameters().crossFit(data, folds: Fold.turns(3, of: 6000), progress: .silent).fitted.scoringModel()
        let isSame = try fitted == AdditiveParameters().fit(data, progress: .silent).scoringModel()
        #expect(isSame)
    }

    /// Families, weights and a disclosure profile go along into each fold.
    @Test func foldsKeepWeightsAndFamilies() throws {
        let births = Self.births
        let weights = try #require(CaseWeights(births.rows.map { 1 + Double($0 / 3 % 4) }, kind: .sampling))
        let families = Clusters(keys: births.rows.map { $0 / 2 })
        let data = TrainingData(births.features, births.outcome, weights: weights, clusters: families)
        let parameters = AdditiveParameters(binning: Binning(minimumRows: 10, significantDigits: 3))
        let folds = Fold.turns(3, of: 6000)
        let outOfFold = try parameters.crossFit(data, folds: folds, progress: .silent).outOfFold
        for (fold, scores) in zip(folds, outOfFold) {
            let (_, expected) = try honest(fold, data, parameters)
            let apart = scores.distance(from: expected).largest
            #expect(apart < 0.1)
            // Limits too: they are drawn with the same seed.
            let widths = scores.risk.indices.map { scores.width($0) / expected.width($0) }
            #expect(widths.allSatisfy { (0.95...1.05).contains($0) })
        }
    }

    /// Rows of the fold that is left out are not in its counts: nothing else is left to hold a level that only they have.
    @Test func aLevelThatOnlyTheFoldHolds() throws {
        let births = Self.births
        let codes = births.rows.map { $0 % 4 == 1 && $0 % 8 == 1 ? Int32(1) : 0 }
        let ward = FeatureColumn(name: "ward", values: .nominal(codes: codes, levels: ["maternity", "neonatal"]))
        let features = Features(rowCount: 6000, columns: births.features.columns + [ward])
        // In that ward everything goes wrong; a model that did not see it must not know.
        let outcome = births.rows.map { codes[$0] == 1 ? 1 : births.outcome[$0] }
        let folds = Fold.turns(4, of: 6000)
        let scores = try AdditiveParameters().crossFit(TrainingData(features, outcome), folds: folds, progress: .silent).outOfFold[1]
        let inWard = folds[1].heldOut.indices.enumerated().filter { codes[$0.element] == 1 }.map { scores.risk[$0.offset] }
        let elsewhere = folds[1].heldOut.indices.enumerated().filter { codes[$0.element] == 0 }.map { scores.risk[$0.offset] }
        let mean = (inWard.reduce(0, +) / Double(inWard.count), elsewhere.reduce(0, +) / Double(elsewhere.count))
        #expect(isClose(mean.0, mean.1, within: 0.05))
    }

    @Test func aFoldWithoutEvents() throws {
        let births = Self.births
        let outcome = births.rows.map { UInt8($0 % 3 == 0 && $0 % 9 == 0 ? 1 : 0) }
        #expect(throws: TrainingDataError.constantOutcome(events: 0, rows: 4000)) {
            try AdditiveParameters().crossFit(TrainingData(births.features, outcome), folds: Fold.turns(3, of: 6000), progress: .silent)
        }
    }
}

extension DrawnBirths {
    /// Ages in steps of 3 years and weights in steps of 7 kg.
    func coarsened() -> DrawnBirths {
        let columns = features.columns.map { column -> FeatureColumn in
            guard case .numeric(let values) = column.values, let step = ["age": 3.0, "weight": 7][column.name] else { return column }
            return FeatureColumn(
                name: column.name, unit: column.unit, values: .numeric(values.map { max(6, min(14, ($0 / step).rounded())) * step }),
                missing: column.missing,
                missingNames: column.missingNames)
        }
        return DrawnBirths(features: Features(rowCount: features.rowCount, columns: columns), outcome: outcome, logOdds: logOdds)
    }
}

extension Scores {
    /// Width of a row's limits on the scale of log-odds.
    func width(_ row: Int) -> Double { Logistic.logit(upper[row]) - Logistic.logit(lower[row]) }

    /// How far log-odds lie apart, in standard errors of the other scores.
    func distance(from other: Scores) -> (largest: Double, mean: Double) {
        let shares = risk.indices.map { (Logistic.logit(risk[$0]) - Logistic.logit(other.risk[$0])).magnitude / (other.width($0) / (2 * 1.998)) }
        return (shares.max() ?? .infinity, shares.reduce(0, +) / Double(shares.count))
    }
}
