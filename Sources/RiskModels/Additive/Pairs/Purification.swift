// SPDX-License-Identifier: EUPL-1.2

import Learning
import StatMath

/// What a joint effect says of each feature alone: the part that belongs to the main effects.
///
/// The weighted least squares fit of a row effect and a column effect to the cells. Taking it away leaves a pair with zero weighted mean
/// along both of its sides (Lengerich et al. 2020, Purifying interaction effects with the functional ANOVA).
struct Purification: Sendable {
    /// Of each cell, the effects of its groups: one row a group of the first side, then of the second; one column a coefficient of the pair.
    let projection: Matrix
    private let pair: PairTerm

    /// - Parameter rows: weighted rows of each cell.
    init(_ pair: PairTerm, rows: [Double]) {
        self.pair = pair
        let (first, second) = (pair.first.bins.count, pair.second.bins.count)
        let total = rows.reduce(0, +)
        var normal = Matrix(rows: first + second, columns: first + second)
        var right = Matrix(rows: first + second, columns: pair.count)
        for row in 0..<first {
            for column in 0..<second {
                let cell = pair.pair.cell(row, column)
                guard let element = pair.element[cell], rows[cell] > 0 else { continue }
                let share = rows[cell] / total
                normal[row, row] += share
                normal[first + column, first + column] += share
                normal[first + column, row] += share
                right[row, element] += share
                right[first + column, element] += share
            }
        }
        // Groups without rows, and the constant that both sides could take, get nothing.
        for index in 0..<first + second { normal[index, index] += 1e-9 }
        projection = Cholesky(normal)?.solve(right) ?? Matrix(rows: first + second, columns: pair.count)
    }

    /// Moves the effects of the groups from a pair's cells to the two main effects.
    ///
    /// - Parameters:
    ///   - columns: what is moved, one column a coefficient of the model file.
    ///   - cells: the pair's cells among them.
    ///   - mains: the bins of the two main effects among them.
    ///   - groups: from these bins to the pair's groups.
    func move(
        in columns: inout Matrix, cells: Range<Int>, mains: (first: Range<Int>, second: Range<Int>), groups: (first: BinGrouping, second: BinGrouping)
    ) {
        let occupied = pair.element.indices.filter { pair.element[$0] != nil }
        let known = Matrix(
            rows: columns.rows, columns: occupied.count,
            elements: occupied.flatMap { columns.elements[(cells.lowerBound + $0) * columns.rows..<(cells.lowerBound + $0 + 1) * columns.rows] })
        let effects = known.times(projection.transposed())
        let (first, second) = (pair.first, pair.second)
        for (bin, group) in zip(mains.first, groups.first.group) { columns.add(1, effects, column: group, toColumn: bin) }
        for (bin, group) in zip(mains.second, groups.second.group) { columns.add(1, effects, column: first.bins.count + group, toColumn: bin) }
        for row in 0..<first.bins.count {
            for column in 0..<second.bins.count {
                let cell = cells.lowerBound + pair.pair.cell(row, column)
                columns.add(-1, effects, column: row, toColumn: cell)
                columns.add(-1, effects, column: first.bins.count + column, toColumn: cell)
            }
        }
    }
}

extension Matrix {
    /// Adds a multiple of another matrix's column to a column.
    mutating func add(_ factor: Double, _ other: Matrix, column: Int, toColumn target: Int) {
        precondition(rows == other.rows)
        for row in 0..<rows { elements[target * rows + row] += factor * other.elements[column * rows + row] }
    }
}
