// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// Sums of row weights by pair of bins: the Hessian of the likelihood in the bin basis, in exact integers.
///
/// Integers make the sums the same bits for any number of threads and any order of rows, and let the sums of a fold be
/// subtracted from those of all rows without error. Work is shared by term, so no thread adds into another's tile.
public struct Cooccurrence: Hashable, Sendable {
    public let layout: BinLayout
    /// The first row of the matrix: the sum of all weights, then the weights of every bin (also its diagonal).
    public private(set) var diagonal: [Int64]
    /// One tile for each pair of terms j > k, in the order (1,0), (2,0), (2,1), ...; `[bin of j][bin of k]`.
    public private(set) var tiles: [[Int64]]

    /// - Parameter weights: quantised weights, one a row of the matrix.
    public init(_ matrix: BinnedMatrix, layout: BinLayout, weights: [UInt32], sums: BinSums, progress: ProgressMonitor? = nil) throws(Cancelled) {
        precondition(weights.count == matrix.rowCount, "one weight a row")
        self.layout = layout
        diagonal = layout.vector(intercept: sums.totalWeight, fine: sums.weight)
        let plan = try CooccurrencePlan(matrix, layout: layout, sums: sums, progress: progress)
        let blockWeights = matrix.blockWeights(weights), diagonal = diagonal
        let parts = try parallelMap(plan.leads.count, progress: progress) { index in
            let lead = plan.leads[index], leader = layout.terms[lead.leader]
            // Made where they are needed and then gone: the lists of all terms would be as large as the codes.
            let uncommon = lead.common.map { UncommonRows(matrix, column: leader.column, weights: weights, common: $0) }
            return lead.strips.flatMap { strip in
                matrix.cooccurrence(
                    of: leader, with: strip.map { layout.terms[$0] }, on: uncommon, weights: weights, blockWeights: blockWeights,
                    diagonal: diagonal)
            }
        }
        tiles = Array(repeating: [], count: layout.terms.count * max(layout.terms.count - 1, 0) / 2)
        for (lead, made) in zip(plan.leads, parts) {
            for (partner, tile) in zip(lead.partners, made) {
                tiles[Self.place(max(lead.leader, partner), min(lead.leader, partner))] = tile
            }
        }
    }

    /// Of the tile of two terms.
    static func place(_ term: Int, _ partner: Int) -> Int { term * (term - 1) / 2 + partner }

    /// The sums without those of other rows: of all rows but a fold's.
    public static func - (all: Cooccurrence, some: Cooccurrence) -> Cooccurrence {
        precondition(all.layout == some.layout, "sums of different bins")
        var result = all
        for index in result.diagonal.indices { result.diagonal[index] -= some.diagonal[index] }
        for tile in result.tiles.indices {
            for index in result.tiles[tile].indices { result.tiles[tile][index] -= some.tiles[tile][index] }
        }
        return result
    }
}
