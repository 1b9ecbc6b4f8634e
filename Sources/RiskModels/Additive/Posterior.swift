// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// The normal approximation of the coefficients' posterior, with every term centred at zero over the training rows.
///
/// Covariance: (H + P)^-1, or with clusters, sampling or selection weights the sandwich (H+P)^-1 (J+P) (H+P)^-1, J the sum over
/// clusters of their score's square (methods 10).
struct Posterior: Sendable {
    static let drawCount = 64

    /// Centred estimates, intercept first.
    let estimates: [Double]
    let standardErrors: [Double]
    /// `draws[coefficient][draw]`.
    let draws: [[Double]]

    /// - Parameter counts: weighted rows by fine bin: what a term's mean is taken over.
    init(_ solution: AdditiveSolution, counts: BinCounts, seed: UInt64) throws {
        let layout = solution.problem.layout
        let n = layout.dimension
        // Column i of the root is coefficient i: V = root' root.
        var root = solution.problem.rows.needsSandwich ? try solution.sandwichRoot() : solution.inverseFactor
        var estimates = solution.theta
        for term in layout.terms {
            let rows = term.grouping.sums(counts.rows[term.feature])
            let total = rows.reduce(0, +)
            let shares = rows.map { $0 / total }
            var mean = 0.0
            var meanColumn = [Double](repeating: 0, count: n)
            for (bin, share) in zip(term.range, shares) where share > 0 {
                mean += share * estimates[bin]
                root.add(share, column: bin, to: &meanColumn)
            }
            for bin in term.range {
                estimates[bin] -= mean
                root.add(-1, meanColumn, toColumn: bin)
            }
            estimates[0] += mean
            root.add(1, meanColumn, toColumn: 0)
        }
        self.estimates = estimates
        standardErrors = (0..<n).map { root.sumOfSquares(column: $0).squareRoot() }
        draws = Self.draws(root, estimates: estimates, seed: seed)
    }

    private static func draws(_ root: Matrix, estimates: [Double], seed: UInt64) -> [[Double]] {
        var normals = Matrix(rows: root.rows, columns: drawCount)
        for draw in 0..<drawCount {
            var random = Philox(seed: seed, stage: "posterior-draws", item: UInt64(draw))
            for row in 0..<root.rows { normals[row, draw] = Normal.quantile(random.uniform()) }
        }
        let deviations = root.transposedTimes(normals)
        return estimates.indices.map { index in
            (0..<drawCount).map { ScoringModel.rounded(draw: estimates[index] + deviations[index, $0]) }
        }
    }
}

extension AdditiveSolution {
    /// A matrix R with R'R = (H+P)^-1 (J+P) (H+P)^-1.
    fileprivate func sandwichRoot() throws -> Matrix {
        var meat = ClusterScores.sumOfSquares(problem, residuals: rows.gradients.map { Double($0) * problem.rows.fixedPoint.gradientUnit })
        problem.addPenalties(smoothing, to: &meat)
        // The intercept has no penalty, and its score may vanish: a share of the model's own precision keeps the factor positive.
        for index in 0..<meat.rows { meat[index, index] *= 1 + 1e-10 }
        meat[0, 0] += 1e-10 * Double(hessian.diagonal[0]) * problem.rows.fixedPoint.weightUnit
        guard let square = Cholesky(meat) else { throw RiskModelsError.notConverged(model: "additive") }
        var lower = square.lower
        for column in 1..<max(lower.columns, 1) {
            for row in 0..<column { lower[row, column] = 0 }
        }
        return factor.solve(lower).transposed()
    }
}

extension Matrix {
    fileprivate func add(_ factor: Double, column: Int, to sum: inout [Double]) {
        for row in 0..<rows { sum[row] += factor * elements[column * rows + row] }
    }

    fileprivate mutating func add(_ factor: Double, _ values: [Double], toColumn column: Int) {
        for row in 0..<rows { elements[column * rows + row] += factor * values[row] }
    }

    fileprivate func sumOfSquares(column: Int) -> Double {
        var sum = 0.0
        for row in 0..<rows { sum += elements[column * rows + row] * elements[column * rows + row] }
        return sum
    }

    fileprivate func transposed() -> Matrix {
        var result = Matrix(rows: columns, columns: rows)
        for column in 0..<columns {
            for row in 0..<rows { result[column, row] = self[row, column] }
        }
        return result
    }
}
