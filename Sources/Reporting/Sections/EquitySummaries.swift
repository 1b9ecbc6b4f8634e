// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// Summaries of an attribute as a whole, in words, folded: information beside the verdicts.
struct EquitySummaries {
    let edition: Edition
    let part: OutcomePart

    /// In the order in which they are read. Findings about everybody, or about more attributes than were audited, are among them.
    static let keys = [
        "fairness.conflict", "fairness.need-adjusted-selection", "fairness.marginal-risk", "fairness.equalised-odds-worst",
        "fairness.equalised-odds-mean", "fairness.differential", "fairness.abroca", "fairness.xauc",
        "fairness.multicalibration", "fairness.brier", "fairness.ks", "fairness.wasserstein", "fairness.pooled.selection-rate", "fairness.pooled.tpr",
        "fairness.consistency", "fairness.theil", "fairness.generalised-entropy", "fairness.entropy-between",
    ]

    /// Keys that are about an attribute as a whole, or about more attributes than were audited: those of parts of their own, too.
    static let besideRates = keys + IntersectionalBlocks.keys + [AlikeBlocks.key]

    /// The part of an inequality that lies between groups is read beside the inequality itself, which is of everybody.
    private static let besideWhole = "fairness.entropy-between"

    private func findings(where belongs: (Finding) -> Bool) -> [Finding] {
        Self.keys.flatMap { key -> [Finding] in
            let own = part[key], point = own.first?.about.at
            return own.filter { $0.about.at == point && belongs($0) }
        }
    }

    /// - Returns: `nil` when nothing was summarised of the attribute.
    func block(of attribute: String) -> Block? {
        let name = edition.labels.attribute(attribute, edition.language).capitalisedFirst
        return block(findings { $0.about.attribute == attribute && $0.key != Self.besideWhole }, summary: edition[EquityWords.summary(name)])
    }

    /// What is about everybody, or about all attributes crossed.
    ///
    /// - Parameter audited: the attributes that have a block of their own.
    func block(besides audited: [String]) -> Block? {
        let found = findings { finding in
            finding.key == Self.besideWhole || finding.about.attribute.map { !audited.contains($0) } ?? true
        }
        return block(found, summary: edition[EquityWords.everybody])
    }

    private func block(_ findings: [Finding], summary: String) -> Block? {
        // That nothing is printed is said once, not for each summary.
        let items = findings.compactMap(edition.item).uniqued()
        guard !items.isEmpty else { return nil }
        return .details(Details(summary: summary, blocks: [.paragraph(edition[EquityWords.lead]), .list(items)]))
    }
}
