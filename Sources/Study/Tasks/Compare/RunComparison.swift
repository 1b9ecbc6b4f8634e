// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Reporting

/// What changed between two runs, and the words for it.
public struct RunComparison: Sendable {
    public let plan: [PlanDifference]
    /// Steps of the cohort with another number of rows.
    public let flow: [FindingDifference]
    public let metrics: [FindingDifference]
    public let flips: [FindingDifference]
    public let paired: [PairedDifference]
    let labels: [String: LocalizedText]

    /// The comparison as text for a terminal.
    public func text(_ language: Language) -> String {
        let words = NumberWords(language)
        func heading(_ en: String, _ nl: String) -> String { LocalizedText(en: en, nl: nl)[language] }
        func number(_ value: Double?) -> String { value.map { words.number($0, decimals: 4) } ?? "-" }
        var lines = [heading("Changes of the plan", "Wijzigingen in het plan")]
        lines += plan.map { "  \($0.path): \($0.before ?? "-") -> \($0.after ?? "-")" }
        if plan.isEmpty { lines.append("  " + heading("none", "geen")) }
        if !flow.isEmpty {
            lines += ["", heading("Rows left", "Overgebleven rijen")]
            lines += flow.map { difference in
                let (old, new) = (difference.before?.count.map(words.count) ?? "-", difference.after?.count.map(words.count) ?? "-")
                return "  \(place(difference.about)) \(difference.about.step ?? ""): \(old) -> \(new)"
            }
        }
        if !metrics.isEmpty {
            lines += ["", heading("Performance", "Prestaties")]
            lines += metrics.map { "  \(place($0.about)) \($0.key): \(number($0.before?.value)) -> \(number($0.after?.value))" }
        }
        if !paired.isEmpty {
            lines += [
                "", heading("Difference on the rows that both judged (after minus before, 95%)", "Verschil op de rijen van beide (na min voor, 95%)"),
            ]
            lines += paired.map { difference in
                let interval = difference.estimate.interval.map { " (\(number($0.low)); \(number($0.high)))" } ?? ""
                return "  \(difference.outcome) \(difference.model) \(difference.metric): \(number(difference.estimate.value))\(interval)"
            }
        }
        lines += ["", heading("Verdicts that flipped", "Oordelen die omsloegen")]
        func verdict(_ finding: Finding?) -> String { finding?.verdict.map { VerdictWords.name($0)[language] } ?? "-" }
        lines += flips.map { "  \(place($0.about)) \($0.key): \(verdict($0.before)) -> \(verdict($0.after))" }
        if flips.isEmpty { lines.append("  " + heading("none", "geen")) }
        return lines.joined(separator: "\n")
    }

    private func place(_ about: About) -> String {
        let group = (about.group ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
        return [about.outcome, about.model, about.area, group.isEmpty ? nil : group].compactMap { $0 }.joined(separator: " ")
    }
}
