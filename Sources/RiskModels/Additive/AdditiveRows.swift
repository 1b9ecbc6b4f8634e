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
    /// Which features were chosen from more of them; `nil` where all are here.
    let screening: Screening?

    init(_ matrix: BinnedMatrix, _ rows: FitRows, known: BoundKnowledge = .none, screening: Screening? = nil) throws {
        (self.matrix, self.rows, self.known, self.screening) = (matrix, rows, known, screening)
        (weighted, counted) = try rows.counts(matrix)
    }

    func selecting(_ positions: [Int]) throws -> AdditiveRows {
        try AdditiveRows(matrix.selecting(positions), rows.selecting(positions), known: known, screening: screening)
    }

    /// Some of the rows, which need not hold both outcomes.
    func part(_ positions: [Int]) throws -> AdditiveRows {
        try AdditiveRows(matrix.selecting(positions), rows.part(positions), known: known, screening: screening)
    }

    func with(pairs: [BinPair]) throws -> AdditiveRows {
        matrix.pairs == pairs ? self : try AdditiveRows(matrix.with(pairs: pairs), rows, known: known, screening: screening)
    }
}
