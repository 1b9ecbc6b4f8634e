// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// Rows drawn again: how often each is in one resample. Families are drawn whole, with replacement, as many as there are.
///
/// Rows that stand for several (frequency weights) are drawn one by one. The counts depend on seed, number and rows alone.
/// Source: Efron and Tibshirani (1993), An Introduction to the Bootstrap; clusters: Field and Welsh (2007), J. R. Stat. Soc. B 69, 369-390.
public struct ClusterResample: Sendable {
    /// One a row of the universe; 0 for rows that are not learned from.
    public let counts: [Double]
    private let data: TrainingData

    public init(_ data: TrainingData, seed: UInt64, number: Int) {
        self.data = data
        var generator = Philox(seed: seed, stage: "refit-bootstrap", item: UInt64(number))
        let rows = data.rows.indices, isFrequency = data.weights?.kind == .frequency
        var counts = [Double](repeating: 0, count: data.outcome.count)
        if let clusters = data.clusters {
            var members = [[Int]](repeating: [], count: clusters.count)
            for row in rows { members[Int(clusters.index[row])].append(row) }
            let present = members.filter { !$0.isEmpty }
            for _ in present.indices {
                for row in present[generator.below(present.count)] { counts[row] += isFrequency ? data.weights?.values[row] ?? 1 : 1 }
            }
        } else if isFrequency, let weights = data.weights {
            var ends: [Double] = [], total = 0.0
            for row in rows {
                total += weights.values[row]
                ends.append(total)
            }
            for _ in 0..<Int(total.rounded()) {
                let place = generator.uniform() * total
                var (low, high) = (0, ends.count - 1)
                while low < high {
                    let middle = (low + high) / 2
                    if ends[middle] > place { high = middle } else { low = middle + 1 }
                }
                counts[rows[low]] += 1
            }
        } else {
            for _ in rows.indices { counts[rows[generator.below(rows.count)]] += 1 }
        }
        self.counts = counts
    }

    /// The rows to learn from, each as often as it was drawn; a sampling weight is multiplied.
    ///
    /// Rows stay in the same clusters: what a variance of the refit would say is not asked.
    /// - Returns: `nil` where nothing with weight was drawn.
    public var training: TrainingData? {
        let base = data.weights.flatMap { $0.kind == .frequency ? nil : $0 }
        let values = base.map { base in zip(counts, base.values).map { $0 * $1 } } ?? counts
        guard let weights = CaseWeights(values, kind: base?.kind ?? .frequency) else { return nil }
        var isDrawn = [Bool](repeating: false, count: counts.count)
        for row in data.rows.indices where counts[row] > 0 { isDrawn[row] = true }
        return TrainingData(
            features: data.features, outcome: data.outcome, rows: RowSet<Training>(data.rows.universe, isMember: isDrawn), weights: weights,
            clusters: data.clusters, offset: data.offset)
    }
}
