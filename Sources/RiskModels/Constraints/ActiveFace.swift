// SPDX-License-Identifier: EUPL-1.2

import Learning
import StatMath

/// What the active rows G of the shapes take away from a covariance V: on the face they leave,
/// V - V G'(G V G')^-1 G V = V - W'W with W = K^-1 G V, G V G' = K K'.
///
/// Fellner-Schall needs both traces there, of the posterior's and of the prior's covariance: a step that is held flat has no freedom left,
/// neither to be penalised nor to be estimated.
struct ActiveFace: Sendable {
    /// W' : one column a row of W, over all coefficients.
    private let taken: Matrix
    /// (K^-1 G)'.
    private let held: Matrix

    static let none = ActiveFace(taken: Matrix(rows: 0, columns: 0), held: Matrix(rows: 0, columns: 0))

    private init(taken: Matrix, held: Matrix) { (self.taken, self.held) = (taken, held) }

    /// - Parameter solved: V G', one column a row.
    private init(_ rows: [SparseRow], solved: Matrix) {
        var gram = Matrix(rows: rows.count, columns: rows.count)
        for column in rows.indices {
            for row in column..<rows.count {
                gram[row, column] = rows[row].entries.reduce(0) { $0 + $1.value * solved[$1.index, column] }
            }
        }
        for index in rows.indices { gram[index, index] *= 1 + 1e-12 }
        guard !rows.isEmpty, let factor = Cholesky(gram) else {
            self = .none
            return
        }
        let inverse = factor.inverseFactor().transposed()
        taken = solved.times(inverse)
        held = Self.dense(rows, size: solved.rows).times(inverse)
    }

    /// The rows as columns.
    private static func dense(_ rows: [SparseRow], size: Int) -> Matrix {
        var result = Matrix(rows: size, columns: rows.count)
        for (column, row) in rows.enumerated() {
            for entry in row.entries { result[entry.index, column] = entry.value }
        }
        return result
    }

    /// The face of the posterior, V = (H+P)^-1.
    init(_ cone: ShapeCone, _ active: [ShapeCone.Name], _ factor: some PositiveDefiniteSolver) {
        guard !active.isEmpty else {
            self = .none
            return
        }
        let rows = active.map(cone.row)
        self.init(rows, solved: factor.solve(Self.dense(rows, size: factor.size)))
    }

    /// The face of the prior, V the inverse of the estimated penalties, which are apart for each term.
    init(_ cone: ShapeCone, _ active: [ShapeCone.Name], _ layout: BinLayout, _ penalties: [TermPenalty], _ smoothing: AdditiveProblem.Smoothing) {
        guard !active.isEmpty else {
            self = .none
            return
        }
        let rows = active.map(cone.row)
        var solved = Matrix(rows: layout.dimension, columns: rows.count)
        for (term, (penalty, smoothing)) in zip(layout.terms, zip(penalties, smoothing)) {
            let touching = rows.indices.filter { rows[$0].entries.contains { term.range.contains($0.index) } }
            guard !touching.isEmpty else { continue }
            var matrix = Matrix(rows: penalty.bins, columns: penalty.bins)
            penalty.add(smoothing: smoothing, to: &matrix, at: 0)
            guard let factor = Cholesky(matrix) else { continue }
            var right = Matrix(rows: penalty.bins, columns: touching.count)
            for (column, row) in touching.enumerated() {
                for entry in rows[row].entries where term.range.contains(entry.index) { right[entry.index - term.offset, column] = entry.value }
            }
            let own = factor.solve(right)
            for (column, row) in touching.enumerated() {
                for bin in 0..<penalty.bins { solved[term.offset + bin, row] = own[bin, column] }
            }
        }
        self.init(rows, solved: solved)
    }

    /// tr(W'W S): what the trace of V S loses.
    func trace(_ kind: TermPenalty.Kind, _ penalty: some SmoothnessPenalty, _ range: Range<Int>) -> Double {
        (0..<taken.columns).reduce(0) { $0 + penalty.quadraticForm(kind, part($1, range)) }
    }

    /// How many of a term's coefficients the active rows settle: the trace of V G'(G V G')^-1 G over them.
    func settled(_ range: Range<Int>) -> Double {
        (0..<taken.columns).reduce(0) { sum, row in sum + range.reduce(0) { $0 + taken[$1, row] * held[$1, row] } }
    }

    /// The sum of what the variances of a term lose.
    func variance(_ range: Range<Int>) -> Double {
        (0..<taken.columns).reduce(0) { sum, row in sum + part(row, range).reduce(0) { $0 + $1 * $1 } }
    }

    /// Some coefficients of a row of W.
    private func part(_ row: Int, _ range: Range<Int>) -> ArraySlice<Double> {
        taken.elements[row * taken.rows + range.lowerBound..<row * taken.rows + range.upperBound]
    }

    /// V_face c, from V c.
    func restricted(_ solved: [Double], of row: SparseRow) -> [Double] {
        var result = solved
        for column in 0..<taken.columns {
            let share = row.entries.reduce(0) { $0 + $1.value * taken[$1.index, column] }
            if share != 0 { for index in result.indices { result[index] -= share * taken[index, column] } }
        }
        return result
    }
}
