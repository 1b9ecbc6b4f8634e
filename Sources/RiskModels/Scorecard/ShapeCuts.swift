// SPDX-License-Identifier: EUPL-1.2

/// Where a step function with few steps is closest to a fitted shape.
enum ShapeCuts {
    /// The bins before which a cut lies, ascending: the division into `limit` + 1 groups with the least sum of weighted squared
    /// differences from the groups' means.
    ///
    /// Dynamic programming over the ordered bins (Fisher 1958, J. Am. Stat. Assoc. 53, 789-798).
    ///
    /// - Parameters:
    ///   - values: of the ordered bins, such as log-odds.
    ///   - weights: rows of each bin.
    static func positions(values: [Double], weights: [Double], limit: Int) -> [Int] {
        let n = values.count, groups = min(limit + 1, n)
        guard groups > 1 else { return [] }
        var (w, s, q) = ([0.0], [0.0], [0.0])
        for (value, weight) in zip(values, weights) {
            w.append((w.last ?? 0) + weight)
            s.append((s.last ?? 0) + weight * value)
            q.append((q.last ?? 0) + weight * value * value)
        }
        func cost(_ from: Int, _ to: Int) -> Double {
            let weight = w[to] - w[from], sum = s[to] - s[from]
            return weight > 0 ? max(0, q[to] - q[from] - sum * sum / weight) : 0
        }
        var best = (0...n).map { cost(0, $0) }
        var start = [[Int]](repeating: [], count: groups)
        for group in 1..<groups {
            var next = [Double](repeating: .infinity, count: n + 1)
            var from = [Int](repeating: 0, count: n + 1)
            for end in group + 1...max(group + 1, n) where end <= n {
                for middle in group..<end {
                    let total = best[middle] + cost(middle, end)
                    if total < next[end] { (next[end], from[end]) = (total, middle) }
                }
            }
            (best, start[group]) = (next, from)
        }
        var cuts: [Int] = []
        var end = n
        for group in (1..<groups).reversed() {
            end = start[group][end]
            cuts.append(end)
        }
        return cuts.reversed()
    }

    /// The bins before which equal shares of the rows begin, ascending.
    static func quantiles(weights: [Double], groups: Int) -> [Int] {
        let total = weights.reduce(0, +)
        guard total > 0, groups > 1 else { return [] }
        var cuts: [Int] = []
        var held = 0.0, next = 1
        for (bin, weight) in weights.enumerated() {
            // The bin begins a new share when more of it lies beyond the border than before it.
            if bin > 0, next < groups, held + weight / 2 >= total * Double(next) / Double(groups) {
                cuts.append(bin)
                while next < groups, held + weight / 2 >= total * Double(next) / Double(groups) { next += 1 }
            }
            held += weight
        }
        return cuts
    }
}
