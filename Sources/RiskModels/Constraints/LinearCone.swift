// SPDX-License-Identifier: EUPL-1.2

/// A row of few numbers that are not zero.
package struct SparseRow: Hashable, Sendable {
    /// Position and value; no position twice.
    package var entries: [Entry]

    package struct Entry: Hashable, Sendable {
        package let index: Int
        package let value: Double

        package init(_ index: Int, _ value: Double) { (self.index, self.value) = (index, value) }
    }

    package init(_ entries: [Entry]) { self.entries = entries }

    /// The row with what stands at one position added up, and zeros left out.
    init(adding entries: [Entry]) {
        var sums: [Int: Double] = [:], order: [Int] = []
        for entry in entries {
            if sums[entry.index] == nil { order.append(entry.index) }
            sums[entry.index, default: 0] += entry.value
        }
        self.entries = order.compactMap { index in sums[index].flatMap { $0 == 0 ? nil : Entry(index, $0) } }
    }

    package func dot(_ x: [Double]) -> Double { entries.reduce(0) { $0 + $1.value * x[$1.index] } }

    /// Adds a multiple of the row to a vector.
    package func add(_ factor: Double, to vector: inout [Double]) { for entry in entries { vector[entry.index] += factor * entry.value } }

    package func dense(_ count: Int) -> [Double] {
        var result = [Double](repeating: 0, count: count)
        add(1, to: &result)
        return result
    }
}

/// A cone { x : g'x >= 0 for every row g }, which may have too many rows to list.
package protocol LinearCone: Sendable {
    /// Names a row.
    associatedtype Name: Hashable & Sendable

    /// The row with the smallest g'x below `limit`, if there is one; those of `skipped` are not looked at.
    func mostViolated(at x: [Double], below limit: Double, except skipped: Set<Name>) -> Name?
    func row(_ name: Name) -> SparseRow
}

/// A cone of listed rows.
package struct ListedCone: LinearCone {
    private let rows: [SparseRow]

    package init(_ rows: [SparseRow]) { self.rows = rows }

    package func mostViolated(at x: [Double], below limit: Double, except skipped: Set<Int>) -> Int? {
        var worst: (name: Int, value: Double)?
        for (name, row) in rows.enumerated() where !skipped.contains(name) {
            let value = row.dot(x)
            if value < worst?.value ?? limit { worst = (name, value) }
        }
        return worst?.name
    }

    package func row(_ name: Int) -> SparseRow { rows[name] }
}
