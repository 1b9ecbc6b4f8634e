// SPDX-License-Identifier: EUPL-1.2

import Learning
import StatMath

/// What the active rows G of the shapes take away from a covariance V: on the face they leave,
/// V - V G'(G V G')^-1 G V = V - W'W with W = K^-1 G V, G V G' = K K'.
///
/// Fellner-Schall needs both traces there, of the posterior's and of the prior's covariance: a step that is held flat has no freedom left,
/// neither to be penalised nor to be estimated.
struct ActiveFace: Sendable {
    /// Rows of W over all coefficients.
    private let taken: [[Double]]
    /// Rows of K^-1 G.
    private let held: [[Double]]

    static let none = ActiveFace(taken: [], held: [])

    private init(taken: [[Double]], held: [[Double]]) { (self.taken, self.held) = (taken, held) }

    /// - Parameter solved: V g, one a row.
    private init(_ rows: [SparseRow], solved: [[Double]], size: Int) {
        var gram = Matrix(rows: rows.count, columns: rows.count)
        for (column, solved) in solved.enumerated() {
            for row in column..<rows.count { gram[row, column] = rows[row].dot(solved) }
        }
        for index in rows.indices { gram[index, index] *= 1 + 1e-12 }
        guard !rows.isEmpty, let factor = Cholesky(gram) else {
            self = .none
            return
        }
        func forward(_ right: [[Double]]) -> [[Double]] {
            var result = right
            for row in result.indices {
                for column in 0..<row {
                    let share = factor.lower[row, column]
                    if share != 0 { for index in 0..<size { result[row][index] -= share * result[column][index] } }
                }
                let pivot = factor.lower[row, row]
                for index in 0..<size { result[row][index] /= pivot }
            }
            return result
        }
        taken = forward(solved)
        held = forward(rows.map { $0.dense(size) })
    }

    /// The face of the posterior, V = (H+P)^-1.
    init(_ cone: ShapeCone, _ active: [ShapeCone.Name], _ factor: Cholesky) {
        guard !active.isEmpty else {
            self = .none
            return
        }
        let rows = active.map(cone.row), size = factor.size
        let solved = factor.solve(Matrix(rows: size, columns: rows.count, elements: rows.flatMap { $0.dense(size) }))
        self.init(rows, solved: rows.indices.map { Array(solved.elements[$0 * size..<($0 + 1) * size]) }, size: size)
    }

    /// The face of the prior, V the inverse of the estimated penalties, which are apart for each term.
    init(_ cone: ShapeCone, _ active: [ShapeCone.Name], _ layout: BinLayout, _ penalties: [TermPenalty], _ smoothing: AdditiveProblem.Smoothing) {
        guard !active.isEmpty else {
            self = .none
            return
        }
        let rows = active.map(cone.row)
        var solved = rows.map { _ in [Double](repeating: 0, count: layout.dimension) }
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
                for bin in 0..<penalty.bins { solved[row][term.offset + bin] = own[bin, column] }
            }
        }
        self.init(rows, solved: solved, size: layout.dimension)
    }

    /// tr(W'W S): what the trace of V S loses.
    func trace(_ kind: TermPenalty.Kind, _ penalty: TermPenalty, _ range: Range<Int>) -> Double {
        taken.reduce(0) { $0 + penalty.quadraticForm(kind, $1[range]) }
    }

    /// How many of a term's coefficients the active rows settle: the trace of V G'(G V G')^-1 G over them.
    func settled(_ range: Range<Int>) -> Double {
        zip(taken, held).reduce(0) { sum, pair in sum + range.reduce(0) { $0 + pair.0[$1] * pair.1[$1] } }
    }

    /// The sum of what the variances of a term lose.
    func variance(_ range: Range<Int>) -> Double { taken.reduce(0) { $0 + $1[range].reduce(0) { $0 + $1 * $1 } } }

    /// V_face c, from V c.
    func restricted(_ solved: [Double], of row: SparseRow) -> [Double] {
        var result = solved
        for taken in taken {
            let share = row.dot(taken)
            if share != 0 { for index in result.indices { result[index] -= share * taken[index] } }
        }
        return result
    }
}
