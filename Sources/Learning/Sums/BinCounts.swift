// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// Rows and events of every column's fine bins or cells, each row counted with its weight.
public struct BinCounts: Hashable, Sendable {
    /// `rows[column][fine bin or cell]`.
    public let rows: [[Double]]
    /// `events[column][fine bin or cell]`.
    public let events: [[Double]]

    /// - Parameters:
    ///   - outcome: 1 for an event, one a row of the matrix.
    ///   - weights: one a row of the matrix, or `nil` for one each.
    public init(_ matrix: BinnedMatrix, outcome: [UInt8], weights: [Double]?) throws(Cancelled) {
        let sums = try parallelMap(matrix.columnCount) { column in
            matrix.binCounts(column: column, outcome: outcome, weights: weights)
        }
        rows = sums.map(\.rows)
        events = sums.map(\.events)
    }
}
