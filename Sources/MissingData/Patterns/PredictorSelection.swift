// SPDX-License-Identifier: EUPL-1.2

import StatMath

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
    public func select(values: [[Double]], cells: MissingCells) -> PredictorMatrix {
        precondition(values.count == cells.columnCount && values.allSatisfy { $0.count == cells.rowCount }, "one number a row for each column")
        let count = cells.columnCount, pairs = PairCounts(cells)
        var uses = [[Bool]](repeating: [Bool](repeating: false, count: count), count: count)
        for target in 0..<count where pairs.missing(target) > 0 {
            let flags = cells.flags(column: target)
            let response = (0..<cells.rowCount).map { flags?[$0] == true ? 0.0 : 1.0 }
            for predictor in 0..<count where predictor != target {
                guard pairs.usableCases(target: target, predictor: predictor) ?? 0 >= minimumUsableCases else { continue }
                let other = cells.flags(column: predictor)
                let withValues = Self.correlation(values[target], values[predictor], skipping: flags, other)
                let withResponse = Self.correlation(response, values[predictor], skipping: nil, other)
                uses[target][predictor] = max(withValues, withResponse) > minimumCorrelation
            }
        }
        return PredictorMatrix(names: cells.names, uses: uses)
    }

    /// The absolute correlation over rows that neither skips; 0 where it is not defined.
    private static func correlation(_ x: [Double], _ y: [Double], skipping first: [Bool]?, _ second: [Bool]?) -> Double {
        var count = 0.0, sumX = Sum(), sumY = Sum()
        for row in x.indices where first?[row] != true && second?[row] != true {
            count += 1
            sumX.add(x[row])
            sumY.add(y[row])
        }
        guard count > 1 else { return 0 }
        let meanX = sumX.value / count, meanY = sumY.value / count
        var xx = Sum(), yy = Sum(), xy = Sum()
        for row in x.indices where first?[row] != true && second?[row] != true {
            let dx = x[row] - meanX, dy = y[row] - meanY
            xx.add(dx * dx)
            yy.add(dy * dy)
            xy.add(dx * dy)
        }
        let scale = (xx.value * yy.value).squareRoot()
        return scale > 0 ? (xy.value / scale).magnitude : 0
    }
}
