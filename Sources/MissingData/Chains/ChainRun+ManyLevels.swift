// SPDX-License-Identifier: EUPL-1.2

import Basics
import func Foundation.exp

extension ChainRun {
    /// Most donors of a hot deck at a visit: more would make its cells finer than what tells levels apart.
    private static let mostDonors = 50_000

    /// Donors in cells of rows that are alike in what tells the levels apart.
    ///
    /// - Returns: the row that gives each level.
    mutating func hotDeck(_ step: VisitedStep, generator: inout Philox) throws(MissingDataError) -> [Int32] {
        let variable = plan.variables[step.index]
        guard case .levels(let codes, let count) = variable.content else { throw .cannotImpute(column: variable.name) }
        let givers = plan.blocks.first { $0.lead == step.index && $0.donors.count > 0 }?.donors ?? variable.observed
        let rows = Self.spread(givers.indices, most: Self.mostDonors, &generator)
        let deck = hotDeck(step.drawn, of: step.index, rows: rows, codes: rows.map { codes[Int($0)] }, levels: count, generator: &generator)
        let words = step.streams.blocks(0, of: step.items)
        return step.items.indices.map { place in rows[Int(deck.donor(of: place, uniform: words.uniform(place)))] }
    }

    /// After the last iteration: levels at each shift of one level's log-odds, with the same donors and random numbers.
    mutating func hotDeck(
        _ step: VisitedStep, shifts: [LevelScores.Shift], generator: inout Philox
    ) throws(MissingDataError) -> [[Int32]] {
        let variable = plan.variables[step.index]
        guard case .levels(let codes, let count) = variable.content else { throw .cannotImpute(column: variable.name) }
        let rows = Self.spread(variable.observed.indices, most: Self.mostDonors, &generator), own = rows.map { codes[Int($0)] }
        let deck = hotDeck(step.drawn, of: step.index, rows: rows, codes: own, levels: count, generator: &generator)
        let words = step.streams.blocks(0, of: step.items)
        return shifts.map { shift in
            step.items.indices.map { place in
                let levels = deck.donors(place).map { own[Int($0)] }, others = levels.filter { Int($0) != shift.level }
                let odds = Double(levels.count - others.count) * exp(shift.logOdds), chosen = words.uniform(place) * (Double(others.count) + odds)
                return chosen < Double(others.count) ? others[min(others.count - 1, Int(chosen))] : Int32(shift.level)
            }
        }
    }

    /// - Parameters:
    ///   - recipients: in the columns that the variable is drawn from.
    ///   - codes: of the donors.
    private func hotDeck(
        _ recipients: GatheredRows, of index: Int, rows: [Int32], codes: [Int32], levels: Int, generator: inout Philox
    ) -> HotDeck {
        let dense = DenseCodes(codes, count: levels), donors = matrix.gather(RowList(rows), columns: plan.used[index])
        let model = DiscriminantModel(rows: donors, codes: dense.codes, levels: dense.levels.count)
        return HotDeck(model, donors: donors, recipients: recipients, generator: &generator)
    }

    /// All rows, or of very many evenly spread ones, others at each visit.
    private static func spread(_ rows: [Int32], most: Int, _ generator: inout Philox) -> [Int32] {
        guard rows.count > most else { return rows }
        let first = generator.uniform(), step = Double(rows.count) / Double(most)
        return (0..<most).map { rows[min(rows.count - 1, Int((Double($0) + first) * step))] }
    }
}
