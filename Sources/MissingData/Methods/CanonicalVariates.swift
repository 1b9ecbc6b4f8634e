// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// The few combinations of predictors that tell levels apart best.
///
/// Source: Hastie, Tibshirani and Friedman (2009), The Elements of Statistical Learning, section 4.3.3.
struct CanonicalVariates: Sendable {
    static let most = 3

    /// One a variate; each has one coefficient a column of the design, on the scale on which levels vary alike in all of them.
    let coefficients: [[Double]]

    /// - Returns: `nil` where nothing tells levels apart.
    init?(_ model: DiscriminantModel) {
        let size = model.within.size, rows = model.rows
        let overall = (0..<size).map { column in model.sums.reduce(0) { $0 + $1[column] } / rows }
        var between = Matrix(rows: size, columns: size)
        for (count, sum) in zip(model.counts, model.sums) where count > 0 {
            let shift = zip(sum, overall).map { $0 / count - $1 }
            for column in 0..<size {
                for row in 0..<size { between[row, column] += count * shift[row] * shift[column] }
            }
        }
        // Where levels vary within by the unit matrix: L^-1 B L^-T.
        let root = LowerTriangle(model.within.lower)
        for _ in 0..<2 {
            let half = (0..<size).map { column in root.solve((0..<size).map { between[$0, column] }) }
            for column in 0..<size {
                for row in 0..<size { between[column, row] = half[column][row] }
            }
        }
        guard let directions = between.eigenvectors(ofLargest: min(Self.most, size)) else { return nil }
        coefficients = (0..<directions.columns).map { direction in
            [0] + root.transposedSolve((0..<size).map { directions[$0, direction] })
        }
    }
}
