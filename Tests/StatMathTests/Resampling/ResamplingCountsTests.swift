// SPDX-License-Identifier: EUPL-1.2

import StatMath
import Testing

/// How often resamples hold a cluster.
@Suite("Resampling counts")
struct ResamplingCountsTests {
    /// Poisson's first two moments to the digit, the third nearly.
    @Test func theTableHasTheMomentsOfPoisson() {
        let excess = ResamplingCounts.excess.map { Int($0) }
        #expect(excess.count == 256)
        #expect(excess.reduce(0, +) == 0)
        #expect(excess.reduce(0) { $0 + $1 * $1 } == 256)
        #expect(excess.reduce(0) { $0 + $1 * $1 * $1 } == 252)
    }

    private static func moments(_ values: [Double]) -> (mean: Double, variance: Double) {
        let mean = values.reduce(0, +) / Double(values.count)
        return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count))
    }

    @Test(arguments: [1.0, 2, 3.5, 64, 1000])
    func copiesHaveTheirVariance(copies: Double) {
        let counts = ResamplingCounts(seed: 5)
        let drawn = (0..<400).flatMap { row in
            counts.deviations(copies: copies, group: 2) { UInt64(row * 1000 + $0) }.map { $0 / copies.squareRoot() }
        }
        let moments = Self.moments(drawn)
        #expect(moments.mean.magnitude < 0.025)
        #expect((0.96...1.04).contains(moments.variance))
    }

    /// Other keys, groups and seeds draw apart; the same ones draw the same.
    @Test func keysGroupsAndSeedsDrawApart() {
        let first = ResamplingCounts(seed: 1).deviations(of: 7, group: 0)
        #expect(first == ResamplingCounts(seed: 1).deviations(of: 7, group: 0))
        #expect(first == ResamplingCounts(seed: 1).deviations(copies: 1, group: 0) { _ in 7 })
        #expect(first != ResamplingCounts(seed: 1).deviations(of: 8, group: 0))
        #expect(first != ResamplingCounts(seed: 1).deviations(of: 7, group: 1))
        #expect(first != ResamplingCounts(seed: 2).deviations(of: 7, group: 0))
    }
}
