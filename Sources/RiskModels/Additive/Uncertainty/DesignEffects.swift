// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// How many times as much the sums of a term vary as they would if rows were independent and weighted by what they know.
///
/// Ratio of the traces of J and H over the term's bins, both beside the intercept: with s_cb the sum of cluster c in bin b, h_b the bin's
/// share of the curvature and q_b = h_b / h, J_b = sum over c of (s_cb - q_b s_c)^2 and H_b = h_b - h_b q_b. A feature that all rows of a
/// cluster share has the whole effect of clustering, one that differs inside clusters has none. Where the ratio is above 1 the search
/// for smoothness would take the differences between clusters for an effect of the feature. It is never below 1.
///
/// Source: the first-order correction of Rao and Scott (1981), J. Am. Stat. Assoc. 76, 221-230.
enum DesignEffects {
    /// - Parameters:
    ///   - matrix: with a column for each term of the layout.
    ///   - state: gradients and weights of the rows.
    /// - Returns: one a term; 1 for all where the model's own variance holds.
    static func estimate(_ matrix: BinnedMatrix, _ layout: BinLayout, _ rows: FitRows, _ state: LogisticRows, progress: ProgressMonitor) throws
        -> [Double]
    {
        guard rows.needsSandwich else { return layout.terms.map { _ in 1 } }
        let sums = try BinSums(matrix, gradients: state.gradients, weights: state.weights, progress: progress)
        let total = Double(sums.totalWeight) * rows.fixedPoint.weightUnit
        let clusters = ClusterScores.clusters(rows), unit = gradientUnit(rows)
        return try parallelMap(layout.terms.count, progress: progress) { index in
            let term = layout.terms[index], group = term.grouping.group
            let curvature = term.grouping.sums(sums.weight[term.column]).map { Double($0) * rows.fixedPoint.weightUnit }
            return effect(curvature: curvature, total: total, clusters: clusters, unit: unit, gradients: state.gradients) { row in
                group[matrix.code(column: term.column, row: row)]
            }
        }
    }

    /// Of gradients whose squares count between rows: a copy of a row has one m-th of its weight, so that its square counts m times.
    static func gradientUnit(_ rows: FitRows) -> Double { rows.fixedPoint.gradientUnit * Double(rows.copies).squareRoot() }

    /// Of groups of rows.
    ///
    /// - Parameters:
    ///   - curvature: h_b, of each group.
    ///   - total: h, of all rows.
    ///   - clusters: the rows of each.
    ///   - unit: of the gradients.
    ///   - group: of a row.
    static func effect(
        curvature: [Double], total: Double, clusters: [[Int]], unit: Double, gradients: [Int64], group: (_ row: Int) -> Int
    ) -> Double {
        let shares = curvature.map { $0 / total }
        let squaredShares = shares.reduce(0) { $0 + $1 * $1 }
        var score = [Double](repeating: 0, count: curvature.count)
        var isTouched = score.map { _ in false }, touched: [Int] = []
        var squares = 0.0
        for cluster in clusters {
            var sum = 0.0
            for row in cluster {
                let bin = group(row), residual = unit * Double(gradients[row])
                if !isTouched[bin] {
                    isTouched[bin] = true
                    touched.append(bin)
                }
                score[bin] += residual
                sum += residual
            }
            squares += sum * sum * squaredShares
            for bin in touched {
                squares += score[bin] * (score[bin] - 2 * shares[bin] * sum)
                (score[bin], isTouched[bin]) = (0, false)
            }
            touched.removeAll(keepingCapacity: true)
        }
        let independent = zip(curvature, shares).reduce(0) { $0 + $1.0 * (1 - $1.1) }
        return independent > 0 ? max(1, squares / independent) : 1
    }
}
