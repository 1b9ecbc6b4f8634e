// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Foundation
import Metrics
import Protected
import RegisterData
import StatMath

/// One cell of the grid of audits: how many births, how frequent the outcome, and how births belong together.
struct AuditCell: Sendable {
    let rows: Int
    let prevalence: Double
    let clustering: Clustering

    /// Families of four need some hundred families.
    static let all = Clustering.allCases.flatMap { clustering in
        [200, 1000, 10_000].filter { clustering == .none || $0 >= 1000 }.flatMap { rows in
            [0.02, 0.1, 0.5].map { AuditCell(rows: rows, prevalence: $0, clustering: clustering) }
        }
    }

    var name: String { "audit-\(clustering.rawValue)-\(rows)-\(Int(prevalence * 100))" }

    /// Fewest events, others and selected births that a group should have by its expectation for an interval to be judged (methods 36).
    static let fewest = 20.0
    /// Correlation of the scores of a family, or of an area.
    private static let scoreCorrelation = 0.3

    /// Of each kind of number whether its 95% interval holds the truth.
    func repetition(_ number: Int) throws -> Tally {
        var random = Philox(seed: 36, stage: name, item: UInt64(number))
        let truth = AuditTruth(prevalence: prevalence)
        let (predictions, groups) = try births(truth, &random)
        let column = Column(name: "group", values: .text(groups.map { AuditTruth.groups[$0] }))
        let audit = GroupAudit(intersections: 1, minimumEvents: 1)
        let findings = Verdicts.adjust(
            try audit.audit(
                predictions, selection: .threshold(truth.threshold, of: predictions),
                attributes: [ProtectedAttribute(name: "group", column: column)], context: FindingContext(about: About(), rows: "")))
        let own = AuditTruth.groups.indices.map { truth.estimands(group: $0) }, all = truth.estimands(group: nil)
        var tally = Tally()
        for finding in findings {
            guard let interval = finding.interval, let group = finding.about.group?["group"].flatMap(AuditTruth.groups.firstIndex),
                let metric = finding.key.split(separator: ".").last.map(String.init), let value = own[group][metric], let reference = all[metric],
                isJudged(metric, own[group], share: AuditTruth.shares[group])
            else { continue }
            let kind: (name: String, truth: Double)? =
                if finding.key.hasPrefix("fairness.gap.") {
                    ("gap", value - reference)
                } else if finding.key.hasPrefix("fairness.ratio.") {
                    ("ratio", value / reference)
                } else if finding.key == "fairness.\(metric)" {
                    ("value", value)
                } else {
                    nil
                }
            guard let kind else { continue }
            tally.add("\(metric)/\(kind.name)/\(finding.method ?? "")", interval[0] <= kind.truth && kind.truth <= interval[1] ? 1 : 0)
        }
        return tally
    }

    /// By the expected number of rows on both sides of the metric, so that chance does not choose what is judged.
    private func isJudged(_ metric: String, _ estimands: [String: Double], share: Double) -> Bool {
        let births = Double(rows) * share, events = births * (estimands["prevalence"] ?? 0), selected = births * (estimands["selection-rate"] ?? 0)
        let denominator =
            switch metric {
            case "tpr", "fnr": events
            case "fpr": births - events
            case "ppv": selected
            case "npv": births - selected
            default: births
            }
        guard metric != "auc", metric != "observed-expected" else { return min(events, births - events) >= Self.fewest }
        let rate = estimands[metric] ?? 0
        return min(denominator * rate, denominator * (1 - rate)) >= Self.fewest
    }

    func births(_ truth: AuditTruth, _ random: inout Philox) throws -> (Predictions, [Int]) {
        let clusters = clustering.clusters(of: rows), clusterCount = (clusters.last ?? 0) + 1
        // Children of a mother have one group; births of an area have not.
        let ofFamily = (0..<clusterCount).map { _ in random.uniform() < AuditTruth.shares[0] ? 0 : 1 }
        let groups = clusters.map { clustering == .areas ? (random.uniform() < AuditTruth.shares[0] ? 0 : 1) : ofFamily[$0] }
        let correlation = clustering == .none ? 0 : Self.scoreCorrelation
        let shared = (0..<clusterCount).map { _ in correlation.squareRoot() * Normal.quantile(random.uniform()) }
        let logOdds = zip(groups, clusters).map { group, cluster in
            truth.means[group] + shared[cluster] + (1 - correlation).squareRoot() * Normal.quantile(random.uniform())
        }
        let outcome = clustering.outcomes(zip(logOdds, groups).map { AuditTruth.risk($0, group: $1) }, clusters, &random)
        let predictions = try Predictions(
            risk: logOdds.map(Logistic.expit), outcome: outcome, clusters: clustering == .none ? nil : clusters.map(Int32.init),
            clusterCount: clustering == .none ? 0 : clusterCount)
        return (predictions, groups)
    }
}
