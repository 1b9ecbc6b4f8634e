// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// The normal approximation of the coefficients' posterior, as the model file shows it: pairs without what belongs to main effects, and
/// every main effect centred at zero over the training rows.
///
/// Covariance: (H + P)^-1, or with clusters, sampling or selection weights the sandwich (H+P)^-1 (J+P) (H+P)^-1, J the sum over
/// clusters of their score's square (methods 10). The second P is that of the prior, which is a design effect weaker than the penalty
/// (`DesignEffects`). Where shapes must hold, draws are inside their cone and standard errors come from them (`ShapedDraws`).
struct Posterior: Sendable {
    static let drawCount = 64

    /// Estimates: the intercept, the bins of each feature, all cells of each pair.
    let estimates: [Double]
    let standardErrors: [Double]
    /// `draws[coefficient][draw]`.
    let draws: [[Double]]
    /// The cells of each pair among the coefficients.
    let cells: [Range<Int>]
    /// R with R'R the covariance of the fit's own coefficients, without shapes.
    let root: Matrix
    /// Draws of the fit's own coefficients; `nil` without shapes.
    let shaped: ShapedDraws?
    /// Of each estimate the variance that completed tables add, (1 + 1/m) B, and all of it, both without shapes.
    let variances: [(between: Double, total: Double)]

    /// - Parameters:
    ///   - counts: weighted rows by fine bin and cell: what means are taken over.
    ///   - tables: what each completed table does to the coefficients; `nil` where nothing was imputed.
    init(_ solution: AdditiveSolution, counts: BinCounts, tables: ImputationSteps? = nil, seed: UInt64) throws {
        let (problem, layout) = (solution.problem, solution.problem.layout)
        let mains = Array(layout.terms.dropLast(problem.pairs.count))
        // Column i of the root is coefficient i: V = root' root. Estimates travel along as one more row.
        let within = problem.rows.needsSandwich ? try solution.sandwichRoot() : solution.inverseFactor
        let root = tables.map { within.above($0.root) } ?? within
        let normals = Self.normals(
            root.rows, mains: mains.last?.range.upperBound ?? 1, count: problem.known.cone.isEmpty ? Self.drawCount : ShapedDraws.count, seed: seed)
        shaped = problem.known.cone.isEmpty ? nil : try ShapedDraws(solution, root: root, normals: normals)
        let shown = ShownCoefficients(problem, counts: counts)
        let columns = shown.shown((shaped?.coefficients ?? root).bordered(by: solution.theta)), width = columns.columns
        (cells, self.root) = (shown.cells, root)
        let estimates = (0..<width).map { columns[columns.rows - 1, $0] }
        self.estimates = estimates
        let final = columns.withoutLastRow()
        let unshaped = shaped == nil ? final : shown.shown(root)
        variances = (0..<width).map { column in
            (unshaped.sumOfSquares(column: column, rows: within.rows..<root.rows), unshaped.sumOfSquares(column: column))
        }
        guard shaped == nil else {
            standardErrors = final.distances(from: estimates)
            draws = (0..<width).map { column in (0..<Self.drawCount).map { ScoringModel.rounded(draw: final[$0, column]) } }
            return
        }
        standardErrors = (0..<width).map { final.sumOfSquares(column: $0).squareRoot() }
        draws = Self.draws(final, estimates: estimates, normals: normals)
    }

    /// - Parameter mains: how many coefficients the main effects have; pairs draw from a sequence of their own, which no further feature shifts.
    private static func normals(_ rows: Int, mains: Int, count: Int, seed: UInt64) -> Matrix {
        var normals = Matrix(rows: rows, columns: count)
        for draw in 0..<count {
            for (stage, rows) in [("posterior-draws", 0..<min(mains, rows)), ("posterior-draws-of-pairs", min(mains, rows)..<rows)] {
                var random = Philox(seed: seed, stage: stage, item: UInt64(draw))
                for row in rows { normals[row, draw] = Normal.quantile(random.uniform()) }
            }
        }
        return normals
    }

    private static func draws(_ root: Matrix, estimates: [Double], normals: Matrix) -> [[Double]] {
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
        problem.addPenaltyVariance(smoothing, to: &meat)
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
    /// The same with one more row.
    func bordered(by last: [Double]) -> Matrix {
        var result: [Double] = []
        result.reserveCapacity((rows + 1) * columns)
        for column in 0..<columns {
            result += elements[column * rows..<(column + 1) * rows]
            result.append(last[column])
        }
        return Matrix(rows: rows + 1, columns: columns, elements: result)
    }

    func withoutLastRow() -> Matrix {
        Matrix(rows: rows - 1, columns: columns, elements: (0..<columns).flatMap { elements[$0 * rows..<($0 + 1) * rows - 1] })
    }

    /// This matrix with another of as many columns below it.
    fileprivate func above(_ other: Matrix) -> Matrix {
        var all: [Double] = []
        all.reserveCapacity((rows + other.rows) * columns)
        for column in 0..<columns {
            all += elements[column * rows..<(column + 1) * rows]
            all += other.elements[column * other.rows..<(column + 1) * other.rows]
        }
        return Matrix(rows: rows + other.rows, columns: columns, elements: all)
    }

    fileprivate func sumOfSquares(column: Int, rows range: Range<Int>? = nil) -> Double {
        var sum = 0.0
        for row in range ?? 0..<rows { sum += elements[column * rows + row] * elements[column * rows + row] }
        return sum
    }
}
