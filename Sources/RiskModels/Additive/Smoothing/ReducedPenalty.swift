// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// The penalties of a term whose effect is a sum of few directions: theta = B a, so that each S becomes B'SB.
struct ReducedPenalty: SmoothnessPenalty {
    let kinds: [TermPenalty.Kind]
    /// B'SB of each kind, both triangles.
    private let matrices: [Matrix]

    var bins: Int { matrices.first?.rows ?? 0 }

    /// - Parameter directions: B, one direction a column.
    init(_ penalty: TermPenalty, directions: Matrix) {
        kinds = penalty.kinds
        let basis = BlockBasis([directions])
        matrices = penalty.kinds.indices.map { kind in
            var whole = Matrix(rows: penalty.bins, columns: penalty.bins)
            penalty.add(smoothing: penalty.kinds.indices.map { $0 == kind ? 1 : 0 }, to: &whole, at: 0)
            var reduced = basis.compressed(whole)
            for column in 0..<reduced.columns {
                for row in 0..<column { reduced[row, column] = reduced[column, row] }
            }
            return reduced
        }
    }

    private func matrix(_ kind: TermPenalty.Kind) -> Matrix? { zip(kinds, matrices).first { $0.0 == kind }?.1 }

    func quadraticForm(_ kind: TermPenalty.Kind, _ theta: ArraySlice<Double>) -> Double {
        guard let matrix = matrix(kind) else { return 0 }
        var sum = 0.0
        for (column, value) in theta.enumerated() {
            sum += value * theta.enumerated().reduce(0) { $0 + matrix[$1.offset, column] * $1.element }
        }
        return sum
    }

    func traces(of covariance: Matrix) -> [Double] {
        matrices.map { matrix in
            (0..<bins).reduce(0) { sum, column in
                let below = (column + 1..<max(column + 1, bins)).reduce(0) { $0 + matrix[$1, column] * covariance[$1, column] }
                return sum + matrix[column, column] * covariance[column, column] + 2 * below
            }
        }
    }

    private func prior(_ smoothing: [Double]) -> Cholesky? {
        var matrix = Matrix(rows: bins, columns: bins)
        add(smoothing: smoothing, to: &matrix, at: 0)
        return Cholesky(consume matrix)
    }

    func tracesOfPrior(smoothing: [Double]) -> [Double] {
        guard let inverse = prior(smoothing)?.inverse() else { return kinds.map { _ in 0 } }
        return traces(of: inverse)
    }

    func logDeterminantOfPrior(smoothing: [Double]) -> Double { prior(smoothing)?.logDeterminant ?? -.infinity }

    func add(smoothing: [Double], to target: inout Matrix, at offset: Int) {
        for (matrix, value) in zip(matrices, smoothing) {
            for column in 0..<bins {
                for row in column..<bins { target[offset + row, offset + column] += value * matrix[row, column] }
            }
        }
    }
}
