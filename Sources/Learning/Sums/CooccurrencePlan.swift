// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// Which tiles are made in one pass over which rows.
///
/// Of two terms the one with fewer rows off its common code leads: only these rows are passed over, and the tile's row of the common bin is
/// what the partner's own sums leave. Integers make that exact. Where the common bins hold 70 to 95% of the rows, six of seven additions go.
struct CooccurrencePlan {
    /// What one thread makes: the tiles of a term that leads with some partners.
    struct Lead: Sendable {
        let leader: Int
        /// `nil` where all rows are passed over.
        let common: CommonCode?
        let partners: [Int]

        /// Partners whose tiles are made in one pass.
        var strips: [[Int]] {
            stride(from: 0, to: partners.count, by: 4).map { Array(partners[$0..<min(partners.count, $0 + 4)]) }
        }
    }

    /// What takes longest first.
    let leads: [Lead]

    /// Most partners of one thread's share: a list of rows is made again for the next.
    private static let longestLead = 64

    init(_ matrix: BinnedMatrix, layout: BinLayout, sums: BinSums, progress: ProgressMonitor?) throws(Cancelled) {
        let common = try parallelMap(layout.terms.count, progress: progress) { index in
            let column = layout.terms[index].column
            return CommonCode(matrix, column: column, sums: sums.weight[column])
        }
        let rows = common.map { $0?.others ?? matrix.rowCount }
        var led = layout.terms.map { _ in [Int]() }
        for term in layout.terms.indices {
            for partner in 0..<term {
                if rows[partner] < rows[term] { led[partner].append(term) } else { led[term].append(partner) }
            }
        }
        let leads = led.enumerated().flatMap { leader, partners in
            stride(from: 0, to: partners.count, by: Self.longestLead).map {
                Lead(leader: leader, common: common[leader], partners: Array(partners[$0..<min(partners.count, $0 + Self.longestLead)]))
            }
        }
        self.leads = leads.sorted { (rows[$0.leader] * $0.partners.count, $1.leader) > (rows[$1.leader] * $1.partners.count, $0.leader) }
    }
}
