// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath
import func Foundation.exp
import func Foundation.log

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

    struct Point {
        var coefficients: [Double]
        var value: Double
        var gradient: [Double]
        var hessian: Matrix
    }

    /// - Parameter start: where to begin, as the last fit ended: all but the first level's coefficients, one level after another.
    /// - Returns: the mode, and the factor of minus the second derivative there; `nil` when it was not found.
    func fit(from start: [Double]?) -> (mode: [Double], factor: Cholesky)? {
        let size = (levels - 1) * rows.columns
        var point = evaluate(start.flatMap { $0.count == size ? $0 : nil } ?? [Double](repeating: 0, count: size))
        for _ in 0..<maximumIterations {
            guard let factor = factor(point.hessian) else { return nil }
            let step = factor.solve(point.gradient)
            let decrement = zip(step, point.gradient).reduce(0) { $0 + $1.0 * $1.1 }
            guard decrement.isFinite else { return nil }
            if decrement < tolerance { return (zip(point.coefficients, step).map { $0 + $1 }, factor) }
            var length = 1.0, next = evaluate(zip(point.coefficients, step).map { $0 + $1 })
            while !(next.value >= point.value - 1e-9 * point.value.magnitude) {
                length /= 2
                guard length > 1e-6 else { return nil }
                next = evaluate(zip(point.coefficients, step).map { $0 + length * $1 })
            }
            point = next
        }
        return nil
    }

    /// Levels' scores with coefficients from the posterior's normal approximation, the first level's zero.
    static func draw(_ fit: (mode: [Double], factor: Cholesky), levels: Int, generator: inout Philox) -> [[Double]] {
        let noise = fit.factor.transposedSolve(fit.mode.map { _ in Normal.quantile(generator.uniform()) })
        let drawn = zip(fit.mode, noise).map { $0 + $1 }, columns = drawn.count / (levels - 1)
        return [[Double](repeating: 0, count: columns)] + (0..<levels - 1).map { Array(drawn[$0 * columns..<($0 + 1) * columns]) }
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
        var point = Point(
            coefficients: coefficients, value: 0, gradient: [Double](repeating: 0, count: coefficients.count),
            hessian: Matrix(rows: coefficients.count, columns: coefficients.count))
        add(rows, weight: 1, observed: codes, to: &point)
        if augmented.rows > 0 { add(augmented, weight: augmentedWeight, observed: nil, to: &point) }
        return point
    }

    /// - Parameter observed: levels; `nil` for rows that stand for each level once.
    private func add(_ rows: GatheredRows, weight: Double, observed: [Int32]?, to point: inout Point) {
        let width = rows.columns, others = levels - 1
        let scores = (0..<others).map { rows.predictions(Array(point.coefficients[$0 * width..<($0 + 1) * width])) }
        let n = rows.rows
        // Level after level.
        var risks = [Double](repeating: 0, count: others * n), residuals = risks, value = Sum()
        let total = observed == nil ? weight * Double(levels) : weight
        for row in 0..<n {
            var highest: Float = 0
            for level in 0..<others { highest = max(highest, scores[level][row]) }
            var sum = exp(Double(-highest)), chosen = 0.0
            for level in 0..<others {
                let part = exp(Double(scores[level][row] - highest))
                risks[level * n + row] = part
                sum += part
            }
            for level in 0..<others {
                let risk = risks[level * n + row] / sum
                let isLevel = observed.map { Int($0[row]) == level + 1 ? 1.0 : 0 } ?? 1
                risks[level * n + row] = risk
                residuals[level * n + row] = weight * isLevel - total * risk
                chosen += isLevel * Double(scores[level][row])
            }
            value.add(weight * chosen - total * (log(sum) + Double(highest)))
        }
        point.value += value.value
        let gradient = rows.products(with: (0..<others).map { Array(residuals[$0 * n..<($0 + 1) * n]) })
        for index in point.gradient.indices { point.gradient[index] += gradient.elements[index] }
        for a in 0..<others {
            for b in 0...a {
                var weights = [Double](repeating: 0, count: n)
                for row in 0..<n {
                    let risk = risks[a * n + row]
                    weights[row] = total * risk * (a == b ? max(0, 1 - risk) : risks[b * n + row])
                }
                let products = rows.products(weights: weights)
                for column in 0..<width {
                    for row in 0..<width {
                        let value = a == b ? products[row, column] : -products[row, column]
                        point.hessian[a * width + row, b * width + column] += value
                        if a != b { point.hessian[b * width + row, a * width + column] += value }
                    }
                }
            }
        }
    }
}
