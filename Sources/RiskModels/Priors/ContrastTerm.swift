// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// A prior as the fit sees it: (C theta - m)' V^-1 (C theta - m), added to the penalised deviance.
///
/// For the search of smoothness it is data, not penalty: the published study counts as rows that were not seen.
struct ContrastTerm: Sendable {
    /// Position of the prior in the knowledge.
    let number: Int
    /// What each row is of.
    let contrasts: [PublishedEffect.Contrast]
    /// Rows of C, over all coefficients.
    let rows: [SparseRow]
    /// m.
    let target: [Double]
    /// V.
    let covariance: Matrix
    /// V^-1.
    let precision: Matrix

    /// - Returns: `nil` without a contrast.
    init?(number: Int, _ effect: PublishedEffect, rows: [(contrast: Int, row: SparseRow)]) {
        let chosen = rows.map(\.contrast)
        var covariance = Matrix(rows: chosen.count, columns: chosen.count)
        for (column, from) in chosen.enumerated() {
            for (row, other) in chosen.enumerated() { covariance[row, column] = effect.covariance[other, from] }
        }
        self.init(
            number: number, chosen.map { effect.contrasts[$0] }, rows: rows.map(\.row), target: chosen.map { effect.logOdds[$0] },
            covariance: covariance)
    }

    /// - Returns: `nil` without a contrast, or for a covariance that is not positive definite.
    init?(number: Int, _ contrasts: [PublishedEffect.Contrast], rows: [SparseRow], target: [Double], covariance: Matrix) {
        guard !rows.isEmpty, let factor = Cholesky(covariance) else { return nil }
        (self.number, self.contrasts, self.rows, self.target, self.covariance) = (number, contrasts, rows, target, covariance)
        precision = factor.inverse()
    }

    /// Contrasts that are drawn to 0, each with the same variance.
    ///
    /// - Returns: `nil` without a contrast.
    init?(number: Int, pulling rows: [SparseRow], variance: Double) {
        guard !rows.isEmpty else { return nil }
        var (covariance, precision) = (Matrix(rows: rows.count, columns: rows.count), Matrix(rows: rows.count, columns: rows.count))
        for index in rows.indices { (covariance[index, index], precision[index, index]) = (variance, 1 / variance) }
        (self.number, contrasts, self.rows) = (number, [], rows)
        (self.covariance, self.precision, target) = (covariance, precision, rows.map { _ in 0 })
    }

    /// C theta - m.
    func excess(_ theta: [Double]) -> [Double] { zip(rows, target).map { $0.dot(theta) - $1 } }

    /// V^-1 (C theta - m).
    func pull(_ theta: [Double]) -> [Double] {
        let excess = excess(theta)
        return rows.indices.map { row in excess.indices.reduce(0) { $0 + precision[row, $1] * excess[$1] } }
    }

    func penalty(_ theta: [Double]) -> Double { zip(excess(theta), pull(theta)).reduce(0) { $0 + $1.0 * $1.1 } }

    /// Adds C' V^-1 (C theta - m).
    func addGradient(_ theta: [Double], to vector: inout [Double]) {
        for (row, pull) in zip(rows, pull(theta)) { row.add(pull, to: &vector) }
    }

    /// Adds a normal draw with covariance C' V^-1 C.
    func addDraw(to vector: inout [Double], normal: () -> Double) {
        guard let factor = Cholesky(precision) else { return }
        let normals = rows.map { _ in normal() }
        for (index, row) in rows.enumerated() { row.add((0...index).reduce(0) { $0 + factor.lower[index, $1] * normals[$1] }, to: &vector) }
    }

    /// Adds C' V^-1 C to a lower triangle.
    func add(to matrix: inout Matrix) {
        for (a, first) in rows.enumerated() {
            for (b, second) in rows.enumerated() {
                for x in first.entries {
                    for y in second.entries where y.index <= x.index { matrix[x.index, y.index] += precision[a, b] * x.value * y.value }
                }
            }
        }
    }
}
