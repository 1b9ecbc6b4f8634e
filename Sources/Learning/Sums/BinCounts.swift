// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// Rows and events of every feature's fine bins, each row counted with its weight.
public struct BinCounts: Hashable, Sendable {
    /// `rows[feature][fine bin]`.
    public let rows: [[Double]]
    /// `events[feature][fine bin]`.
    public let events: [[Double]]

    /// - Parameters:
    ///   - outcome: 1 for an event, one a row of the matrix.
    ///   - weights: one a row of the matrix, or `nil` for one each.
    public init(_ matrix: BinnedMatrix, outcome: [UInt8], weights: [Double]?) throws(Cancelled) {
        let sums = try parallelMap(matrix.featureCount) { feature in
            matrix.binCounts(feature: feature, outcome: outcome, weights: weights)
        }
        rows = sums.map(\.rows)
        events = sums.map(\.events)
    }
}
