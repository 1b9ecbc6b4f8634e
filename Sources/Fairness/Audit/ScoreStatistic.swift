// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Metrics
import StatMath

/// A statistic of the scores of some rows whose error is, to first order, a sum over those rows.
struct ScoreStatistic {
    /// The AUC, or the logarithm of observed / expected.
    let value: Double
    /// What a row of weight 1 adds to the error: one a row of all predictions, 0 outside the statistic's rows.
    let influence: [Double]

    /// - Parameter rows: positions in `predictions`, ascending; `nil` for all.
    /// - Returns: `nil` where the statistic does not exist: one outcome only, nothing expected, no event.
    init?(_ metric: AuditMetric, _ predictions: Predictions, rows: [Int]? = nil) {
        let part = rows.map { predictions.subset($0) } ?? predictions
        let own: (value: Double, influence: [Double])?
        switch metric {
        case .rate: own = nil
        case .areaUnderCurve: own = AreaUnderCurve.influences(part)
        case .observedExpected: own = Self.logObservedExpected(part)
        }
        guard let own else { return nil }
        value = own.value
        guard let rows else {
            influence = own.influence
            return
        }
        var scattered = [Double](repeating: 0, count: predictions.count)
        for (place, row) in rows.enumerated() { scattered[row] = own.influence[place] }
        influence = scattered
    }

    /// d log(O/E) = (y - (O/E) s) / O for each row. Source: Woodruff (1971).
    private static func logObservedExpected(_ part: Predictions) -> (value: Double, influence: [Double])? {
        guard part.scale == .probability else { return nil }
        let observed = Sum.exact(count: part.count) { Double(part.outcome[$0]) * part.weight($0) }
        let expected = Sum.exact(count: part.count) { part.risk[$0] * part.weight($0) }
        guard observed > 0, expected > 0 else { return nil }
        let ratio = observed / expected
        return (log(ratio), part.risk.indices.map { (Double(part.outcome[$0]) - ratio * part.risk[$0]) / observed })
    }

    /// This statistic minus another, with the covariance of the rows and clusters that they share.
    ///
    /// - Returns: `nil` where the variance cannot be estimated.
    func comparison(with other: ScoreStatistic, _ metric: AuditMetric, design: SamplingDesign) -> Comparison? {
        let difference = value - other.value
        guard
            let variance = design.linearisedVariance(rows: influence.count, contribution: { influence[$0] - other.influence[$0] }),
            variance > 0
        else { return nil }
        let error = variance.squareRoot(), p = Normal.twoSidedP(difference / error)
        func around(_ level: Double) -> (low: Double, high: Double) {
            let half = Normal.quantile(0.5 + level / 2) * error
            return (difference - half, difference + half)
        }
        if metric == .observedExpected {
            return Comparison(.ratio, estimate: exp(difference), method: "log-linearised", p: p) {
                Interval(low: exp(around($0).low), high: exp(around($0).high), level: $0)
            }
        }
        return Comparison(.difference, estimate: difference, method: "delong-linearised", p: p) {
            Interval(low: max(-1, around($0).low), high: min(1, around($0).high), level: $0)
        }
    }
}

/// The covariance of one statistic between groups, from the influence of every row on its own group's.
enum InfluenceCovariance {
    /// - Parameters:
    ///   - influence: of each row on its group's statistic.
    ///   - group: place of each row's group in the matrix, or -1 for rows of other groups.
    static func matrix(_ influence: [Double], group: [Int32], size: Int, design: SamplingDesign, clusters: ClusterOrder?) -> Matrix {
        var matrix = Matrix(rows: size, columns: size)
        guard let clusters else {
            for row in influence.indices where group[row] >= 0 {
                let weight = design.weights?[row] ?? 1, place = Int(group[row])
                matrix[place, place] += influence[row] * influence[row] * (design.weightKind == .frequency ? weight : weight * weight)
            }
            return matrix
        }
        var sums: [(place: Int, sum: Double)] = []
        for cluster in 0..<clusters.clusterCount {
            sums.removeAll(keepingCapacity: true)
            for position in clusters.starts[cluster]..<clusters.starts[cluster + 1] {
                let row = Int(clusters.rows[position]), place = Int(group[row])
                guard place >= 0 else { continue }
                let term = influence[row] * (design.weights?[row] ?? 1)
                if let known = sums.firstIndex(where: { $0.place == place }) { sums[known].sum += term } else { sums.append((place, term)) }
            }
            for first in sums {
                for second in sums { matrix[first.place, second.place] += first.sum * second.sum }
            }
        }
        return matrix
    }
}
