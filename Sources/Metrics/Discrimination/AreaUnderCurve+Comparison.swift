// SPDX-License-Identifier: EUPL-1.2

import StatMath

extension AreaUnderCurve {
    /// The difference of two AUCs on the same rows: the first minus the second, paired.
    ///
    /// Source: DeLong, DeLong and Clarke-Pearson (1988), equation 5, by the rows' differences of placements.
    ///
    /// - Parameters:
    ///   - other: a second risk for each row of `predictions`, whose outcome, weights and clusters hold for both.
    /// - Returns: the difference with its interval; `p(against: 0)` is the paired test. `nil` unless rows of both outcomes have weight.
    public static func difference(_ predictions: Predictions, minus other: [Double], level: Double = 0.95) throws(MetricsError) -> Estimate? {
        let design = predictions.design
        let second = try Predictions(
            risk: other, outcome: predictions.outcome, scale: .score, weights: design.weights, weightKind: design.weightKind,
            clusters: design.clusters, clusterCount: design.clusterCount)
        guard let one = Placements(predictions), let two = Placements(second) else { return nil }
        let differences = zip(one.values, two.values).map { $0 - $1 }
        let value = one.mean - two.mean
        let variance = PlacementVariance.estimate(differences, mean: value, of: predictions)
        return Estimate(value, variance: variance, within: -1...1, method: "delong-paired", level: level)
    }
}
