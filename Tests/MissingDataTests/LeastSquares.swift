// SPDX-License-Identifier: EUPL-1.2

import Foundation
import StatMath

/// A linear regression as plainly as can be, for analyses of completed tables.
struct LeastSquares {
    let coefficients: [Double]
    let covariance: Matrix
    let residualSquares: Double
    let totalSquares: Double
    let rowCount: Int

    /// - Parameter columns: without the intercept.
    init?(_ columns: [[Double]], outcome: [Double]) {
        let n = outcome.count
        let centre = columns.map { $0.reduce(0, +) / Double(n) }
        let size = columns.count
        // Centred, so that the normal equations are as exact as can be.
        let centred = zip(columns, centre).map { column, mean in column.map { $0 - mean } }
        let mean = outcome.reduce(0, +) / Double(n), y = outcome.map { $0 - mean }
        var gram = Matrix(rows: max(1, size), columns: max(1, size))
        if size == 0 { gram[0, 0] = 1 }
        for a in 0..<size { for b in 0..<size { gram[a, b] = Sum.exact(zip(centred[a], centred[b]).map { $0 * $1 }) } }
        guard let factor = Cholesky(gram) else { return nil }
        let right = size == 0 ? [0] : centred.map { column in Sum.exact(zip(column, y).map { $0 * $1 }) }
        let slopes = Array(factor.solve(right).prefix(size))
        let residuals = y.indices.map { row in y[row] - (0..<size).reduce(0) { $0 + slopes[$1] * centred[$1][row] } }
        residualSquares = Sum.exact(residuals.map { $0 * $0 })
        totalSquares = Sum.exact(y.map { $0 * $0 })
        rowCount = n
        coefficients = [mean - zip(slopes, centre).reduce(0) { $0 + $1.0 * $1.1 }] + slopes
        let variance = residualSquares / Double(n - size - 1), inverse = factor.inverse()
        var full = Matrix(rows: size + 1, columns: size + 1)
        for a in 0..<size {
            for b in 0..<size { full[a + 1, b + 1] = variance * inverse[a, b] }
            let with = -variance * (0..<size).reduce(0) { $0 + inverse[a, $1] * centre[$1] }
            (full[0, a + 1], full[a + 1, 0]) = (with, with)
        }
        full[0, 0] = variance / Double(n) - (0..<size).reduce(0) { $0 + full[0, $1 + 1] * centre[$1] }
        covariance = full
    }

    var square: Double { 1 - residualSquares / totalSquares }

    var adjustedSquare: Double { 1 - (1 - square) * Double(rowCount - 1) / Double(rowCount - coefficients.count) }

    /// Twice the log-likelihood, up to what any two models of one outcome share.
    static func twiceLogLikelihood(residualSquares: Double, rowCount: Int) -> Double { -Double(rowCount) * log(residualSquares / Double(rowCount)) }
}
