// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// The audit of one attribute at one operating point, by metric and group.
struct GroupNumbers {
    let attribute: String
    let groups: [[String: String]]
    private let rates: [Place: Finding]
    private let comparisons: [Place: Finding]

    private struct Place: Hashable {
        let metric: String
        let group: [String: String]
    }

    /// The metrics in the order in which a reader needs them.
    static let metrics = ["fnr", "fpr", "ppv", "selection-rate", "observed-expected", "auc", "prevalence", "tpr", "npv"]

    init(attribute: String, part: OutcomePart) {
        self.attribute = attribute
        var rates: [Place: Finding] = [:], comparisons: [Place: Finding] = [:], groups: [[String: String]] = []
        for metric in ["prevalence"] + Self.metrics {
            let own = part["fairness.\(metric)"].filter { $0.about.attribute == attribute }
            // A plan with two operating points is shown at the first.
            let point = own.first?.about.at
            for finding in own where finding.about.at == point {
                guard let group = finding.about.group else { continue }
                rates[Place(metric: metric, group: group)] = finding
                groups.append(group)
            }
            for key in ["fairness.gap.\(metric)", "fairness.ratio.\(metric)"] {
                for finding in part[key] where finding.about.attribute == attribute && finding.about.at == point {
                    guard let group = finding.about.group else { continue }
                    let place = Place(metric: metric, group: group)
                    if comparisons[place].map(finding.isGraver) ?? true { comparisons[place] = finding }
                }
            }
        }
        (self.groups, self.rates, self.comparisons) = (groups.uniqued(), rates, comparisons)
    }

    func rate(_ metric: String, _ group: [String: String]) -> Finding? { rates[Place(metric: metric, group: group)] }

    /// The gap; the ratio where the metric has no gap, or where the ratio's verdict is graver.
    func comparison(_ metric: String, _ group: [String: String]) -> Finding? { comparisons[Place(metric: metric, group: group)] }

    /// Metrics that any group has.
    var metrics: [String] { Self.metrics.filter { metric in groups.contains { rate(metric, $0) != nil } } }

    /// How many of its comparisons have a verdict.
    func count(_ verdict: Verdict) -> Int { comparisons.values.count { $0.verdict == verdict } }
}
