// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import Learning
import RiskModels
import StatMath

/// Rows whose risk is a sum of steps of five features, two of which say nothing.
struct AdditiveTruth {
    private struct Feature {
        let name: String
        let effects: [Double]
        let isNominal: Bool
        /// Whether all rows of a family, or of an area, have one value.
        let isOfFamily: Bool
        let isOfArea: Bool
    }

    private static let features = [
        Feature(name: "age", effects: (0..<24).map { 0.012 * pow(Double($0) - 11.5, 2) }, isNominal: false, isOfFamily: false, isOfArea: false),
        Feature(name: "income", effects: (0..<16).map { -1.2 * (Double($0) / 15).squareRoot() }, isNominal: false, isOfFamily: true, isOfArea: true),
        Feature(
            name: "municipality", effects: [-0.6, -0.4, -0.2, 0, 0.1, 0.3, 0.5, 0.8], isNominal: true, isOfFamily: true, isOfArea: false),
        Feature(name: "house-number", effects: Array(repeating: 0, count: 12), isNominal: false, isOfFamily: true, isOfArea: true),
        Feature(name: "street", effects: Array(repeating: 0, count: 5), isNominal: true, isOfFamily: false, isOfArea: false),
    ]

    static let names = features.map(\.name)
    static let nothing: Set<String> = ["house-number", "street"]
    private static let scored = 100

    private let data: TrainingData
    private let values: [[Int]]
    private let truth: [Double]

    init(_ clustering: Clustering, rows: Int, _ random: inout Philox) {
        let clusters = clustering.clusters(of: rows)
        values = Self.features.map { feature in
            let isShared = clustering == .families ? feature.isOfFamily : clustering == .areas && feature.isOfArea
            guard isShared else { return (0..<rows).map { _ in random.below(feature.effects.count) } }
            let shared = (0...(clusters.last ?? 0)).map { _ in random.below(feature.effects.count) }
            return clusters.map { shared[$0] }
        }
        let values = values
        let truth = (0..<rows).map { row in Self.features.indices.reduce(-1.9) { $0 + Self.features[$1].effects[values[$1][row]] } }
        self.truth = truth
        let outcome = clustering.outcomes(truth.map(Logistic.expit), clusters, &random)
        let columns = zip(Self.features, values).map { feature, values in
            FeatureColumn(
                name: feature.name,
                values: feature.isNominal
                    ? .nominal(codes: values.map(Int32.init), levels: feature.effects.indices.map(String.init)) : .numeric(values.map(Double.init)))
        }
        data = TrainingData(
            features: Features(rowCount: rows, columns: columns), outcome: outcome, rows: .everything(of: rows),
            clusters: clustering == .none ? nil : Clusters(keys: clusters))
    }

    /// Of each feature the share of its bins whose interval holds the truth, by the posterior and by resampling; and the same of scores.
    func coverage() throws -> Tally {
        let model = try AdditiveParameters(resamples: CoverageCell.resamples).fit(data, progress: .silent)
        var tally = Tally()
        tally.add("converged", model.converged ? 1 : 0)
        for (index, (term, scored)) in zip(model.terms, model.scoringModel().terms).enumerated() {
            let effects = Self.features[index].effects, name = Self.features[index].name
            let mean = values[index].reduce(0) { $0 + effects[$1] } / Double(truth.count)
            var hits = (posterior: 0.0, bootstrap: 0.0), widths = 0.0
            for (bin, effect) in effects.enumerated() {
                // Where the steep start of a square root is smoothed away.
                let isStart = bin == 0 && name == "income"
                let miss = (scored.coefficients[bin].logOdds - (effect - mean)).magnitude
                hits.posterior += miss <= CoverageCell.z * scored.coefficients[bin].standardError ? 1 : 0
                hits.bootstrap += miss <= CoverageCell.z * term.bootstrapErrors[bin] ? 1 : 0
                if isStart { tally.add("\(name)/first bin", miss <= CoverageCell.z * scored.coefficients[bin].standardError ? 1 : 0) }
                widths += term.bootstrapErrors[bin] / scored.coefficients[bin].standardError
            }
            let bins = Double(effects.count)
            tally.add("\(name)/posterior", hits.posterior / bins)
            tally.add("\(name)/bootstrap", hits.bootstrap / bins)
            tally.add("\(name)/widths", widths / bins)
            tally.add("\(name)/edf", term.degreesOfFreedom)
        }
        let rows = Array(0..<Self.scored)
        let scores = try model.scores(data.features, rows: rows)
        let held = rows.count { scores.lower[$0] <= Logistic.expit(truth[$0]) && Logistic.expit(truth[$0]) <= scores.upper[$0] }
        tally.add("scores/posterior", Double(held) / Double(rows.count))
        return tally
    }
}
