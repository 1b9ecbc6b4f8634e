// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// The cells of two crossed attributes, and what each would be if the effects of the two simply added up.
///
/// A mean of a cell is held against the weighted least-squares fit of row and column effects to all other cells: the deleted residual, which in a
/// table of two by two is the interaction contrast p11 - p10 - p01 + p00, with the sign of the cell.
/// Source: Rothman (1976), Am. J. Epidemiol. 103, 506-511 (additivity as absence of interaction); deleted residuals: Cook and Weisberg (1982),
/// Residuals and Influence in Regression, section 2.2.
struct AdditiveCells {
    /// Level of the first and of the second attribute.
    private let places: [(first: Int, second: Int)]
    private let weights: [Double]
    private let inverse: [[Double]]
    private let firstCount: Int

    /// A leverage nearer to 1 than this: no other cell tells what the cell would be.
    private static let leastFreedom = 1e-9

    /// - Parameters:
    ///   - places: of each cell, its row and its column, from 0.
    ///   - weights: positive: what each cell's mean is worth.
    init(places: [(first: Int, second: Int)], weights: [Double]) {
        (self.places, self.weights) = (places, weights)
        firstCount = (places.map(\.first).max() ?? -1) + 1
        let size = firstCount + (places.map(\.second).max() ?? -1) + 1
        var gram = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
        for (place, weight) in zip(places, weights) {
            let own = [place.first, firstCount + place.second]
            for i in own { for j in own { gram[i][j] += weight } }
        }
        inverse = Self.generalisedInverse(gram)
    }

    /// What the means of the cells are multiplied by to give the departure of one of them: 1 for its own.
    ///
    /// - Returns: `nil` where the other cells do not tell what it would be.
    func coefficients(of cell: Int) -> [Double]? {
        let leverage = places.indices.map { hat(cell, $0) }, freedom = 1 - leverage[cell]
        guard freedom > Self.leastFreedom else { return nil }
        return places.indices.map { $0 == cell ? 1 : -leverage[$0] / freedom }
    }

    /// By how much the fitted mean of a cell moves with the mean of another.
    private func hat(_ cell: Int, _ other: Int) -> Double {
        let own = [places[cell].first, firstCount + places[cell].second], from = [places[other].first, firstCount + places[other].second]
        return own.reduce(0) { sum, i in from.reduce(sum) { $0 + inverse[i][$1] } } * weights[other]
    }

    /// By sweeping; what depends on columns before it stays out, as the fitted values do not hang on it.
    ///
    /// Source: Goodnight (1979), The American Statistician 33, 149-158.
    private static func generalisedInverse(_ gram: [[Double]]) -> [[Double]] {
        var a = gram, isIn = [Bool](repeating: false, count: gram.count)
        for k in gram.indices {
            let pivot = a[k][k]
            guard pivot > 1e-10 * gram[k][k] else { continue }
            isIn[k] = true
            for j in gram.indices { a[k][j] /= pivot }
            for i in gram.indices where i != k {
                let factor = a[i][k]
                guard factor != 0 else { continue }
                for j in gram.indices { a[i][j] -= factor * a[k][j] }
                a[i][k] = -factor / pivot
            }
            a[k][k] = 1 / pivot
        }
        return gram.indices.map { i in gram.indices.map { j in isIn[i] && isIn[j] ? a[i][j] : 0 } }
    }
}
