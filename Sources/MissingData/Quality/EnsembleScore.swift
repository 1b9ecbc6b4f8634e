// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// How well several draws of a value foretell it.
package enum EnsembleScore {
    /// The continuous ranked probability score of a sample of draws, in the value's unit; 0 is best.
    ///
    /// Unbiased for the score of the distribution that the draws come from, whatever their number: Ferro (2014), Quarterly Journal of the Royal
    /// Meteorological Society 140, 1917-1923, equation 4.
    package static func rankedProbability(_ draws: [Double], value: Double) -> Double {
        let m = Double(draws.count), sorted = draws.sorted()
        // The sum over pairs of |x_i - x_j|, from the sorted draws.
        let pairs = sorted.indices.reduce(0.0) { $0 + (2 * Double($1) - m + 1) * sorted[$1] }
        return draws.reduce(0) { $0 + ($1 - value).magnitude } / m - pairs / (m * max(1, m - 1))
    }

    /// Whether the value lies among the draws, from their lowest to their highest: in (m - 1) of m + 1 cases if it is one of them.
    ///
    /// Where the value is tied with the lowest or the highest draws, each of the tied ones is as likely to be the outermost.
    package static func covered(_ draws: [Double], value: Double) -> Double {
        guard let low = draws.min(), let high = draws.max() else { return 0 }
        guard low <= value, value <= high else { return 0 }
        func outermost(_ edge: Double) -> Double { value == edge ? 1 / Double(1 + draws.count { $0 == edge }) : 0 }
        return 1 - outermost(low) - outermost(high)
    }

    /// Brier's score over all levels; unbiased for the probabilities that the draws come from.
    package static func brier(_ draws: [Int32], level: Int32, levels: Int) -> Double {
        let m = Double(draws.count)
        var shares = [Double](repeating: 0, count: levels)
        for draw in draws { shares[Int(draw)] += 1 / m }
        return shares.indices.reduce(0) { sum, place in
            let hit = place == Int(level) ? 1.0 : 0
            return sum + (shares[place] - hit) * (shares[place] - hit) - shares[place] * (1 - shares[place]) / max(1, m - 1)
        }
    }
}

/// What is known of a column when nothing is known of a row: the distribution of its values.
package struct MarginalScore {
    private let sorted: [Double]
    private let sums: [Double]
    private let spread: Double

    package init(_ values: [Double]) {
        let sorted = values.sorted(), n = Double(values.count)
        var sums = [0.0], total = 0.0, pairs = 0.0
        sums.reserveCapacity(sorted.count + 1)
        for (place, value) in sorted.enumerated() {
            total += value
            pairs += (2 * Double(place) - n + 1) * value
            sums.append(total)
        }
        (self.sorted, self.sums, spread) = (sorted, sums, pairs / max(1, n * (n - 1)))
    }

    /// The continuous ranked probability score of the distribution.
    package func rankedProbability(_ value: Double) -> Double {
        let n = Double(sorted.count)
        guard n > 0 else { return 0 }
        var (low, high) = (0, sorted.count)
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < value { low = middle + 1 } else { high = middle }
        }
        let below = Double(low), distance = value * below - sums[low] + (sums[sorted.count] - sums[low]) - value * (n - below)
        return distance / n - spread
    }
}
