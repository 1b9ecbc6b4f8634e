// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath
import func Foundation.log

/// Linear discriminant analysis: in each level the predictors are normal around a mean of its own, with one covariance matrix.
///
/// Needs only sums by level, so that thousands of levels cost no more than their number times that of the predictors. Small levels borrow from
/// the whole. Source: Hastie, Tibshirani and Friedman (2009), The Elements of Statistical Learning, section 4.3.
struct DiscriminantModel {
    /// Rows that the mean of all is worth beside a level's own.
    static let borrowed = 1.0

    let counts: [Double]
    /// For each level, the sum of each predictor.
    let sums: [[Double]]
    /// The factor of the pooled cross products within levels, with a small ridge if need be.
    let within: Cholesky
    /// The same without a ridge.
    let products: Matrix
    let rows: Double
    /// Rows that the spread within levels is known from, less one a level.
    let degrees: Double

    /// - Parameters:
    ///   - rows: of the columns that are used, the first of them constant.
    ///   - whole: of a larger group of levels, of which few rows borrow how levels vary within.
    init?(rows: GatheredRows, codes: [Int32], levels: Int, within whole: DiscriminantModel? = nil) {
        precondition(codes.count == rows.rows)
        let size = rows.columns - 1
        guard size > 0, rows.rows > 1 else { return nil }
        let products = rows.products()
        var counts = [Double](repeating: 0, count: levels), sums = [[Double]](repeating: [Double](repeating: 0, count: size), count: levels)
        for code in codes { counts[Int(code)] += 1 }
        for column in 0..<size {
            let values = rows.column(column + 1)
            for row in 0..<rows.rows { sums[Int(codes[row])][column] += Double(values[row]) }
        }
        var within = Matrix(rows: size, columns: size)
        for column in 0..<size {
            for row in 0..<size {
                let between = (0..<levels).reduce(0) { $0 + (counts[$1] > 0 ? sums[$1][row] * sums[$1][column] / counts[$1] : 0) }
                within[row, column] = products[row + 1, column + 1] - between
            }
        }
        var degrees = Double(rows.rows - counts.count { $0 > 0 })
        if let whole {
            // As many rows as there are predictors, and one.
            let borrowed = min(Double(size + 1), whole.degrees), share = borrowed / max(1, whole.degrees)
            for index in within.elements.indices { within.elements[index] += share * whole.products.elements[index] }
            degrees += borrowed
        }
        (self.counts, self.sums, self.products, self.degrees, self.rows) = (counts, sums, within, degrees, Double(rows.rows))
        // A predictor that is constant within levels would decide alone.
        for index in 0..<size { within[index, index] += 1e-5 * products[index + 1, index + 1] + 1e-8 }
        guard let factor = Cholesky(within) else { return nil }
        self.within = factor
    }

    /// Parameters from their posterior, as scores that are linear in the predictors. A level without a row is never drawn.
    func draw(_ generator: inout Philox) -> LevelScores {
        let size = within.size, levels = counts.count
        let degrees = max(Double(size), degrees)
        // Bartlett's decomposition: with W = L L', the precision matrix is L^-T B B' L^-1, and noise around a mean L B^-T z.
        var bartlett = Matrix(rows: size, columns: size)
        for column in 0..<size {
            let shape = max(0.5, (degrees - Double(column)) / 2)
            bartlett[column, column] = (2 * Gamma.quantile(generator.uniform(), shape: shape, scale: 1)).squareRoot()
            for row in column + 1..<max(column + 1, size) { bartlett[row, column] = Normal.quantile(generator.uniform()) }
        }
        let spread = LowerTriangle(bartlett), root = LowerTriangle(within.lower)
        let overall = (0..<size).map { column in sums.reduce(0) { $0 + $1[column] } / rows }
        let logShares = Self.shares(counts, columns: size + 1, &generator).coefficients
        let coefficients = (0..<levels).map { level -> [Double] in
            guard counts[level] > 0 else { return logShares[level] }
            let weight = counts[level] + Self.borrowed
            let noise = root.times(spread.transposedSolve((0..<size).map { _ in Normal.quantile(generator.uniform()) }))
            let mean = (0..<size).map { (sums[level][$0] + Self.borrowed * overall[$0]) / weight + noise[$0] / weight.squareRoot() }
            let slope = root.transposedSolve(spread.times(spread.transposedTimes(root.solve(mean))))
            return [logShares[level][0] - 0.5 * zip(slope, mean).reduce(0) { $0 + $1.0 * $1.1 }] + slope
        }
        return LevelScores(coefficients: coefficients)
    }

    /// Scores of the levels' shares alone, drawn from their Dirichlet posterior.
    ///
    /// - Parameter columns: of the design, the first of them constant.
    static func shares(_ counts: [Double], columns: Int, _ generator: inout Philox) -> LevelScores {
        LevelScores(
            coefficients: counts.map { count in
                let amount = count > 0 ? Gamma.quantile(generator.uniform(), shape: count, scale: 1) : 0
                return [count > 0 ? log(max(amount, .leastNormalMagnitude)) : -1e30] + [Double](repeating: 0, count: columns - 1)
            })
    }
}
