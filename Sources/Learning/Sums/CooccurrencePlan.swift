// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// Which tiles are made in one pass over which rows.
///
/// Of two terms the one with fewer rows off its common code leads: only these rows are passed over, and the tile's row of the common bin is
/// what the partner's own sums leave. Integers make that exact. Where the common bins hold 70 to 95% of the rows, six of seven additions go.
struct CooccurrencePlan: Sendable {
    /// Tiles that one thread makes in one pass: a term that leads, with up to four partners.
    struct Strip: Sendable {
        let leader: Int
        let partners: [Int]
    }

    let strips: [Strip]
    /// Of each term; `nil` where all rows are passed over.
    let uncommon: [UncommonRows?]

    init(
        _ matrix: BinnedMatrix, layout: BinLayout, weights: [UInt32], sums: BinSums, progress: ProgressMonitor?
    ) throws(Cancelled) {
        let uncommon = try parallelMap(layout.terms.count, progress: progress) { index in
            let column = layout.terms[index].column
            return UncommonRows(matrix, column: column, weights: weights, sums: sums.weight[column])
        }
        let rows = uncommon.map { $0?.count ?? matrix.rowCount }
        var led = layout.terms.map { _ in [Int]() }
        for term in layout.terms.indices {
            for partner in 0..<term {
                if rows[partner] < rows[term] { led[partner].append(term) } else { led[term].append(partner) }
            }
        }
        strips = led.enumerated().flatMap { leader, partners in
            stride(from: 0, to: partners.count, by: 4).map {
                Strip(leader: leader, partners: Array(partners[$0..<min(partners.count, $0 + 4)]))
            }
        }
        self.uncommon = uncommon
    }
}
