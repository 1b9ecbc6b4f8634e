// SPDX-License-Identifier: EUPL-1.2

import Metrics
import StatMath

/// The mean of a feature (or the share of a level) among some rows, in each of m completed tables and at each delta; and how far it could be from
/// that whatever the missing values are.
public struct ShiftedMeans: Hashable, Sendable, Codable {
    /// A mean with its variance inside the table.
    public struct Mean: Hashable, Sendable, Codable {
        public let value: Double
        public let variance: Double

        /// - Parameters:
        ///   - values: one a row of the design.
        ///   - isMember: the rows whose mean is taken.
        /// - Returns: `nil` with fewer than two rows (or clusters).
        public init?(_ values: [Double], where isMember: [Bool], design: SamplingDesign) {
            var total = Sum(), weights = Sum()
            for row in values.indices where isMember[row] {
                let weight = design.weights?[row] ?? 1
                total.add(weight * values[row])
                weights.add(weight)
            }
            guard weights.value > 0 else { return nil }
            let mean = total.value / weights.value, sum = weights.value
            let contribution = { (row: Int) in isMember[row] ? (values[row] - mean) / sum : 0 }
            guard let variance = design.linearisedVariance(rows: values.count, contribution: contribution) else {
                let isConstant = values.indices.allSatisfy { !isMember[$0] || values[$0] == mean }
                guard isConstant else { return nil }
                (value, self.variance) = (mean, 0)
                return
            }
            (value, self.variance) = (mean, variance)
        }
    }

    /// One list a completed table, one mean a delta.
    public let tables: [[Mean]]
    /// With the lowest and the highest possible value in every gap.
    public let lowest: Mean
    public let highest: Mean
    public let rows: Int
    public let missing: Int
    /// Families among the rows; `nil` where each row stands alone.
    public let clusters: Int?

    public init(tables: [[Mean]], lowest: Mean, highest: Mean, rows: Int, missing: Int, clusters: Int?) {
        (self.tables, self.lowest, self.highest) = (tables, lowest, highest)
        (self.rows, self.missing, self.clusters) = (rows, missing, clusters)
    }

    /// Degrees of freedom if nothing were missing.
    var complete: Double { Double(max(1, min(rows, clusters ?? rows) - 1)) }
}
