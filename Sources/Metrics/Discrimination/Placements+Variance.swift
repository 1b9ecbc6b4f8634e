// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// Variance of a mean over events and others of values that a row has against the other outcome: an AUC or a difference of two.
enum PlacementVariance {
    /// - Parameters:
    ///   - values: placements of each row, or differences of two.
    ///   - mean: their mean over the events, which is also that over the others.
    /// - Returns: `nil` with fewer than two events or two others (clusters that have them).
    static func estimate(_ values: [Double], mean: Double, of predictions: Predictions) -> Double? {
        guard let clusters = predictions.design.clusters else { return independent(values, mean: mean, of: predictions) }
        return clustered(values, mean: mean, of: predictions, clusters: clusters)
    }

    /// DeLong's variance. Sampling weights: the same with weighted influences; frequency weights: as if rows were written out.
    private static func independent(_ values: [Double], mean: Double, of predictions: Predictions) -> Double? {
        let isFrequency = predictions.design.weightKind == .frequency
        var squares = (Sum(), Sum()), weight = (Sum(), Sum()), units = (0.0, 0.0)
        for row in values.indices {
            let w = predictions.weight(row)
            guard w > 0 else { continue }
            let square = (values[row] - mean) * (values[row] - mean) * (isFrequency ? w : w * w)
            if predictions.outcome[row] == 1 {
                squares.1.add(square)
                weight.1.add(w)
                units.1 += isFrequency ? w : 1
            } else {
                squares.0.add(square)
                weight.0.add(w)
                units.0 += isFrequency ? w : 1
            }
        }
        guard units.0 > 1, units.1 > 1 else { return nil }
        return squares.1.value / (weight.1.value * weight.1.value) * units.1 / (units.1 - 1)
            + squares.0.value / (weight.0.value * weight.0.value) * units.0 / (units.0 - 1)
    }

    /// Sums of placements within clusters, and their covariance where a cluster has both outcomes.
    ///
    /// Source: Obuchowski (1997), Biometrics 53, 567-578.
    private static func clustered(_ values: [Double], mean: Double, of predictions: Predictions, clusters: [Int32]) -> Double? {
        let count = predictions.design.clusterCount
        var events = [Double](repeating: 0, count: count), others = events
        var hasEvent = [Bool](repeating: false, count: count), hasOther = hasEvent
        var weight = (Sum(), Sum())
        for row in values.indices {
            let w = predictions.weight(row), cluster = Int(clusters[row])
            guard w > 0 else { continue }
            if predictions.outcome[row] == 1 {
                events[cluster] += w * (values[row] - mean)
                hasEvent[cluster] = true
                weight.1.add(w)
            } else {
                others[cluster] += w * (values[row] - mean)
                hasOther[cluster] = true
                weight.0.add(w)
            }
        }
        let withEvents = Double(hasEvent.lazy.filter { $0 }.count), withOthers = Double(hasOther.lazy.filter { $0 }.count)
        let any = Double(zip(hasEvent, hasOther).lazy.filter { $0 || $1 }.count)
        guard withEvents > 1, withOthers > 1 else { return nil }
        let (m, n) = (weight.1.value, weight.0.value)
        let variance =
            Sum.exact(events.map { $0 * $0 }) / (m * m) * withEvents / (withEvents - 1)
            + Sum.exact(others.map { $0 * $0 }) / (n * n) * withOthers / (withOthers - 1)
            + 2 * Sum.exact(zip(events, others).map { $0 * $1 }) / (m * n) * any / (any - 1)
        return max(0, variance)
    }
}
