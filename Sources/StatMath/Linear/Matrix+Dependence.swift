// SPDX-License-Identifier: EUPL-1.2

extension Matrix {
    /// Columns of a design that depend on earlier ones, from its matrix of cross products (this one).
    ///
    /// - Parameter tolerance: the share of a column's squares that may stay unexplained by the columns before it.
    /// - Returns: column numbers, ascending. A column of zeros depends on anything.
    func dependentColumns(tolerance: Double) -> [Int] {
        var work = self
        let original = (0..<columns).map { self[$0, $0] }
        var dependent: [Int] = []
        for pivot in 0..<columns {
            let rest = work[pivot, pivot]
            guard rest > tolerance * original[pivot], rest.isFinite else {
                dependent.append(pivot)
                continue
            }
            for column in pivot + 1..<max(pivot + 1, columns) {
                let factor = work[column, pivot] / rest
                guard factor != 0 else { continue }
                for row in column..<columns { work[row, column] -= factor * work[row, pivot] }
            }
        }
        return dependent
    }
}
