// SPDX-License-Identifier: EUPL-1.2

import Metrics
import StatMath

/// Which share of what scores differ by is the area: 1 - (variance within areas) / (variance of all), each by its degrees of freedom, so
/// that areas without any meaning give 0 on average. Standard error by leaving out one area at a time.
///
/// Source: Kelley (1935), Proc. Natl. Acad. Sci. 21, 554-559 (epsilon squared).
enum AreaShare {
    /// - Parameters:
    ///   - value: of each row: log-odds where the score is a probability inside (0, 1).
    ///   - area: of each row, or -1.
    /// - Returns: `nil` with one area, one row an area, or scores that are all equal.
    static func estimate(_ value: [Double], area: [Int32], areas count: Int, weights: [Double]?, level: Double) -> Estimate? {
        var sums = [SIMD4<Double>](repeating: .zero, count: count)
        for row in value.indices where area[row] >= 0 {
            let weight = weights?[row] ?? 1
            guard weight > 0 else { continue }
            sums[Int(area[row])] += SIMD4(weight, weight * value[row], weight * value[row] * value[row], 1)
        }
        let present = sums.filter { $0[3] > 0 }, whole = present.reduce(SIMD4<Double>.zero, +)
        let within = present.map { $0[2] - $0[1] * $0[1] / $0[0] }, inside = within.reduce(0, +)
        func share(_ sum: SIMD4<Double>, _ inside: Double, _ areas: Int) -> Double? {
            let total = sum[2] - sum[1] * sum[1] / sum[0], n = sum[3], k = Double(areas)
            guard n > k, k > 1, total > 1e-12 * max(1, sum[2]) else { return nil }
            return 1 - (inside / (n - k)) / (total / (n - 1))
        }
        guard let all = share(whole, inside, present.count) else { return nil }
        let without = present.indices.compactMap { share(whole - present[$0], inside - within[$0], present.count - 1) }
        guard without.count == present.count, present.count > 2 else { return Estimate(all) }
        let k = Double(without.count), mean = without.reduce(0, +) / k
        let variance = (k - 1) / k * Sum.exact(without.map { ($0 - mean) * ($0 - mean) })
        return Estimate(all, variance: variance, within: -1...1, method: "jackknife-areas", level: level)
    }
}
