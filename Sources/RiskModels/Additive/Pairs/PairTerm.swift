// SPDX-License-Identifier: EUPL-1.2

import Learning

/// The joint effect of two features: one coefficient for each cell of their groups in which there are training rows.
///
/// A cell without rows has no effect beyond the two main effects.
struct PairTerm: Hashable, Sendable {
    let first: PairSide
    let second: PairSide
    /// The coefficient of each cell; `nil` without rows.
    let element: [Int?]
    /// How many cells have rows.
    let count: Int

    var pair: BinPair { BinPair(first.pairSide, second.pairSide) }

    /// - Parameter rows: of each cell, over all training rows.
    init(_ first: PairSide, _ second: PairSide, rows: [Double]) {
        (self.first, self.second) = (first, second)
        var next = 0
        element = rows.map { rows in
            guard rows > 0 else { return nil }
            next += 1
            return next - 1
        }
        count = next
    }

    /// Terms for pairs of sides, with the cells in which these rows are.
    static func terms(_ sides: [(PairSide, PairSide)], of rows: AdditiveRows) throws -> [PairTerm] {
        let counts = try rows.with(pairs: sides.map { BinPair($0.0.pairSide, $0.1.pairSide) }).counted.rows[rows.matrix.featureCount...]
        return zip(sides, counts).map { PairTerm($0.0, $0.1, rows: $1) }
    }

    /// From cells to coefficients. Cells without rows never occur in a sum; they stand with the first.
    var grouping: BinGrouping { BinGrouping(group: element.map { $0 ?? 0 }) }

    /// Groups that are neighbours on one side, with the same group on the other, are pulled together.
    var penalty: TermPenalty {
        let (rows, columns) = (first.bins.count, second.bins.count)
        let along = (0..<columns).flatMap { column in
            links((0..<first.orderedCount).map { pair.cell($0, column) })
        }
        let across = (0..<rows).flatMap { row in
            links((0..<second.orderedCount).map { pair.cell(row, $0) })
        }
        return TermPenalty(bins: count, links: along + across)
    }

    /// Links between cells in a row that have rows: over a gap the pull is that of the steps in series.
    private func links(_ cells: [Int]) -> [TermPenalty.Link] {
        let occupied = cells.indices.filter { element[cells[$0]] != nil }
        return zip(occupied, occupied.dropFirst()).compactMap { lower, upper in
            guard let low = element[cells[lower]], let high = element[cells[upper]] else { return nil }
            return TermPenalty.Link(lower: low, upper: high, weight: 1 / Double(upper - lower))
        }
    }
}
