// SPDX-License-Identifier: EUPL-1.2

import Metrics
import StatMath

/// Whether a feature has a value, row by row: what missingness by group is judged from.
public struct MissingFeature: Sendable {
    /// Rows to which the question applied, ascending; `nil` for all. A structural gap is no missing value.
    let rows: [Int]?
    public let name: String
    /// 2 where the value is missing, else 0, of those rows: cells of a confusion matrix whose outcome is that the value is missing.
    let cells: [UInt8]

    /// - Parameters:
    ///   - isMissing: one a row.
    ///   - applies: one a row; `nil` where the question applied to everybody.
    public init(name: String, isMissing: [Bool], applies: [Bool]? = nil) {
        precondition(applies.map { $0.count == isMissing.count } ?? true, "one entry a row")
        self.name = name
        rows = applies.flatMap { applies in applies.contains(false) ? applies.indices.filter { applies[$0] } : nil }
        cells = rows.map { rows in rows.map { isMissing[$0] ? 2 : 0 } } ?? isMissing.map { $0 ? 2 : 0 }
    }

    /// Values of some rows of the table at the rows to which the question applied.
    func applying<Value>(_ values: [Value]) -> [Value] { rows.map { rows in rows.map { values[$0] } } ?? values }

    /// Weights and clusters of those rows; clusters numbered anew.
    func applying(_ design: SamplingDesign) -> SamplingDesign {
        guard let rows else { return design }
        return design.subset(rows)
    }
}

extension SamplingDesign {
    /// Of some rows. Clusters are numbered anew.
    func subset(_ rows: [Int]) -> SamplingDesign {
        var number = [Int32](repeating: -1, count: clusterCount), next: Int32 = 0
        let renumbered = clusters.map { clusters in
            rows.map { row -> Int32 in
                let cluster = Int(clusters[row])
                if number[cluster] < 0 {
                    number[cluster] = next
                    next += 1
                }
                return number[cluster]
            }
        }
        return SamplingDesign(
            weights: weights.map { weights in rows.map { weights[$0] } }, weightKind: weightKind, clusters: renumbered, clusterCount: Int(next))
    }
}
