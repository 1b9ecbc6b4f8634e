// SPDX-License-Identifier: EUPL-1.2

extension ImputationPlan {
    /// The design with 0 in every cell that is not observed.
    func workingMatrix() -> WorkingMatrix {
        let matrix = WorkingMatrix(rows: rowCount, columns: width)
        matrix.set(column: 0) { _ in 1 }
        for variable in variables {
            let observed = variable.observed
            put(variable.encoded(.taken(variable.content, rows: observed.indices)), of: variable, rows: observed, into: matrix)
            guard let structural = variable.structuralColumn else { continue }
            var known = [Bool](repeating: false, count: rowCount)
            for row in observed.indices + variable.missing.indices { known[Int(row)] = true }
            matrix.set(column: structural) { known[$0] ? 0 : 1 }
        }
        for sibling in siblings {
            guard let mark = sibling.mark else { continue }
            matrix.put([Float](repeating: 1, count: sibling.rows.count), column: mark, rows: sibling.rows)
        }
        refreshSiblings(matrix)
        return matrix
    }

    /// Puts encoded values of a variable into some rows.
    func put(_ encoded: [[Float]], of variable: PlannedVariable, rows: RowList, into matrix: WorkingMatrix) {
        for (column, values) in zip(variable.design, encoded) { matrix.put(values, column: column, rows: rows) }
    }
}
