// SPDX-License-Identifier: EUPL-1.2

import Learning

/// Rows of a fit, as bins and as cells of the pairs in the model.
struct AdditiveRows: Sendable {
    let matrix: BinnedMatrix
    let rows: FitRows
    /// Weighted rows and events by fine bin or cell, and as people count them.
    let weighted: BinCounts
    let counted: BinCounts
    /// What is known of effects, bound to the features.
    let known: BoundKnowledge

    init(_ matrix: BinnedMatrix, _ rows: FitRows, known: BoundKnowledge = .none) throws {
        (self.matrix, self.rows, self.known) = (matrix, rows, known)
        (weighted, counted) = try rows.counts(matrix)
    }

    func selecting(_ positions: [Int]) throws -> AdditiveRows {
        try AdditiveRows(matrix.selecting(positions), rows.selecting(positions), known: known)
    }

    /// Some of the rows, which need not hold both outcomes.
    func part(_ positions: [Int]) throws -> AdditiveRows {
        try AdditiveRows(matrix.selecting(positions), rows.part(positions), known: known)
    }

    func with(pairs: [BinPair]) throws -> AdditiveRows {
        matrix.pairs == pairs ? self : try AdditiveRows(matrix.with(pairs: pairs), rows, known: known)
    }
}
