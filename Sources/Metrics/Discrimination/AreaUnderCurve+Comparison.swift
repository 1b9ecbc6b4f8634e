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

    /// The mean over the folds of the difference of two AUCs, as each AUC is reported (methods 15): for two models with the same folds.
    ///
    /// No cluster has rows in two folds, so the variance is that of a mean of independent differences.
    ///
    /// - Returns: over the folds that have at least two rows (clusters) of each outcome, or at least one where no fold has two; `nil`
    ///   where none has one. Predictions without folds count as one fold.
    public static func differenceAveragedOverFolds(
        _ predictions: Predictions, minus other: [Double], level: Double = 0.95
    ) throws(MetricsError) -> Estimate? {
        guard let folds = predictions.folds else { return try difference(predictions, minus: other, level: level) }
        guard other.count == predictions.count else { throw .lengthsDiffer("other") }
        var rows: [Int32: [Int]] = [:]
        for row in folds.indices { rows[folds[row], default: []].append(row) }
        var parts: [Estimate] = []
        for fold in rows.keys.sorted() {
            guard let own = rows[fold] else { continue }
            if let part = try difference(predictions.subset(own), minus: own.map { other[$0] }, level: level) { parts.append(part) }
        }
        let withVariance = parts.filter { $0.standardError != nil }
        if !withVariance.isEmpty { parts = withVariance }
        guard parts.count > 1 else { return parts.first }
        let count = Double(parts.count), squares = parts.compactMap(\.standardError).map { $0 * $0 }
        return Estimate(
            Sum.exact(parts.map(\.value)) / count, variance: squares.count == parts.count ? Sum.exact(squares) / (count * count) : nil,
            within: -1...1, method: "delong-paired", level: level)
    }
}
