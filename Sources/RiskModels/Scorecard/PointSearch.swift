// SPDX-License-Identifier: EUPL-1.2

/// A card on some candidate conditions: points of each, and the least loss that an intercept and a multiplier give it.
struct PointCard: Hashable, Sendable {
    /// Positions of conditions, ascending.
    var support: [Int]
    var points: [Int]
    /// Sum over counted rows, with the penalty of log-odds and, once its conditions are charged, what they cost.
    var loss: Double

    func costing(_ cost: Double) -> PointCard {
        var card = self
        card.loss += cost
        return card
    }
}

/// The best whole points for a given set of conditions, by branch and bound.
///
/// Points are fixed one condition after the other. The bound of a node is the least loss when the points that are fixed may share any
/// multiplier and the other conditions may have any coefficient: a convex problem that every card of the node is a point of.
struct PointSearch {
    let largest: Int
    /// Of the prior of a condition's log-odds, in counts of rows.
    let precision: Double
    /// Losses closer than this are one.
    let tolerance: Double

    /// - Parameters:
    ///   - regression: loaded with the cells of the support.
    ///   - scales: what the prior is of, for each condition of the support.
    ///   - free: the unrestricted fit.
    ///   - best: the loss to beat.
    /// - Returns: the best card, or `nil` when none beats it.
    func best(
        _ support: [Int], _ regression: CellRegression, scales: [Double], free: CellRegression.Fit, below best: Double
    ) -> PointCard? {
        let weights = zip(free.coefficients.dropFirst(), scales).map { $0.magnitude * $1 }
        let order = support.indices.sorted { (weights[$1], $0) < (weights[$0], $1) }
        var search = Search(
            order: order, largest: largest, precision: scales.map { precision * $0 * $0 }, tolerance: tolerance, regression: regression, best: best)
        search.descend([])
        guard let found = search.found else { return nil }
        var points = [Int](repeating: 0, count: support.count)
        for (position, value) in zip(order, found) { points[position] = value }
        // A positive multiplier: turn the points over where the fit has a negative one.
        if search.slope < 0 { points = points.map(-) }
        return PointCard(support: support, points: points, loss: search.best)
    }

    private struct Search {
        let order: [Int]
        let largest: Int
        /// Of each condition of the support.
        let precision: [Double]
        let tolerance: Double
        let regression: CellRegression
        var best: Double
        var slope = 1.0
        var found: [Int]?

        /// - Parameter fixed: points of the first conditions in `order`.
        mutating func descend(_ fixed: [Int]) {
            let isFirst = fixed.allSatisfy { $0 == 0 }
            // The first points that are not 0 may be taken as positive: the multiplier's sign does the rest.
            let range = isFirst ? 0...largest : -largest...largest
            var children: [(value: Int, fit: CellRegression.Fit)] = []
            for value in range {
                let fit = bound(fixed + [value])
                if fit.loss < best - tolerance { children.append((value, fit)) }
            }
            children.sort { ($0.fit.loss, $0.value.magnitude, $1.value) < ($1.fit.loss, $1.value.magnitude, $0.value) }
            for child in children where child.fit.loss < best - tolerance {
                if fixed.count + 1 == order.count {
                    (best, found) = (child.fit.loss, fixed + [child.value])
                    slope = child.fit.coefficients.count > 1 ? child.fit.coefficients[1] : 1
                } else {
                    descend(fixed + [child.value])
                }
            }
        }

        /// The least loss with some points fixed up to a common factor, and the other conditions free.
        private func bound(_ fixed: [Int]) -> CellRegression.Fit {
            let hasScore = fixed.contains { $0 != 0 }
            let free = Array(order[fixed.count...])
            let offset = hasScore ? 2 : 1
            let ofScore = fixed.indices.reduce(0) { $0 + Double(fixed[$1] * fixed[$1]) * precision[order[$1]] }
            return regression.minimise(
                columns: free.count + offset, unlessBelow: best - tolerance,
                precision: { $0 < offset ? ofScore : precision[free[$0 - offset]] }
            ) { cell, column in
                if column < offset {
                    return fixed.indices.reduce(0.0) { $0 + Double(fixed[$1]) * regression.times(order[$1], in: cell) }
                }
                return regression.times(free[column - offset], in: cell)
            }
        }
    }
}
