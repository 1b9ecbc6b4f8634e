// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// The normal approximation of the coefficients' posterior, as the model file shows it: pairs without what belongs to main effects, and
/// every main effect centred at zero over the training rows.
///
/// Covariance: (H + P)^-1, or with clusters, sampling or selection weights the sandwich (H+P)^-1 (J+P) (H+P)^-1, J the sum over
/// clusters of their score's square (methods 10). The second P is that of the prior, which is a design effect weaker than the penalty
/// (`DesignEffects`). To either comes what unknown smoothing adds (`SmoothingUncertainty`).
/// Where shapes must hold, draws are inside their cone and standard errors come from them (`ShapedDraws`).
struct Posterior: Sendable {
    static let drawCount = 64

    /// Estimates: the intercept, the bins of each feature, all cells of each pair.
    let estimates: [Double]
    let standardErrors: [Double]
    /// `draws[coefficient][draw]`.
    let draws: [[Double]]
    /// R with R'R the covariance of the fit's own coefficients, without shapes.
    let root: Matrix
    /// Draws of the fit's own coefficients; `nil` without shapes.
    let shaped: ShapedDraws?
    /// Of each estimate the variance that completed tables add, (1 + 1/m) B, that which unknown smoothing adds, and all of it, without shapes.
    let variances: [(between: Double, smoothing: Double, total: Double)]

    /// - Parameters:
    ///   - shown: how the coefficients are shown.
    ///   - shift: of the intercept, besides.
    ///   - tables: what each completed table does to the coefficients; `nil` where nothing was imputed.
    init(_ solution: AdditiveSolution, _ shown: ShownCoefficients, shift: Double, tables: ImputationSteps? = nil, seed: UInt64) throws {
        let problem = solution.problem, mains = problem.layout.terms.dropLast(problem.pairs.count)
        // Column i of the root is coefficient i: V = root' root.
        let within = problem.rows.needsSandwich ? try solution.sandwichRoot() : solution.inverse.lower
        let uncertainty = try SmoothingUncertainty(solution), unknown = uncertainty.root
        let root = tables.map { within.above($0.root) } ?? within
        // Pairs draw from sequences of their own, which no further feature shifts.
        let border = min(mains.last?.range.upperBound ?? 1, root.rows), all = root.rows + unknown.rows
        let smoothed = root.rows + uncertainty.rowsOfFeatures
        let normals = Self.normals(
            all,
            [
                ("posterior-draws", 0..<border), ("posterior-draws-of-pairs", border..<root.rows),
                ("posterior-draws-of-smoothing", root.rows..<smoothed), ("posterior-draws-of-smoothing-of-pairs", smoothed..<all),
            ],
            count: problem.known.cone.isEmpty ? Self.drawCount : ShapedDraws.count, seed: seed)
        var effects = shown.shown(Matrix(rows: 1, columns: solution.theta.count, elements: solution.theta)).elements
        effects[0] += shift
        let estimates = effects
        (self.root, self.estimates) = (root, estimates)
        let between = tables.map { shown.shown($0.root) }, smoothing = shown.shown(unknown)
        func variance(_ index: Int, of total: Double) -> (between: Double, smoothing: Double, total: Double) {
            (between?.sumOfSquares(column: index) ?? 0, smoothing.sumOfSquares(column: index), total)
        }
        guard problem.known.cone.isEmpty else {
            let shaped = try ShapedDraws(solution, root: root, normals: normals)
            var final = shown.shown(shaped.coefficients)
            for draw in 0..<final.rows { final[draw, 0] += shift }
            self.shaped = shaped
            standardErrors = final.distances(from: estimates)
            draws = estimates.indices.map { column in (0..<Self.drawCount).map { ScoringModel.rounded(draw: final[$0, column]) } }
            let squares = try between.map { _ in
                try Self.spread([root, unknown], normals.leading(Self.drawCount), shown, width: estimates.count).squares
            }
            variances = estimates.indices.map { variance($0, of: squares?[$0] ?? 0) }
            return
        }
        shaped = nil
        let spread = try Self.spread([root, unknown], normals, shown, width: estimates.count)
        standardErrors = spread.squares.map { $0.squareRoot() }
        variances = estimates.indices.map { variance($0, of: spread.squares[$0]) }
        draws = estimates.indices.map { index in
            (0..<Self.drawCount).map { ScoringModel.rounded(draw: estimates[index] + spread.deviations[index, $0]) }
        }
    }

    /// Rows of the root that are shown at once: the root of all shown coefficients is never in memory.
    private static let rowsTogether = 256
    /// Groups of rows that are kept until they are added up.
    private static let groupsTogether = 8

    /// Sums of squares of the shown coefficients' columns of the root, whose rows are those of all parts, and the products of these columns with
    /// normal draws.
    private static func spread(
        _ parts: [Matrix], _ normals: Matrix, _ shown: ShownCoefficients, width: Int
    ) throws -> (squares: [Double], deviations: Matrix) {
        var squares = [Double](repeating: 0, count: width), deviations = Matrix(rows: width, columns: drawCount)
        var groups: [(part: Int, rows: Range<Int>, first: Int)] = [], above = 0
        for (part, root) in parts.enumerated() {
            groups += stride(from: 0, to: root.rows, by: rowsTogether).map { (part, $0..<min(root.rows, $0 + rowsTogether), above) }
            above += root.rows
        }
        for first in stride(from: 0, to: groups.count, by: groupsTogether) {
            let some = groups[first..<min(groups.count, first + groupsTogether)]
            let sums = try parallelMap(some.count) { index in
                let group = some[first + index], columns = shown.shown(parts[group.part].rows(group.rows))
                let own = normals.rows(group.first + group.rows.lowerBound..<group.first + group.rows.upperBound)
                return (squares: (0..<width).map { columns.sumOfSquares(column: $0) }, deviations: columns.transposedTimes(own))
            }
            for sum in sums {
                for index in squares.indices { squares[index] += sum.squares[index] }
                for index in deviations.elements.indices { deviations.elements[index] += sum.deviations.elements[index] }
            }
        }
        return (squares, deviations)
    }

    /// - Parameter stages: which rows are drawn from which sequence.
    private static func normals(_ rows: Int, _ stages: [(String, Range<Int>)], count: Int, seed: UInt64) -> Matrix {
        var normals = Matrix(rows: rows, columns: count)
        for draw in 0..<count {
            for (stage, rows) in stages {
                var random = Philox(seed: seed, stage: stage, item: UInt64(draw))
                for row in rows { normals[row, draw] = Normal.quantile(random.uniform()) }
            }
        }
        return normals
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
        guard let square = Cholesky(consume meat) else { throw RiskModelsError.notConverged(model: "additive") }
        var lower = square.lower
        for column in 1..<max(lower.columns, 1) {
            for row in 0..<column { lower[row, column] = 0 }
        }
        return inverse.solve(lower).transposed()
    }
}

extension Matrix {
    /// Some neighbouring rows.
    fileprivate func rows(_ range: Range<Int>) -> Matrix {
        var result: [Double] = []
        result.reserveCapacity(range.count * columns)
        for column in 0..<columns { result += elements[column * rows + range.lowerBound..<column * rows + range.upperBound] }
        return Matrix(rows: range.count, columns: columns, elements: result)
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

    /// Its first columns.
    fileprivate func leading(_ count: Int) -> Matrix {
        Matrix(rows: rows, columns: min(count, columns), elements: Array(elements.prefix(rows * min(count, columns))))
    }

    fileprivate func sumOfSquares(column: Int) -> Double {
        var sum = 0.0
        for row in 0..<rows { sum += elements[column * rows + row] * elements[column * rows + row] }
        return sum
    }
}
