// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Rows of families, by size: decisions are dealt out again among families of one size, so that those of a family stay together.
struct UnitRows: Sendable {
    /// Rows of each family, families of one size together.
    private let bySize: [[[Int]]]

    /// Rows that each stand alone.
    init(count: Int) { bySize = [(0..<count).map { [$0] }] }

    init(_ families: [Int32]) {
        var rows: [Int32: [Int]] = [:], order: [Int32] = []
        for (row, family) in families.enumerated() {
            if rows[family] == nil { order.append(family) }
            rows[family, default: []].append(row)
        }
        let units = order.compactMap { rows[$0] }
        bySize = Set(units.map(\.count)).sorted().map { size in units.filter { $0.count == size } }
    }

    func shuffled(_ decisions: [Bool], _ random: inout Philox) -> [Bool] {
        var result = decisions
        for units in bySize {
            var from = Array(units.indices)
            random.shuffle(&from)
            for (place, source) in from.enumerated() {
                for (to, row) in zip(units[place], units[source]) { result[to] = decisions[row] }
            }
        }
        return result
    }
}
