// SPDX-License-Identifier: EUPL-1.2

import Learning

/// Rows of a fit, as bins and as cells of the pairs in the model.
struct AdditiveRows: Sendable {
    let matrix: BinnedMatrix
    let rows: FitRows
    /// Weighted rows and events by fine bin or cell, and as people count them.
    let weighted: BinCounts
    let counted: BinCounts

    init(_ matrix: BinnedMatrix, _ rows: FitRows) throws {
        (self.matrix, self.rows) = (matrix, rows)
        (weighted, counted) = try rows.counts(matrix)
    }

    func selecting(_ positions: [Int]) throws -> AdditiveRows {
        try AdditiveRows(matrix.selecting(positions), rows.selecting(positions))
    }

    /// Some of the rows, which need not hold both outcomes.
    func part(_ positions: [Int]) throws -> AdditiveRows {
        try AdditiveRows(matrix.selecting(positions), rows.part(positions))
    }

    func with(pairs: [BinPair]) throws -> AdditiveRows {
        matrix.pairs == pairs ? self : try AdditiveRows(matrix.with(pairs: pairs), rows)
    }
}
