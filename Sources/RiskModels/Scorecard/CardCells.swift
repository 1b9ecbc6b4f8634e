// SPDX-License-Identifier: EUPL-1.2

/// Rows and events by what some conditions say, for any set of them: yes-or-no conditions by counting bits, steps pattern by pattern.
struct CardCells: Sendable {
    let table: PatternTable
    /// Of the yes-or-no conditions.
    let counts: PatternCounts
    /// Rows and events of each pattern.
    let rows: [UInt32]
    let events: [UInt32]
    /// What the prior of each condition is of.
    let scales: [Double]

    /// - Parameters: counts of each pattern of the table; its own, or those of a resampled one.
    init(_ table: PatternTable, rows: [UInt32], events: [UInt32], scales: [Double]) {
        (self.table, self.rows, self.events, self.scales) = (table, rows, events, scales)
        counts = PatternCounts(table, rows: rows, events: events)
    }

    init(_ table: PatternTable, scales: [Double]) { self.init(table, rows: table.rows, events: table.events, scales: scales) }

    var conditionCount: Int { table.conditionCount }

    func isYesOrNo(_ condition: Int) -> Bool { condition < table.yesOrNoCount }

    func scales(of support: [Int]) -> [Double] { support.map { scales[$0] } }

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
