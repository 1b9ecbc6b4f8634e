// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning

/// The ranking of all pairs in each fold, from the sums of all rows less those that the fold holds out.
struct FoldedRanking: Sendable {
    /// Of each fold.
    let rankings: [PairRanking]

    /// - Parameters:
    ///   - groups: of the values of numeric features with many of them.
    ///   - number: how many pairs are asked for.
    init(_ mains: AdditiveResolution, folds: [[Int]], groups: Int, number: Int, progress: ProgressMonitor) throws {
        let (solution, rows) = (mains.solution, mains.rows)
        let sides = PairRanking.sides(mains, groups: groups)
        // By fold and pair.
        let heldOut = try folds.map { fold in
            let matrix = try rows.matrix.selecting(fold)
            let gradients = fold.map { solution.rows.gradients[$0] }, weights = fold.map { solution.rows.weights[$0] }
            return try PairSums.all(matrix, sides: sides.map(\.pairSide), gradients: gradients, weights: weights, progress: progress)
        }
        // Clusters are whole in a fold.
        let clusters = rows.rows.needsSandwich ? ClusterScores.clusters(rows.rows) : nil
        let own = clusters.map { clusters in
            var fold = [Int?](repeating: nil, count: rows.rows.count)
            for (number, rows) in folds.enumerated() { for row in rows { fold[row] = number } }
            return clusters.map { fold[$0[0]] }
        }
        rankings = try folds.indices.map { fold in
            let others = heldOut.indices.filter { $0 != fold }
            let sums = heldOut[fold].indices.map { pair in
                others.dropFirst().reduce(heldOut[others[0]][pair]) { $0 + heldOut[$1][pair] }
            }
            let ranking = PairRanking(sums, sides: sides, fixedPoint: solution.problem.rows.fixedPoint)
            let training = own.map { own in zip(clusters ?? [], own).filter { $0.1 != nil && $0.1 != fold }.map(\.0) }
            return try ranking.leading(number, clusters: training, mains, progress: progress)
        }
    }
}
