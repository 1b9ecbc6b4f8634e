// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import StatMath

/// Epsilon of differential fairness: how far a decision gives away someone's group. The largest log-ratio between any two groups of the
/// chance to be selected, or not to be.
///
/// Shares are smoothed by half a person of each kind (Dirichlet). Source: Foulds, Islam, Keya and Pan (2020), ICDE, 1918-1921, section V.
struct DifferentialFairness {
    let value: Double
    let highest: Int
    let lowest: Int

    /// - Returns: `nil` with fewer than two groups.
    init?(_ groups: [(selected: Double, rows: Double)]) {
        guard groups.count > 1 else { return nil }
        var value = -1.0, pair = (0, 0)
        for isSelected in [true, false] {
            let logs = groups.map { log(((isSelected ? $0.selected : $0.rows - $0.selected) + 0.5) / ($0.rows + 1)) }
            guard let top = logs.max(), let bottom = logs.min(), let high = logs.firstIndex(of: top), let low = logs.firstIndex(of: bottom),
                top - bottom > value
            else { continue }
            (value, pair) = (top - bottom, isSelected ? (high, low) : (low, high))
        }
        (self.value, highest, lowest) = (value, pair.0, pair.1)
    }

    /// The mean of epsilon by chance, and how often it is at least as large: the same number selected, drawn without regard to groups.
    func chance(_ groups: [(selected: Double, rows: Double)], replicates: Int, seed: UInt64) -> (mean: Double, p: Double) {
        let sizes = groups.map { Int($0.rows.rounded()) }, wanted = Int(groups.reduce(0) { $0 + $1.selected }.rounded())
        var random = Philox(seed: seed, stage: "fairness.differential"), sum = 0.0, atLeast = 1
        for _ in 0..<replicates {
            var left = min(wanted, sizes.reduce(0, +)), rest = sizes.reduce(0, +)
            let drawn = sizes.map { size -> (selected: Double, rows: Double) in
                let count = Hypergeometric(population: rest, successes: left, sample: size).draw(&random)
                (rest, left) = (rest - size, left - count)
                return (Double(count), Double(size))
            }
            let epsilon = DifferentialFairness(drawn)?.value ?? 0
            sum += epsilon
            if epsilon >= value - 1e-12 { atLeast += 1 }
        }
        return (sum / Double(max(1, replicates)), Double(atLeast) / Double(replicates + 1))
    }
}
