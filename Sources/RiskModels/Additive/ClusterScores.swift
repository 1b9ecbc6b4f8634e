// SPDX-License-Identifier: EUPL-1.2

import Learning
import StatMath

/// The variability of the gradient between clusters: the middle of the sandwich covariance.
enum ClusterScores {
    /// J = sum over clusters of s s', lower triangle; s is the cluster's sum of residuals by bin.
    ///
    /// A cluster touches few bins, so its square is added bin by bin. Without clusters each row is one. Of several completed tables it is the mean
    /// of theirs: a copy has one m-th of the weight, so that its square counts m times.
    /// - Parameter residuals: case weight times (y - p), one a row.
    static func sumOfSquares(_ problem: AdditiveProblem, residuals: [Double]) -> Matrix {
        let layout = problem.layout
        var result = Matrix(rows: layout.dimension, columns: layout.dimension)
        var isPinned = [Bool](repeating: false, count: layout.dimension)
        for bin in problem.pinned { isPinned[bin] = true }

        var score = [Double](repeating: 0, count: layout.dimension)
        var isTouched = [Bool](repeating: false, count: layout.dimension)
        var touched: [Int] = []
        func touch(_ bin: Int, _ residual: Double) {
            if !isTouched[bin] {
                isTouched[bin] = true
                touched.append(bin)
            }
            score[bin] += residual
        }
        let scale = Double(problem.rows.copies).squareRoot()
        for cluster in clusters(problem.rows) {
            for row in cluster {
                let residual = scale * residuals[row]
                touch(0, residual)
                for term in layout.terms {
                    let bin = term.offset + term.grouping.group[problem.matrix.code(column: term.column, row: row)]
                    if !isPinned[bin] { touch(bin, residual) }
                }
            }
            touched.sort()
            for (position, column) in touched.enumerated() {
                let factor = score[column]
                for row in touched[position...] { result[row, column] += factor * score[row] }
            }
            for bin in touched { (score[bin], isTouched[bin]) = (0, false) }
            touched.removeAll(keepingCapacity: true)
        }
        return result
    }

    /// The rows of each cluster, in the order of their first rows.
    static func clusters(_ rows: FitRows) -> [[Int]] {
        guard let clusters = rows.clustersOfTables else { return (0..<rows.count).map { [$0] } }
        var position: [Int32: Int] = [:]
        var result: [[Int]] = []
        for (row, cluster) in clusters.enumerated() {
            if let known = position[cluster] {
                result[known].append(row)
            } else {
                position[cluster] = result.count
                result.append([row])
            }
        }
        return result
    }
}
