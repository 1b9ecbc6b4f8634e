// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// The best card among all cards on some candidate conditions, with a bound on what any of them could reach.
///
/// A beam gives a first card. Then sets of conditions are compared with it in order, those with the first condition first. What is
/// left when the budget ends has the free regression on its conditions as a floor. All losses are of whole counts, so nothing depends
/// on the order of rows or on threads; pieces and rounds follow from the data alone.
struct ScorecardSearch {
    let table: PatternTable
    let parameters: ScorecardParameters
    /// Of the prior of a condition's log-odds, in counts of rows.
    let precision: Double
    let progress: ProgressMonitor

    /// How many pieces begin with the same best card.
    private static let round = 64

    struct Result: Sendable {
        var card: PointCard
        /// Below which no card on the candidates lies; sum over counted rows, with the penalty.
        var floor: Double
        /// Sets of conditions that were compared, of all that there are.
        var compared: Int
        var sets: Int
        var total: Int
    }

    func run() throws -> Result {
        let counts = PatternCounts(table)
        let total = Int(counts.total.rows)
        let size = min(parameters.conditions, table.conditionCount)
        guard size > 0 else { return try empty(counts) }
        var card = try BeamSearch(
            counts: counts, size: size, width: parameters.beamWidth, largestPoints: parameters.largestPoints, precision: precision,
            progress: progress
        ).card()
        let sets = Self.binomial(table.conditionCount, size)
        var result = Result(card: card, floor: 0, compared: 0, sets: sets, total: total)
        let regression = PatternRegression(table, precision: precision)
        let d = table.conditionCount
        let tolerance = 1e-9 * Double(total)
        // Sets of conditions that all come late: none can beat the card, so none is compared.
        let needed = try first(0...d - size + 1) { first in
            first > d - size ? true : try regression.floor(Array(first..<d), progress: progress) >= card.loss - tolerance
        }
        guard needed > 0 else {
            result.floor = card.loss
            return result
        }
        guard parameters.budget > 0 else {
            result.floor = min(card.loss, try regression.floor(Array(0..<d), progress: progress))
            return result
        }
        let enumeration = try SupportEnumeration(
            counts, size: size, search: PointSearch(largest: parameters.largestPoints, precision: precision, tolerance: tolerance), progress: progress
        )
        let pieces = Self.pieces(d, size, firstBelow: needed)
        var spent = 0, next = 0
        while next < pieces.count {
            try progress.checkCancellation()
            let end = min(pieces.count, next + Self.round)
            let cost = pieces[next..<end].reduce(0) { $0 + $1.sets }
            guard spent + cost <= parameters.budget else { break }
            let best = card.loss, round = Array(pieces[next..<end])
            let found = try parallelMap(round.count, progress: progress) { enumeration.piece(beginningWith: round[$0].prefix, below: best) }
            for piece in found {
                spent += piece.sets + 16 * piece.fits
                result.compared += piece.sets
                if let better = piece.card, better.loss < card.loss - tolerance { card = better }
            }
            next = end
        }
        result.card = card
        result.floor = card.loss
        if next < pieces.count {
            result.floor = min(card.loss, try regression.floor(Array((pieces[next].prefix.first ?? 0)..<d), progress: progress))
        }
        return result
    }

    /// No condition tells anything: the card without points.
    private func empty(_ counts: PatternCounts) throws -> Result {
        let regression = CellRegression(cells: 1, columns: 1)
        regression.load([counts.total])
        let loss = regression.minimise(columns: 1, precision: { _ in 0 }) { _, _ in 0 }.loss
        return Result(card: PointCard(support: [], points: [], loss: loss), floor: loss, compared: 1, sets: 1, total: Int(counts.total.rows))
    }

    /// The first position where something holds that holds for all later ones.
    private func first(_ range: ClosedRange<Int>, where holds: (Int) throws -> Bool) rethrows -> Int {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if try holds(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// The beginnings of sets, in order, with the number of sets that each stands for.
    private static func pieces(_ d: Int, _ size: Int, firstBelow limit: Int) -> [(prefix: [Int], sets: Int)] {
        switch size {
        case 1: return [([], d)]
        case 2: return (0..<min(limit, d - 1)).map { ([$0], d - 1 - $0) }
        default:
            return (0..<min(limit, d - size + 1)).flatMap { first in
                (first + 1...d - size + 1).map { ([first, $0], binomial(d - 1 - $0, size - 2)) }
            }
        }
    }

    /// Number of sets; a number beyond all budgets where it would not fit.
    static func binomial(_ n: Int, _ k: Int) -> Int {
        guard k >= 0, n >= k else { return 0 }
        var result = 1
        for step in 0..<min(k, n - k) {
            let (product, overflow) = result.multipliedReportingOverflow(by: n - step)
            if overflow { return .max / 2 }
            result = product / (step + 1)
        }
        return result
    }
}
