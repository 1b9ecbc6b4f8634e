// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import StatMath

/// Rows drawn anew, as counts of the patterns that they have.
struct Resampling {
    private let table: PatternTable
    private let counts: [UInt32]
    private let rows: FitRows
    private let seed: UInt64
    /// Position among the clusters of each row; `nil` when rows are independent.
    private let cluster: [Int]?
    private let clusterCount: Int
    /// Whether counts are of rows, each of which is drawn on its own.
    private let countsAreRows: Bool

    init(table: PatternTable, counts: [UInt32], rows: FitRows, seed: UInt64) {
        (self.table, self.counts, self.rows, self.seed) = (table, counts, rows, seed)
        countsAreRows = rows.weights == nil || rows.isFrequency
        guard let keys = rows.clusters else {
            (cluster, clusterCount) = (nil, 0)
            return
        }
        // Clusters are numbered by where they first occur, so that their names do not matter.
        var number: [Int32: Int] = [:]
        cluster = keys.map { key in
            if let known = number[key] { return known }
            number[key] = number.count
            return number.count - 1
        }
        clusterCount = number.count
    }

    /// Rows and events of each pattern in one resampled set.
    func draw(_ replicate: Int) -> (rows: [UInt32], events: [UInt32]) {
        var random = Philox(seed: seed, stage: "scorecard-resampling", item: UInt64(replicate))
        if let cluster {
            let times = (0..<clusterCount).map { _ in Self.poisson(1, &random) }
            return add { counts[$0] &* times[cluster[$0]] }
        }
        guard countsAreRows else { return add { counts[$0] &* Self.poisson(1, &random) } }
        var drawn = [UInt32](repeating: 0, count: table.count), events = drawn
        for pattern in 0..<table.count {
            events[pattern] = Self.poisson(Double(table.events[pattern]), &random)
            drawn[pattern] = events[pattern] + Self.poisson(Double(table.rows[pattern] - table.events[pattern]), &random)
        }
        return (drawn, events)
    }

    private func add(_ count: (Int) -> UInt32) -> (rows: [UInt32], events: [UInt32]) {
        var drawn = [UInt32](repeating: 0, count: table.count), events = drawn
        for row in counts.indices {
            let count = count(row)
            drawn[Int(table.patternOfRow[row])] &+= count
            if rows.outcome[row] == 1 { events[Int(table.patternOfRow[row])] &+= count }
        }
        return (drawn, events)
    }

    /// A Poisson number by inversion; from a mean of 100 on its normal approximation.
    static func poisson(_ mean: Double, _ random: inout Philox) -> UInt32 {
        guard mean > 0 else { return 0 }
        let u = random.uniform()
        guard mean < 100 else { return UInt32(max(0, (mean + mean.squareRoot() * Normal.quantile(u)).rounded())) }
        var probability = exp(-mean), sum = probability, k: UInt32 = 0
        while u > sum, k < 1000 {
            k += 1
            probability *= mean / Double(k)
            sum += probability
        }
        return k
    }
}
