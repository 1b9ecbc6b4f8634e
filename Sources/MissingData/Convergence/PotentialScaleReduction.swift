// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// Whether several chains tell the same story: R-hat, near 1 when they do.
///
/// Source: Vehtari, Gelman, Simpson, Carpenter and Bürkner (2021), Bayesian Analysis 16, 667-718; Gelman and Rubin (1992), Statistical
/// Science 7, 457-472.
public enum PotentialScaleReduction {
    /// Gelman and Rubin's: whole chains, values as they are.
    ///
    /// - Parameter chains: at least two of one length, at least two long.
    /// - Returns: `nil` for fewer, or when a value is not finite; 1 when nothing varies.
    public static func classic(_ chains: [[Double]]) -> Double? {
        guard let length = chains.first?.count, chains.count >= 2, length >= 2, chains.allSatisfy({ $0.count == length }),
            chains.allSatisfy({ $0.allSatisfy(\.isFinite) })
        else { return nil }
        let n = Double(length)
        let means = chains.map { Sum.exact($0) / n }
        let within = zip(chains, means).reduce(0) { $0 + variance($1.0, mean: $1.1) } / Double(chains.count)
        let between = n * variance(means, mean: Sum.exact(means) / Double(means.count))
        guard within > 0 else { return between > 0 ? .infinity : 1 }
        return (((n - 1) / n * within + between / n) / within).squareRoot()
    }

    /// Each chain in halves, so that a drift shows.
    public static func split(_ chains: [[Double]]) -> Double? { classic(halves(chains)) }

    /// The larger of two: split chains of ranks as normal scores, and the same of distances from the median, which sees a difference in spread.
    public static func ranked(_ chains: [[Double]]) -> Double? {
        let halves = halves(chains), all = halves.flatMap { $0 }.sorted()
        guard !all.isEmpty else { return nil }
        let median = all.count % 2 == 1 ? all[all.count / 2] : (all[all.count / 2 - 1] + all[all.count / 2]) / 2
        let folded = halves.map { $0.map { ($0 - median).magnitude } }
        guard let bulk = classic(normalScores(halves)), let tail = classic(normalScores(folded)) else { return nil }
        return max(bulk, tail)
    }

    /// Whether chains remember: the correlation over chains between one iteration and the next, averaged over iterations; 0 for a step in
    /// which the chains do not differ.
    public static func lagOneCorrelation(_ chains: [[Double]]) -> Double {
        guard let length = chains.first?.count, chains.count >= 2, length >= 2, chains.allSatisfy({ $0.count == length }) else { return 0 }
        let steps = (1..<length).map { step in correlation(chains.map { $0[step - 1] }, chains.map { $0[step] }) }
        return Sum.exact(steps) / Double(steps.count)
    }

    private static func correlation(_ first: [Double], _ second: [Double]) -> Double {
        let n = Double(first.count), a = Sum.exact(first) / n, b = Sum.exact(second) / n
        let product = Sum.exact(zip(first, second).map { ($0 - a) * ($1 - b) })
        let scale = (Sum.exact(first.map { ($0 - a) * ($0 - a) }) * Sum.exact(second.map { ($0 - b) * ($0 - b) })).squareRoot()
        return scale > 0 ? product / scale : 0
    }

    private static func variance(_ values: [Double], mean: Double) -> Double {
        Sum.exact(values.map { ($0 - mean) * ($0 - mean) }) / Double(values.count - 1)
    }

    /// An odd iteration in the middle is left out.
    private static func halves(_ chains: [[Double]]) -> [[Double]] {
        chains.flatMap { [Array($0.prefix($0.count / 2)), Array($0.suffix($0.count / 2))] }
    }

    /// Normal quantiles of (rank - 3/8) / (n + 1/4), equal values at their mean rank.
    private static func normalScores(_ chains: [[Double]]) -> [[Double]] {
        let all = chains.flatMap { $0 }
        let order = all.indices.sorted { all[$0] < all[$1] }
        var scores = [Double](repeating: 0, count: all.count)
        var first = 0
        while first < order.count {
            var last = first
            while last + 1 < order.count, all[order[last + 1]] == all[order[first]] { last += 1 }
            let rank = Double(first + last) / 2 + 1
            for place in first...last { scores[order[place]] = Normal.quantile((rank - 0.375) / (Double(all.count) + 0.25)) }
            first = last + 1
        }
        var start = 0
        return chains.map { chain in
            defer { start += chain.count }
            return Array(scores[start..<start + chain.count])
        }
    }
}
