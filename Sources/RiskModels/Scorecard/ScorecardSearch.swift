// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// The best card among all cards on some candidate conditions, with a bound on what any of them could reach.
///
/// A beam gives a first card. Then sets of yes-or-no conditions are compared with it in order, those with the first condition first, and
/// after them sets with steps. What is left when the budget ends has the free regression on its conditions as a floor. All losses are
/// of whole counts, so nothing depends on the order of rows or on threads; pieces and rounds follow from the data alone.
struct ScorecardSearch {
    let table: PatternTable
    let parameters: ScorecardParameters
    let prior: CardPrior
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
        let cells = CardCells(table, prior: prior)
        let total = Int(cells.counts.total.rows), d = table.conditionCount
        let size = min(parameters.conditions, d)
        guard size > 0 else { return try empty(cells.counts) }
        let card = try BeamSearch(
            cells: cells, size: size, width: parameters.beamWidth, largestPoints: parameters.largestPoints, progress: progress
        ).card()
        var state = Comparison.State(card: card)
        // A set whose points are 0 for some condition stands for a smaller one, but pays for all of its own.
        let sizes = Array((prior.hasCosts ? 1 : size)...size)
        for size in sizes {
            let comparison = Comparison(
                search: self, cells: cells, size: size, regression: PatternRegression(table, prior: prior),
                points: PointSearch(largest: parameters.largestPoints, precision: prior.precision, tolerance: 1e-9 * Double(total)))
            try comparison.compareConditions(&state)
            try comparison.compareSteps(&state)
        }
        return Result(
            card: state.card, floor: min(state.card.loss, state.floor), compared: state.compared,
            sets: sizes.reduce(0) { $0 + Self.binomial(d, $1) }, total: total)
    }

    /// The comparison of all sets with the best card so far.
    private struct Comparison {
        let search: ScorecardSearch
        let cells: CardCells
        let size: Int
        let regression: PatternRegression
        let points: PointSearch

        struct State {
            var card: PointCard
            /// Below which no card lies of the sets that were not compared.
            var floor = Double.infinity
            var compared = 0
            var spent = 0
        }

        private var conditions: Int { cells.table.yesOrNoCount }

        /// Sets of yes-or-no conditions.
        func compareConditions(_ state: inout State) throws {
            guard conditions >= size else { return }
            let needed = try needed(beside: [], state.card)
            guard needed > 0 else { return }
            guard search.parameters.budget > 0 else {
                state.floor = min(state.floor, try floor(0..<conditions))
                return
            }
            let enumeration = try SupportEnumeration(cells, size: size, search: points, progress: search.progress)
            let pieces = ScorecardSearch.pieces(conditions, size, firstBelow: needed)
            let end = try rounds(pieces.map(\.sets), &state) { number, best in
                let found = enumeration.piece(beginningWith: pieces[number].prefix, below: best)
                return (found.card, found.sets, found.sets + 16 * found.fits)
            }
            guard end < pieces.count else { return }
            state.floor = min(state.floor, try floor((pieces[end].prefix.first ?? 0)..<conditions))
        }

        /// Below which no card lies on some neighbouring yes-or-no conditions and all of the steps.
        private func floor(_ range: Range<Int>, beside steps: [Int] = []) throws -> Double {
            try regression.floor(Array(range) + steps, progress: search.progress) + cells.prior.cost(of: steps)
                + cells.prior.leastCost(of: size - steps.count, among: range)
        }

        /// Sets of which some have steps.
        func compareSteps(_ state: inout State) throws {
            guard conditions < cells.conditionCount else { return }
            let enumeration = StepEnumeration(cells, size: size, search: points)
            let sets = enumeration.stepSets, card = state.card
            let pieces = try parallelMap(sets.count, progress: search.progress) { index in
                Swift.Result { enumeration.pieces(sets[index], firstBelow: try needed(beside: sets[index], card)) }
            }.flatMap { try $0.get() }
            // A set costs a look at every pattern, a fit as many times more as a row of it costs more than a bit.
            let patterns = 1 + cells.table.count / 256
            let end = try rounds(pieces.map { $0.sets * patterns }, &state) { number, best in
                let found = enumeration.compare(pieces[number], below: best)
                return (found.card, pieces[number].sets, pieces[number].sets * patterns + found.work / 2)
            }
            guard end < pieces.count else { return }
            let open = Set(pieces[end...].flatMap(\.steps)).sorted()
            state.floor = min(state.floor, try regression.floor(Array(0..<conditions) + open, progress: search.progress))
        }

        /// Positions of yes-or-no conditions from which on no set of later ones, beside some steps, can beat a card.
        private func needed(beside steps: [Int], _ card: PointCard) throws -> Int {
            let wanted = size - steps.count
            guard wanted > 1 || steps.isEmpty else { return conditions }
            return try search.first(0...conditions - wanted + 1) { first in
                guard first <= conditions - wanted else { return true }
                return try floor(first..<conditions, beside: steps) >= card.loss - points.tolerance
            }
        }

        /// Takes pieces in rounds that begin with the same best card, as long as there is budget.
        ///
        /// - Returns: the first piece that was not taken.
        private func rounds(
            _ costs: [Int], _ state: inout State, _ compare: @Sendable (Int, Double) -> (card: PointCard?, sets: Int, spent: Int)
        ) throws -> Int {
            var next = 0
            while next < costs.count {
                try search.progress.checkCancellation()
                let end = min(costs.count, next + ScorecardSearch.round)
                guard state.spent + costs[next..<end].reduce(0, +) <= search.parameters.budget else { break }
                let best = state.card.loss, begin = next
                for piece in try parallelMap(end - begin, progress: search.progress, { compare(begin + $0, best) }) {
                    state.spent += piece.spent
                    state.compared += piece.sets
                    if let better = piece.card, better.loss < state.card.loss - points.tolerance { state.card = better }
                }
                next = end
            }
            return next
        }
    }

    /// No condition tells anything: the card without points.
    private func empty(_ counts: PatternCounts) throws -> Result {
        let regression = CellRegression(cells: 1, columns: 1)
        regression.load([counts.total])
        let loss = regression.minimise(columns: 1, precision: { _ in 0 }, value: { _, _ in 0 }).loss
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
