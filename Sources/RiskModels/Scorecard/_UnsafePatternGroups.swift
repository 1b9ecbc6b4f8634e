// SPDX-License-Identifier: EUPL-1.2
// Unsafe because millions of sets are counted pattern by pattern; every group number is below the number of groups that this type made.

import Foundation

/// The patterns, merged where some conditions and steps agree: what a card on those alone can tell apart.
struct PatternGroups: Sendable {
    typealias Cell = PatternCounts.Cell

    let table: PatternTable
    /// Conditions and steps, in the order in which they were added.
    let support: [Int]
    /// The group of each pattern.
    private let group: [Int32]
    /// Rows and events of each pattern.
    private let rows: [UInt32]
    private let events: [UInt32]
    /// Rows and events of each group.
    let cells: [Cell]
    /// How many times each condition of the support counts in each group.
    let times: [[Int32]]

    /// All patterns together.
    ///
    /// - Parameters: counts of each pattern of the table; its own, or those of a resampled one.
    init(_ table: PatternTable, rows: [UInt32], events: [UInt32]) {
        (self.table, self.rows, self.events) = (table, rows, events)
        (support, times) = ([], [])
        group = Array(repeating: 0, count: table.count)
        cells = [Cell(rows: rows.reduce(0, +), events: events.reduce(0, +))]
    }

    /// The same groups, told apart by one more condition.
    func adding(_ condition: Int) -> PatternGroups { PatternGroups(self, condition) }

    private init(_ other: PatternGroups, _ condition: Int) {
        let table = other.table
        (self.table, rows, events) = (table, other.rows, other.events)
        support = other.support + [condition]
        let own = (0..<table.count).map { table.times(condition, in: $0) }
        let span = Int(own.max() ?? 0) + 1
        var number = [Int32](repeating: -1, count: other.cells.count * span)
        var group = [Int32](repeating: 0, count: table.count), cells: [Cell] = [], source: [Int] = [], last: [Int32] = []
        for pattern in 0..<table.count {
            let wide = Int(other.group[pattern]) * span + Int(own[pattern])
            if number[wide] < 0 {
                number[wide] = Int32(cells.count)
                cells.append(Cell())
                source.append(Int(other.group[pattern]))
                last.append(own[pattern])
            }
            let place = number[wide]
            group[pattern] = place
            cells[Int(place)].rows += other.rows[pattern]
            cells[Int(place)].events += other.events[pattern]
        }
        (self.group, self.cells) = (group, cells)
        times = other.times.map { old in source.map { old[$0] } } + [last]
    }

    /// The least loss of the groups and one more yes-or-no condition, whatever function of them it is of: their conditional entropy.
    ///
    /// - Parameters:
    ///   - conditions: each of them is added alone.
    ///   - logs: x log x of whole numbers.
    func entropies(adding conditions: Range<Int>, logs: [Double]) -> [Double] {
        var with = [Cell](repeating: Cell(), count: cells.count)
        var result = [Double](repeating: 0, count: conditions.count)
        let words = table.words, count = table.count
        table.columns.withUnsafeBufferPointer { columns in
            with.withUnsafeMutableBufferPointer { with in
                group.withUnsafeBufferPointer { group in
                    for (place, condition) in conditions.enumerated() {
                        for index in with.indices { with[index] = Cell() }
                        for word in 0..<words {
                            var bits = columns[condition * words + word]
                            while bits != 0 {
                                let pattern = word * 64 + bits.trailingZeroBitCount
                                bits &= bits - 1
                                guard pattern < count else { break }
                                let own = Int(group[pattern])
                                with[own].rows += rows[pattern]
                                with[own].events += events[pattern]
                            }
                        }
                        var sum = 0.0
                        for (index, all) in cells.enumerated() {
                            let held = with[index]
                            sum += Self.entropy(held, logs) + Self.entropy(Cell(rows: all.rows - held.rows, events: all.events - held.events), logs)
                        }
                        result[place] = sum
                    }
                }
            }
        }
        return result
    }

    /// The least loss of the groups alone, whatever function of them it is of.
    func entropy(logs: [Double]) -> Double { cells.reduce(0) { $0 + Self.entropy($1, logs) } }

    private static func entropy(_ cell: Cell, _ logs: [Double]) -> Double {
        guard cell.events > 0, cell.events < cell.rows else { return 0 }
        return term(cell.rows, logs) - term(cell.events, logs) - term(cell.rows - cell.events, logs)
    }

    private static func term(_ count: UInt32, _ logs: [Double]) -> Double {
        let index = Int(count)
        return index < logs.count ? logs[index] : Double(count) * log(Double(count))
    }
}
