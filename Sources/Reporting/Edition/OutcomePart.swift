// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// The findings about one outcome: its models, judged on one set of rows.
struct OutcomePart: Sendable {
    let outcome: String
    /// The chosen model first, then those it is compared with, in the order in which the run made them.
    let models: [String?]
    /// The rows on which the models are judged: the test rows once they were opened, out-of-fold rows before.
    let rows: RowScope?
    private let byKey: [String: [Finding]]
    /// What was found about single years.
    private let ofYears: [Finding]

    init(outcome: String, of index: EvidenceIndex) {
        self.outcome = outcome
        let own = index.findings.filter { $0.about.outcome == outcome }
        let judged = own.filter(Self.isJudgement)
        let scopes = judged.compactMap(\.about.rows).uniqued()
        let scope = [.test, .outOfFold].first(where: scopes.contains) ?? scopes.first
        rows = scope
        ofYears = judged.filter { if case .year = $0.about.rows { true } else { false } }
        models = own.filter { $0.key.hasPrefix("factor.") || $0.key.hasPrefix("validation.") || $0.key.hasPrefix("model.") }.map(\.about.model)
            .uniqued()
        byKey = Dictionary(grouping: own.filter { !Self.isJudgement($0) || $0.about.rows == scope }, by: \.key)
    }

    private static func isJudgement(_ finding: Finding) -> Bool {
        [
            "validation.", "fairness.", "area.", "proxy.", "label.", "measurement.", "stigma.", "slice.", "causal.", "flip.", "archetype.",
            "screening.", "internal-external.", "resampled.",
        ].contains {
            finding.key.hasPrefix($0)
        }
    }

    /// The chosen model.
    var model: String? { models.first ?? nil }

    /// Findings with a key about the chosen model, or about no model.
    subscript(key: String) -> [Finding] { findings(key, model: model) }

    func findings(_ key: String, model: String?) -> [Finding] {
        (byKey[key] ?? []).filter { $0.about.model == model || $0.about.model == nil }
    }

    /// Findings with a key about single years, of the chosen model.
    func ofYears(_ key: String) -> [Finding] { ofYears.filter { $0.key == key && ($0.about.model == model || $0.about.model == nil) } }

    /// The one finding with a key; the first where there are several.
    func first(_ key: String, model: String? = nil) -> Finding? { findings(key, model: model ?? self.model).first }

    func keys(startingWith prefix: String) -> [String] { byKey.keys.filter { $0.hasPrefix(prefix) }.sorted() }

    /// The protected attributes and their intersections of which there are rates or comparisons, in the order of the audit; single ones first.
    var attributes: [String] {
        let all = keys(startingWith: "fairness.").filter { !EquitySummaries.besideRates.contains($0) }.flatMap { self[$0] }
            .compactMap(\.about.attribute).uniqued()
        let order = Dictionary(
            uniqueKeysWithValues: (byKey["fairness.prevalence"] ?? []).compactMap(\.about.attribute).uniqued().enumerated().map { ($1, $0) })
        return all.sorted { first, second in
            let a = (Labels.crossed(first).count, order[first] ?? .max, first), b = (Labels.crossed(second).count, order[second] ?? .max, second)
            return a < b
        }
    }

    /// Attributes of some findings, in the order of the audit; those that it does not have, after them.
    func ordered(_ findings: [Finding]) -> [String] {
        let named = findings.compactMap(\.about.attribute).uniqued(), order = attributes
        return order.filter(named.contains) + named.filter { !order.contains($0) }
    }
}
