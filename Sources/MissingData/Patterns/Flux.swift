// SPDX-License-Identifier: EUPL-1.2

/// How well a column connects to the others through its missing and its observed cells.
///
/// Source: Van Buuren (2018), Flexible Imputation of Missing Data, second edition, section 4.1.
public struct Flux: Hashable, Sendable {
    /// Share of rows with a value.
    public let observedShare: Double
    /// Pairs in which this column is missing and the other observed, out of all observed cells: how much there is to impute from.
    public let influx: Double
    /// Pairs in which this column is observed and the other missing, out of all missing cells: how much it can help the others.
    public let outflux: Double
    /// Mean over the other columns of the share observed where this one is missing.
    public let averageInbound: Double
    /// Mean over the other columns of the share missing where this one is observed.
    public let averageOutbound: Double
    /// Share of rows with another column missing, among those in which this one is observed.
    public let incompleteAmongObserved: Double

    /// One for each column of a table.
    public static func columns(_ cells: MissingCells) -> [Flux] {
        let pairs = PairCounts(cells), count = cells.columnCount
        let isComplete = completeRows(cells)
        let complete = isComplete.reduce(0) { $0 + ($1 ? 1 : 0) }
        let observedCells = (0..<count).reduce(0) { $0 + pairs.observed($1) }
        let missingCells = (0..<count).reduce(0) { $0 + pairs.missing($1) }
        return (0..<count).map { column in
            let others = (0..<count).filter { $0 != column }
            let inbound = others.map { pairs.observedMissing($0, column) }, outbound = others.map { pairs.observedMissing(column, $0) }
            let observed = pairs.observed(column), missing = pairs.missing(column)
            return Flux(
                observedShare: ratio(observed, cells.rowCount), influx: ratio(inbound.reduce(0, +), observedCells),
                outflux: ratio(outbound.reduce(0, +), missingCells), averageInbound: ratio(inbound.reduce(0, +), missing * others.count),
                averageOutbound: ratio(outbound.reduce(0, +), observed * others.count),
                incompleteAmongObserved: ratio(observed - complete, observed))
        }
    }

    private static func completeRows(_ cells: MissingCells) -> [Bool] {
        var complete = [Bool](repeating: true, count: cells.rowCount)
        for column in 0..<cells.columnCount {
            guard let flags = cells.flags(column: column) else { continue }
            for row in flags.indices where flags[row] { complete[row] = false }
        }
        return complete
    }

    private static func ratio(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
}
