// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning

/// The ranking of all pairs in each fold, from the sums of all rows less those that the fold holds out.
struct FoldedRanking: Sendable {
    /// Of each fold.
    let rankings: [PairRanking]

    init(_ mains: AdditiveResolution, folds: [[Int]], groups: Int, progress: ProgressMonitor) throws {
        let (solution, rows) = (mains.solution, mains.rows)
        let sides = PairRanking.sides(mains, groups: groups)
        // By fold and pair.
        let heldOut = try folds.map { fold in
            let matrix = try rows.matrix.selecting(fold)
            let gradients = fold.map { solution.rows.gradients[$0] }, weights = fold.map { solution.rows.weights[$0] }
            return try PairSums.all(matrix, sides: sides.map(\.pairSide), gradients: gradients, weights: weights, progress: progress)
        }
        rankings = folds.indices.map { fold in
            let others = heldOut.indices.filter { $0 != fold }
            let sums = heldOut[fold].indices.map { pair in
                others.dropFirst().reduce(heldOut[others[0]][pair]) { $0 + heldOut[$1][pair] }
            }
            return PairRanking(sums, sides: sides, fixedPoint: solution.problem.rows.fixedPoint)
        }
    }
}
