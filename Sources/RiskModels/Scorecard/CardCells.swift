// SPDX-License-Identifier: EUPL-1.2

/// Rows and events by what some conditions say, for any set of them: yes-or-no conditions by counting bits, steps pattern by pattern.
struct CardCells: Sendable {
    let table: PatternTable
    /// Of the yes-or-no conditions.
    let counts: PatternCounts
    /// Rows and events of each pattern.
    let rows: [UInt32]
    let events: [UInt32]
    let prior: CardPrior

    /// - Parameters: counts of each pattern of the table; its own, or those of a resampled one.
    init(_ table: PatternTable, rows: [UInt32], events: [UInt32], prior: CardPrior) {
        (self.table, self.rows, self.events, self.prior) = (table, rows, events, prior)
        counts = PatternCounts(table, rows: rows, events: events)
    }

    init(_ table: PatternTable, prior: CardPrior) { self.init(table, rows: table.rows, events: table.events, prior: prior) }

    var conditionCount: Int { table.conditionCount }

    func isYesOrNo(_ condition: Int) -> Bool { condition < table.yesOrNoCount }

    /// The patterns merged by some conditions, in that order.
    func groups(_ support: [Int]) -> PatternGroups { support.reduce(PatternGroups(table, rows: rows, events: events)) { $0.adding($1) } }

    /// A regression with the cells of some conditions.
    func regression(_ support: [Int]) -> CellRegression {
        guard support.allSatisfy(isYesOrNo) else {
            let groups = groups(support)
            let regression = CellRegression(cells: groups.cells.count, columns: support.count + 1)
            regression.load(groups)
            return regression
        }
        let regression = CellRegression(cells: 1 << support.count, columns: support.count + 1)
        regression.load(counts.cells(support))
        return regression
    }
}
