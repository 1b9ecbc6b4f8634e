// SPDX-License-Identifier: EUPL-1.2

import Fairness
import StatMath
import Testing

/// A group's gap over a grid of deltas, by hand.
@Suite struct ValueGapTests {
    /// Ten rows a side; four of the group's are missing, two of the others'. Rubin's rules without a finite-sample correction.
    private static let rules: @Sendable ([Double], [Double], Double) -> CompletedTables.Pooled? = { estimates, variances, _ in
        let m = Double(estimates.count), mean = estimates.reduce(0, +) / m, within = variances.reduce(0, +) / m
        let between = estimates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (m - 1), total = within + (1 + 1 / m) * between
        return CompletedTables.Pooled(
            estimate: mean, standardError: total.squareRoot(), relativeIncrease: (1 + 1 / m) * between / within, degreesOfFreedom: .infinity,
            fractionOfMissingInformation: 0)
    }

    private func means(_ values: [Double], missing: Int, deltas: [Double], low: Double, high: Double) throws -> ShiftedMeans {
        let rows = values.count, all = [Bool](repeating: true, count: rows)
        func mean(_ add: (Double) -> Double) throws -> ShiftedMeans.Mean {
            try #require(ShiftedMeans.Mean(values.indices.map { $0 < missing ? add(values[$0]) : values[$0] }, where: all, design: .independent))
        }
        let tables = try (0..<2).map { table in try deltas.map { delta in try mean { $0 + delta + Double(table) * 0.1 } } }
        return ShiftedMeans(
            tables: tables, lowest: try mean { _ in low }, highest: try mean { _ in high }, rows: rows, missing: missing, clusters: nil)
    }

    private func gap(_ deltas: [Double] = [-1, 0, 1], shift: Double = 1) throws -> ValueGap {
        let values = (0..<100).map { Double($0 % 10) / 10 }
        return ValueGap(
            deltas: deltas, isShare: false, group: try means(values.map { $0 + shift }, missing: 40, deltas: deltas, low: -3, high: 5),
            others: try means(values, missing: 20, deltas: deltas, low: -3, high: 5), rules: Self.rules)
    }

    /// A delta moves a mean by the share that is missing.
    @Test func theGapMovesByTheShareThatIsMissing() throws {
        let gap = try gap()
        let own = try #require(gap.point(ValueGap.Place(reference: 0, group: 0)))
        for point in gap.points {
            #expect((point.gap - own.gap - 0.4 * point.place.group + 0.2 * point.place.reference).magnitude < 1e-12)
        }
        #expect(gap.points.count == 9 && own.conclusion == .more)
        let union = try #require(gap.union)
        #expect(union.low == gap.points.map(\.interval.low).min() && union.high == gap.points.map(\.interval.high).max())
        #expect(gap.bounds.low < union.low && gap.bounds.high > union.high)
    }

    /// Nearest by the larger of the two deltas, then the smallest move.
    @Test func whatTipsIsTheNearestPlace() throws {
        let grid = [-1, -0.5, 0, 0.5, 1]
        #expect(try gap(grid).tipping == nil)
        let close = try gap(grid, shift: 0.2)
        let tipping = try #require(close.tipping)
        #expect(tipping.place == ValueGap.Place(reference: 0, group: -0.5) && tipping.conclusion != .more)
        let all = close.points.filter { $0.conclusion != .more }
        #expect(all.allSatisfy { $0.place.distance >= tipping.place.distance })
    }

    /// Constant rows have no variance, and one row tells nothing.
    @Test func smallSides() {
        #expect(ShiftedMeans.Mean([1, 1, 1], where: [true, true, true], design: .independent)?.variance == 0)
        #expect(ShiftedMeans.Mean([1, 2], where: [false, false], design: .independent) == nil)
        let weighted = ShiftedMeans.Mean(
            [0, 1, 5], where: [true, true, false], design: SamplingDesign(weights: [1, 3, 9], weightKind: .sampling))
        #expect(weighted?.value == 0.75)
    }

    /// Families: totals of families vary, not rows.
    @Test func familiesCountOnce() throws {
        let values = (0..<100).map { Double($0 / 2 % 5) }, all = [Bool](repeating: true, count: 100)
        let rows = try #require(ShiftedMeans.Mean(values, where: all, design: .independent))
        let families = try #require(
            ShiftedMeans.Mean(values, where: all, design: SamplingDesign(clusters: (0..<100).map { Int32($0 / 2) }, clusterCount: 50)))
        #expect(rows.value == families.value && (families.variance / rows.variance - 2).magnitude < 0.05)
    }
}
