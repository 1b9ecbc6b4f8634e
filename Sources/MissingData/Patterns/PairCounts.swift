// SPDX-License-Identifier: EUPL-1.2

/// For each pair of columns, in how many rows both, one or none has a value.
public struct PairCounts: Hashable, Sendable {
    public let names: [String]
    public let rowCount: Int
    /// `bothObserved[j][k]`: rows in which columns j and k both have a value.
    public let bothObserved: [[Int]]

    public init(_ cells: MissingCells) {
        names = cells.names
        rowCount = cells.rowCount
        let count = cells.columnCount, words = (rowCount + 63) / 64
        let observed = (0..<count).map { column -> [UInt64]? in
            cells.flags(column: column).map { flags in
                var bits = [UInt64](repeating: 0, count: words)
                for row in flags.indices where !flags[row] { bits[row / 64] |= 1 << UInt64(row % 64) }
                return bits
            }
        }
        let totals = (0..<count).map { cells.rowCount - cells.missingCount(column: $0) }
        var both = [[Int]](repeating: [Int](repeating: 0, count: count), count: count)
        for j in 0..<count {
            for k in 0...j {
                let rows =
                    switch (observed[j], observed[k]) {
                    case (let first?, let second?): zip(first, second).reduce(0) { $0 + ($1.0 & $1.1).nonzeroBitCount }
                    case (nil, _): totals[k]
                    case (_, nil): totals[j]
                    }
                both[j][k] = rows
                both[k][j] = rows
            }
        }
        bothObserved = both
    }

    public func observed(_ column: Int) -> Int { bothObserved[column][column] }

    public func missing(_ column: Int) -> Int { rowCount - observed(column) }

    /// Rows in which the first column has a value and the second has none.
    public func observedMissing(_ first: Int, _ second: Int) -> Int { observed(first) - bothObserved[first][second] }

    public func bothMissing(_ first: Int, _ second: Int) -> Int { missing(first) - observedMissing(second, first) }

    /// Of the rows that miss the target, the share in which the predictor has a value; `nil` when none misses it.
    public func usableCases(target: Int, predictor: Int) -> Double? {
        missing(target) == 0 ? nil : Double(observedMissing(predictor, target)) / Double(missing(target))
    }
}
