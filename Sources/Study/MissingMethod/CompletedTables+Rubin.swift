// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Fairness
import Metrics
import Validation

extension CompletedTables {
    /// Rubin's rules with Barnard and Rubin's degrees of freedom, as the total variance.
    static let rubinsVariance: CompletedRows.Rules = { estimates, variances, complete in
        rubinsRules(estimates, variances, complete).map { ($0.estimate, $0.standardError * $0.standardError, $0.degreesOfFreedom) }
    }

    /// Rubin's rules with Barnard and Rubin's degrees of freedom.
    ///
    /// - Parameters:
    ///   - predictions: of one of the tables: their rows and families are the same.
    ///   - seed: of the simulated null of largest gaps.
    static func rubin(_ predictions: Predictions, seed: UInt64) -> CompletedTables {
        CompletedTables(clusters: predictions.design.clusters.map { Set($0).count }, seed: seed, rules: rubinsRules)
    }

    /// The findings of one stage on each table: those that every table has, in the order of the first.
    func pooled(_ tables: [[Finding]]) -> [Finding] {
        let others = tables.dropFirst().map { table in Dictionary(table.map { (Identity($0), $0) }) { first, _ in first } }
        return (tables.first ?? []).compactMap { own in
            let same = others.compactMap { $0[Identity(own)] }
            return same.count == others.count ? finding([own] + same) : nil
        }
    }

    private struct Identity: Hashable {
        let key: String
        let about: About
        init(_ finding: Finding) { (key, about) = (finding.key, finding.about) }
    }
}
