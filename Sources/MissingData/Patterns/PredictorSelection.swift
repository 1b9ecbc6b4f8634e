// SPDX-License-Identifier: EUPL-1.2

/// Chooses predictors for tables with many columns: those that are correlated with the target's values, or with whether it has one.
///
/// Source: Van Buuren, Boshuizen and Knook (1999), Statistics in Medicine 18, 681-694, section 3.2.
public struct PredictorSelection: Hashable, Sendable {
    /// A predictor's correlation, in absolute value and over the rows in which both have a value, must exceed this.
    public var minimumCorrelation: Double
    /// The least share of usable cases: rows with the predictor, among those that miss the target.
    public var minimumUsableCases: Double

    public init(minimumCorrelation: Double = 0.1, minimumUsableCases: Double = 0) throws(MissingDataError) {
        guard (0...1).contains(minimumCorrelation) else { throw .parameter("minimumCorrelation", expected: "between 0 and 1") }
        guard (0...1).contains(minimumUsableCases) else { throw .parameter("minimumUsableCases", expected: "between 0 and 1") }
        (self.minimumCorrelation, self.minimumUsableCases) = (minimumCorrelation, minimumUsableCases)
    }

    /// - Parameters:
    ///   - values: one number a row for each column; what stands in a missing cell is not read.
    ///   - cells: which cells are missing, of the same columns.
    /// - Returns: predictors of the columns that have missing cells; complete columns need none.
    public func select(values: [[Double]], cells: MissingCells) -> PredictorMatrix { select(values.map { .numbers($0) }, cells: cells) }

    /// The same for columns of which some hold levels: how strongly those go with others is `Association`.
    public func select(_ columns: [Association.Variable], cells: MissingCells) -> PredictorMatrix {
        precondition(
            columns.count == cells.columnCount && columns.allSatisfy { $0.count == cells.rowCount }, "one number or level a row for each column")
        let count = cells.columnCount, pairs = PairCounts(cells)
        var uses = [[Bool]](repeating: [Bool](repeating: false, count: count), count: count)
        for target in 0..<count where pairs.missing(target) > 0 {
            let flags = cells.flags(column: target)
            let response = Association.Variable.numbers((0..<cells.rowCount).map { flags?[$0] == true ? 0.0 : 1.0 })
            for predictor in 0..<count where predictor != target {
                guard pairs.usableCases(target: target, predictor: predictor) ?? 0 >= minimumUsableCases else { continue }
                let other = cells.flags(column: predictor), all = columns[predictor]
                let withValues = Association.strength(columns[target], all) { flags?[$0] != true && other?[$0] != true }
                let withResponse = Association.strength(response, all) { other?[$0] != true }
                uses[target][predictor] = max(withValues, withResponse) > minimumCorrelation
            }
        }
        return PredictorMatrix(names: cells.names, uses: uses)
    }
}
