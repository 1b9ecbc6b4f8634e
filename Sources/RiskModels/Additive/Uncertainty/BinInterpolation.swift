// SPDX-License-Identifier: EUPL-1.2

import Learning
import StatMath

/// A smooth main effect inside its bins: shown in narrower bins than it was estimated in, where the rows bear that out.
///
/// The narrower bins follow the term's own penalties between the estimates, z = argmin z'S_lambda z such that each bin keeps its weighted
/// mean: a histospline (Boneva, Kendall and Stefanov 1971, J. R. Stat. Soc. B 33, 1-71). No coefficient is added, and z is linear in the
/// estimates, so that draws and covariances go the same way. A step misses by the square of its width, a histospline by its fourth power; but
/// where an effect jumps it would blur the jump, so the exact sums of the narrower bins decide for each feature whether it fits better.
struct BinInterpolation: Hashable, Sendable {
    /// From the feature's finest bins to those shown.
    let grouping: BinGrouping
    /// Which bin of the model each shown one is part of.
    let parent: [Int]
    /// The shown bins that follow a curve, the first ones, in terms of the model's: one row each.
    private let curve: Matrix

    /// Narrower bins of a feature; more would add nothing to see.
    private static let mostBins = 128
    /// Sum of squared moves, in standard errors, below which nothing would be seen.
    private static let leastMove = 0.5

    /// - Parameters:
    ///   - penalty: of the main effect.
    ///   - smoothing: its smoothing parameters.
    ///   - theta: its coefficients.
    ///   - fine: exact sums of gradients and of weights p(1-p) by finest bin, as numbers.
    ///   - valueBins: how many of the finest bins are intervals.
    /// - Returns: `nil` where steps fit as well.
    init?(
        _ term: BinLayout.Term, penalty: TermPenalty, smoothing: [Double], theta: [Double], fine: (gradient: [Double], weight: [Double]),
        valueBins: Int
    ) {
        guard penalty.kinds.contains(.curvature), valueBins > 0, let last = term.grouping.group[..<valueBins].last else { return nil }
        let curved = last + 1, parts = Self.mostBins / curved
        guard parts > 1 else { return nil }
        let children = Dictionary(grouping: 0..<valueBins) { term.grouping.group[$0] }
        var group = term.grouping.group, parent: [Int] = [], width: [Double] = []
        for bin in 0..<curved {
            let own = children[bin] ?? [], count = min(parts, own.count)
            for (place, child) in own.enumerated() { group[child] = parent.count + place * count / own.count }
            parent += repeatElement(bin, count: count)
            width += repeatElement(1 / Double(count), count: count)
        }
        let shown = parent.count
        guard shown > curved else { return nil }
        for bin in valueBins..<group.count { group[bin] += shown - curved }
        parent += curved..<term.grouping.count
        grouping = BinGrouping(group: group)
        self.parent = parent
        let (gradient, weight) = (grouping.sums(fine.gradient), grouping.sums(fine.weight))
        let shares = Self.shares(weight[..<shown], parent: parent, bins: curved)
        guard let curve = Self.curve(width: width, shares: shares, parent: parent, bins: curved, smoothing: smoothing) else { return nil }
        self.curve = curve

        let values = curve.times(Matrix(rows: curved, columns: 1, elements: Array(theta[..<curved]))).elements
        var (deviance, move) = (0.0, 0.0)
        for bin in 0..<shown {
            let step = values[bin] - theta[parent[bin]]
            move += weight[bin] * step * step
            deviance += weight[bin] * step * step - 2 * gradient[bin] * step
        }
        guard deviance < 0, move > Self.leastMove, move.isFinite else { return nil }
    }

    /// What part of its bin's weight each narrower bin has.
    private static func shares(_ weight: ArraySlice<Double>, parent: [Int], bins: Int) -> [Double] {
        var total = [Double](repeating: 0, count: bins), count = total
        for (bin, weight) in weight.enumerated() {
            total[parent[bin]] += weight
            count[parent[bin]] += 1
        }
        return weight.enumerated().map { bin, weight in total[parent[bin]] > 0 ? weight / total[parent[bin]] : 1 / count[parent[bin]] }
    }

    /// Q^-1 A' (A Q^-1 A')^-1, Q the penalty of the narrower bins and A their means.
    private static func curve(width: [Double], shares: [Double], parent: [Int], bins: Int, smoothing: [Double]) -> Matrix? {
        let shown = width.count
        // Middles of the bins, in widths of the model's.
        var edge = 0.0
        let middle = width.map { width in
            defer { edge += width }
            return edge + width / 2
        }
        var penalty = Matrix(rows: shown, columns: shown)
        func add(_ factor: Double, _ row: [(bin: Int, value: Double)]) {
            for one in row {
                for other in row where other.bin <= one.bin { penalty[one.bin, other.bin] += factor * one.value * other.value }
            }
        }
        for bin in 1..<shown { add(smoothing[0] / (middle[bin] - middle[bin - 1]), [(bin - 1, -1), (bin, 1)]) }
        for bin in 1..<shown - 1 {
            let before = 1 / (middle[bin] - middle[bin - 1]), after = 1 / (middle[bin + 1] - middle[bin])
            add(smoothing[1] * 2 / (middle[bin + 1] - middle[bin - 1]), [(bin - 1, before), (bin, -before - after), (bin + 1, after)])
        }
        let ridge = 1e-9 * (0..<shown).reduce(0) { $0 + penalty[$1, $1] } / Double(shown)
        for bin in 0..<shown { penalty[bin, bin] += ridge }
        var means = Matrix(rows: shown, columns: bins)
        for bin in 0..<shown { means[bin, parent[bin]] = shares[bin] }
        guard let factor = Cholesky(penalty) else { return nil }
        let solved = factor.solve(means)
        guard let inner = Cholesky(means.transposedTimes(solved)) else { return nil }
        return inner.solve(solved.transposed()).transposed()
    }

    /// The same as a larger set of columns.
    ///
    /// - Parameter own: one column a bin of the model.
    /// - Returns: one column a shown bin.
    func shown(_ own: Matrix) -> Matrix {
        var elements = own.columns(0..<curve.columns).times(curve.transposed()).elements
        for bin in parent[curve.rows...] { elements += own.elements[bin * own.rows..<(bin + 1) * own.rows] }
        return Matrix(rows: own.rows, columns: parent.count, elements: elements)
    }

    /// By how much each of the feature's finest bins moves.
    func moves(_ theta: [Double]) -> [Double] {
        let values = shown(Matrix(rows: 1, columns: theta.count, elements: theta)).elements
        return grouping.group.map { values[$0] - theta[parent[$0]] }
    }
}
