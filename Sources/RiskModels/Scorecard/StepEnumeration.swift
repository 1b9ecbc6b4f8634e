// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Compares every set of conditions of which some have steps with the best card so far.
///
/// The bounds are those of `SupportEnumeration`: the conditional entropy of the outcome given what the conditions say, the free logistic
/// fit, and the search of points. Groups of patterns are counted, as steps have more than two answers.
struct StepEnumeration {
    let cells: CardCells
    let size: Int
    let search: PointSearch
    private let logs: [Double]

    init(_ cells: CardCells, size: Int, search: PointSearch) {
        (self.cells, self.size, self.search) = (cells, size, search)
        logs = SupportEnumeration.logs(upTo: Int(cells.counts.total.rows))
    }

    /// Sets that have these steps, and yes-or-no conditions of which the first is given.
    struct Piece: Hashable, Sendable {
        let steps: [Int]
        /// `nil` where one or no yes-or-no condition is wanted.
        let first: Int?
        let sets: Int
    }

    /// The sets of steps that a card of full size may have.
    var stepSets: [[Int]] {
        let (conditions, all) = (cells.table.yesOrNoCount, cells.conditionCount)
        var sets: [[Int]] = [], last: [[Int]] = [[]]
        for _ in 0..<min(size, all - conditions) {
            last = last.flatMap { set in ((set.last ?? conditions - 1) + 1..<all).map { set + [$0] } }
            sets += last.filter { size - $0.count <= conditions }
        }
        return sets
    }

    /// - Parameter limit: yes-or-no conditions from here on need not come first.
    func pieces(_ steps: [Int], firstBelow limit: Int) -> [Piece] {
        let conditions = cells.table.yesOrNoCount, wanted = size - steps.count
        guard wanted > 1 else { return [Piece(steps: steps, first: nil, sets: wanted == 1 ? conditions : 1)] }
        return (0..<max(0, min(limit, conditions - wanted + 1))).map {
            Piece(steps: steps, first: $0, sets: ScorecardSearch.binomial(conditions - 1 - $0, wanted - 1))
        }
    }

    /// What one piece of the comparison found.
    struct Found: Sendable {
        /// The best card below the loss that the piece began with.
        var card: PointCard?
        /// Fits, in groups that were read.
        var work = 0
    }

    func compare(_ piece: Piece, below best: Double) -> Found {
        var walk = Walk(enumeration: self, best: best)
        walk.descend(cells.groups(piece.steps + [piece.first].compactMap { $0 }), wanted: size - piece.steps.count - (piece.first == nil ? 0 : 1))
        return walk.found
    }

    private struct Walk {
        let enumeration: StepEnumeration
        var best: Double
        var found = Found()

        private var prior: CardPrior { enumeration.cells.prior }
        private var limit: Double { best - enumeration.search.tolerance }

        mutating func descend(_ groups: PatternGroups, wanted: Int) {
            guard wanted > 0 else {
                if groups.entropy(logs: enumeration.logs) + prior.cost(of: groups.support) < limit { judge(groups, from: []) }
                return
            }
            let conditions = enumeration.cells.table.yesOrNoCount
            let next = groups.support.last.map { enumeration.cells.isYesOrNo($0) ? $0 + 1 : 0 } ?? 0
            guard wanted == 1 else {
                for condition in next..<max(next, conditions - wanted + 1) { descend(groups.adding(condition), wanted: wanted - 1) }
                return
            }
            let bounds = groups.entropies(adding: next..<conditions, logs: enumeration.logs)
            let cost = prior.cost(of: groups.support)
            func isOpen(_ offset: Int) -> Bool { bounds[offset] + cost + prior.costs[next + offset] < limit }
            guard bounds.indices.contains(where: isOpen) else { return }
            let start = fit(groups, from: [], unlessBelow: .infinity).fit.coefficients
            for offset in bounds.indices where isOpen(offset) { judge(groups.adding(next + offset), from: start) }
        }

        /// The free fit of the groups, from that of all but the last condition.
        private mutating func fit(
            _ groups: PatternGroups, from start: [Double], unlessBelow limit: Double
        ) -> (regression: CellRegression, scales: [Double], fit: CellRegression.Fit) {
            found.work += groups.cells.count
            let regression = CellRegression(cells: groups.cells.count, columns: groups.support.count + 1)
            regression.load(groups)
            let scales = prior.scales(of: groups.support)
            let fit = regression.minimiseFreely(
                scales: scales, precision: enumeration.search.precision, from: start, unlessBelow: limit)
            return (regression, scales, fit)
        }

        private mutating func judge(_ groups: PatternGroups, from start: [Double]) {
            let cost = prior.cost(of: groups.support)
            let (regression, scales, free) = fit(groups, from: start, unlessBelow: limit - cost)
            guard free.loss < limit - cost else { return }
            guard let card = enumeration.search.best(groups.support, regression, scales: scales, free: free, below: best - cost) else { return }
            let order = card.support.indices.sorted { card.support[$0] < card.support[$1] }
            best = card.loss + cost
            found.card = PointCard(support: order.map { card.support[$0] }, points: order.map { card.points[$0] }, loss: best)
        }
    }
}
