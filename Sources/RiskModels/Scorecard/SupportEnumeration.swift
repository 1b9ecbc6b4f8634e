// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import StatMath

/// Compares every set of yes-or-no conditions with the best card so far: what it drops cannot hold a better one.
///
/// Three bounds, each cheaper than the next: the conditional entropy of the outcome given the conditions (no function of them does
/// better), the free logistic fit to them, and the search of points itself.
struct SupportEnumeration {
    let counts: PatternCounts
    let prior: CardPrior
    let table: SupportTable
    let size: Int
    let search: PointSearch
    let tolerance: Double
    let logs: [Double]

    /// What one piece of the comparison found.
    struct Piece: Sendable {
        /// The best card below the loss that the piece began with.
        var card: PointCard?
        var sets = 0
        var fits = 0
    }

    init(_ cells: CardCells, size: Int, search: PointSearch, progress: ProgressMonitor) throws(Cancelled) {
        (counts, prior) = (cells.counts, cells.prior)
        (self.size, self.search, tolerance) = (size, search, search.tolerance)
        table = try SupportTable(counts, depth: size, progress: progress)
        logs = Self.logs(upTo: Int(counts.total.rows))
    }

    /// x log x of whole numbers, as many as are worth keeping.
    static func logs(upTo largest: Int) -> [Double] { (0..<min(largest + 1, 1 << 20)).map { $0 == 0 ? 0 : Double($0) * log(Double($0)) } }

    /// All sets of full size that begin with some conditions.
    ///
    /// - Parameter best: the loss to beat.
    func piece(beginningWith prefix: [Int], below best: Double) -> Piece {
        var walk = Walk(enumeration: self, best: best, regression: CellRegression(cells: 1 << size, columns: size + 1))
        walk.descend(prefix)
        return walk.piece
    }

    private struct Walk {
        let enumeration: SupportEnumeration
        var best: Double
        let regression: CellRegression
        var piece = Piece()

        mutating func descend(_ support: [Int]) {
            let next = (support.last ?? -1) + 1, d = enumeration.counts.conditionCount
            let wanted = enumeration.size - support.count
            guard wanted > 1 else { return compare(support) }
            for condition in next..<max(next, d - wanted + 1) { descend(support + [condition]) }
        }

        /// All sets that add a last condition to a support.
        private mutating func compare(_ support: [Int]) {
            let cells = enumeration.cells(support)
            let bounds = enumeration.table.entropies(support, enumeration.counts, cells: cells, logs: enumeration.logs)
            piece.sets += bounds.count
            let first = (support.last ?? -1) + 1, cost = enumeration.prior.cost(of: support)
            for (offset, bound) in bounds.enumerated() where bound + cost + enumeration.prior.costs[first + offset] < best - enumeration.tolerance {
                judge(support + [first + offset])
            }
        }

        private mutating func judge(_ support: [Int]) {
            piece.fits += 1
            regression.load(enumeration.cells(support))
            let scales = [Double](repeating: 1, count: support.count), cost = enumeration.prior.cost(of: support), limit = best - cost
            let free = regression.minimiseFreely(
                scales: scales, precision: enumeration.search.precision, unlessBelow: limit - enumeration.tolerance)
            guard free.loss < limit - enumeration.tolerance else { return }
            guard let card = enumeration.search.best(support, regression, scales: scales, free: free, below: limit) else { return }
            best = card.loss + cost
            piece.card = card.costing(cost)
        }
    }

    /// Rows and events of every combination of a support.
    private func cells(_ support: [Int]) -> [PatternCounts.Cell] {
        guard support.count <= SupportTable.deepest else {
            var cells = (0..<1 << support.count).map { subset -> PatternCounts.Cell in
                let set = support.indices.filter { subset >> $0 & 1 == 1 }.map { support[$0] }
                if set.isEmpty { return counts.total }
                return set.count <= SupportTable.deepest ? table.count(set) ?? .init() : counts.count(meeting: set)
            }
            PatternCounts.exclude(&cells)
            return cells
        }
        var cells = (0..<1 << support.count).map { subset -> PatternCounts.Cell in
            let set = support.indices.filter { subset >> $0 & 1 == 1 }.map { support[$0] }
            return set.isEmpty ? counts.total : table.count(set) ?? .init()
        }
        PatternCounts.exclude(&cells)
        return cells
    }
}
