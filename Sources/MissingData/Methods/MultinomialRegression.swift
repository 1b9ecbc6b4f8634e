// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// Multinomial logistic regression with a little made-up data, so that its mode is finite even when a predictor separates the levels.
///
/// The parameters are drawn from the normal approximation at the mode, with the likelihood's own second derivative.
/// Source of the made-up rows: White, Daniel and Royston (2010), Computational Statistics and Data Analysis 54, 2267-2275.
struct MultinomialRegression {
    /// Newton's method stops when no combination of coefficients is further from the mode than the root of this, in standard errors.
    var tolerance = 1e-3
    var maximumIterations = 50

    let rows: GatheredRows
    /// Level of each row, below `levels`.
    let codes: [Int32]
    let levels: Int
    let augmented: GatheredRows
    /// Weight of each made-up row, for each level.
    let augmentedWeight: Double

    /// - Parameters:
    ///   - rows: of the columns that are used, the first of them constant.
    ///   - mean: of each used column over all rows of the table.
    ///   - deviation: its standard deviation.
    init(rows: GatheredRows, codes: [Int32], levels: Int, mean: [Double], deviation: [Double]) {
        precondition(codes.count == rows.rows && mean.count == rows.columns && deviation.count == rows.columns && levels >= 2)
        (self.rows, self.codes, self.levels) = (rows, codes, levels)
        let predictors = rows.columns - 1
        augmented = GatheredRows(rows: 2 * predictors, columns: rows.columns)
        for row in 0..<2 * predictors {
            for column in 0..<rows.columns {
                let shift = column == row / 2 + 1 ? (row % 2 == 0 ? 0.5 : -0.5) * deviation[column] : 0
                augmented.column(column)[row] = Float(mean[column] + shift)
            }
        }
        augmentedWeight = predictors == 0 ? 0 : Double(predictors + 1) / Double(2 * predictors * levels)
    }

    /// Rows that the curvature is taken over at first: of more, that of so many is as a rule near enough to find the mode, and to draw around it.
    private static let mostCurvatureRows = 16_384
    /// A step that leaves more than this share of the decrement asks for the curvature of all rows from there on: some levels are rare.
    private static let slowest = 0.3

    private struct Point {
        var coefficients: [Double]
        var value: Double
        var gradient: [Double]
    }

    /// Newton's method; where there are more rows than the curvature is taken over, a curvature serves as long as it leads quickly to the mode.
    ///
    /// - Parameter start: where to begin, as the last fit ended: all but the first level's coefficients, one level after another.
    /// - Returns: the mode, and the factor of minus the second derivative there; `nil` when it was not found.
    func fit(from start: [Double]?) -> (mode: [Double], factor: Cholesky)? {
        let size = (levels - 1) * rows.columns
        var sample = sampled
        func curvature(_ coefficients: [Double]) -> Cholesky? { factor(self.curvature(sample, coefficients)) }
        var point = evaluate(start.flatMap { $0.count == size ? $0 : nil } ?? [Double](repeating: 0, count: size))
        guard var factor = curvature(point.coefficients) else { return nil }
        var last = Double.infinity, moved = 0.0
        for _ in 0..<maximumIterations {
            var step = factor.solve(point.gradient), decrement = Self.product(step, point.gradient)
            if last.isFinite, sample.isAll || decrement > Self.slowest * last {
                sample = (rows, 1, true)
                guard let here = curvature(point.coefficients) else { return nil }
                (factor, moved) = (here, 0)
                step = factor.solve(point.gradient)
                decrement = Self.product(step, point.gradient)
            }
            guard decrement.isFinite else { return nil }
            if decrement < tolerance {
                let mode = zip(point.coefficients, step).map { $0 + $1 }
                // Of a place that is standard errors away the spread would not be that of the mode.
                guard moved > Double(size), let here = curvature(mode) else { return (mode, factor) }
                return (mode, here)
            }
            var length = 1.0, next = evaluate(zip(point.coefficients, step).map { $0 + $1 })
            while !(next.value >= point.value - 1e-9 * point.value.magnitude) {
                length /= 2
                guard length > 1e-6 else { return nil }
                next = evaluate(zip(point.coefficients, step).map { $0 + length * $1 })
            }
            moved += decrement
            (point, last) = (next, decrement)
        }
        return nil
    }

    private static func product(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }

    /// Levels' scores with coefficients from the posterior's normal approximation, the first level's zero.
    ///
    /// - Parameter shares: of the rows of each level that have a value, how many the fit saw: as a sample of them it varies already. A level is set
    ///   beside the first.
    static func draw(_ fit: (mode: [Double], factor: Cholesky), shares: [Double], generator: inout Philox) -> [[Double]] {
        let noise = LowerTriangle(fit.factor.lower).transposedSolve(fit.mode.map { _ in Normal.quantile(generator.uniform()) })
        let columns = fit.mode.count / (shares.count - 1)
        return [[Double](repeating: 0, count: columns)]
            + (0..<shares.count - 1).map { level in
                let spread = max(shares[0], shares[level + 1]).squareRoot()
                return (level * columns..<(level + 1) * columns).map { fit.mode[$0] + spread * noise[$0] }
            }
    }

    private func factor(_ hessian: Matrix) -> Cholesky? {
        if let factor = Cholesky(hessian), (0..<factor.size).allSatisfy({ factor.lower[$0, $0] > 1e-6 * hessian[$0, $0].squareRoot() }) {
            return factor
        }
        var ridged = hessian
        for index in 0..<hessian.rows { ridged[index, index] += max(1e-5 * hessian[index, index], 1e-8) }
        return Cholesky(ridged)
    }

    private func evaluate(_ coefficients: [Double]) -> Point {
        let own = LevelSums(rows, coefficients: coefficients, levels: levels, weight: 1, observed: codes)
        guard augmented.rows > 0 else { return Point(coefficients: coefficients, value: own.value, gradient: own.gradient) }
        let made = LevelSums(augmented, coefficients: coefficients, levels: levels, weight: augmentedWeight, observed: nil)
        return Point(coefficients: coefficients, value: own.value + made.value, gradient: zip(own.gradient, made.gradient).map { $0 + $1 })
    }

    /// The rows that the curvature is taken over, with what each stands for.
    private var sampled: (rows: GatheredRows, weight: Double, isAll: Bool) {
        guard rows.rows > Self.mostCurvatureRows else { return (rows, 1, true) }
        let chosen = (0..<Self.mostCurvatureRows).map { $0 * rows.rows / Self.mostCurvatureRows }
        let sample = GatheredRows(rows: chosen.count, columns: rows.columns)
        for column in 0..<rows.columns {
            let (from, to) = (rows.column(column), sample.column(column))
            for (place, row) in chosen.enumerated() { to[place] = from[row] }
        }
        return (sample, Double(rows.rows) / Double(chosen.count), false)
    }

    private func curvature(_ sample: (rows: GatheredRows, weight: Double, isAll: Bool), _ coefficients: [Double]) -> Matrix {
        let own = LevelCurvature.sum(sample.rows, coefficients: coefficients, levels: levels, weight: sample.weight)
        guard augmented.rows > 0 else { return own }
        let made = LevelCurvature.sum(augmented, coefficients: coefficients, levels: levels, weight: augmentedWeight * Double(levels))
        return Matrix(rows: own.rows, columns: own.columns, elements: zip(own.elements, made.elements).map { $0 + $1 })
    }
}
