// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Evidence
import Protected

extension StudyDescription {
    /// What the report must know of an audit without a study file.
    ///
    /// - Parameter drawn: families that somebody drew up.
    init(audit: AuditTask, cohort: Cohort, drawn: PlanArchetypes?) {
        var labels = cohort.protected.labels
        for (code, label) in cohort.areas?.labels ?? [:] { labels["area:\(code)"] = label }
        if let drawn { labels.merge(drawn.labels(labels)) { own, _ in own } }
        var choices = [
            Choice(name: LocalizedText(en: "Outcome", nl: "Uitkomst"), value: LocalizedText(audit.outcome)),
            Choice(name: LocalizedText(en: "Score", nl: "Score"), value: LocalizedText(audit.score)),
        ]
        if let threshold = audit.threshold {
            choices.append(
                Choice(
                    name: LocalizedText(en: "Operating point", nl: "Werkpunt"),
                    value: LocalizedText(en: "score of at least \(threshold)", nl: "score van minstens \(threshold)")))
        }
        if let capacity = audit.capacity {
            choices.append(
                Choice(name: LocalizedText(en: "Capacity", nl: "Capaciteit"), value: LocalizedText("\(capacity)")))
        }
        self.init(
            name: audit.data.deletingPathExtension().lastPathComponent,
            title: LocalizedText(
                en: "Audit of the score \(audit.score) in \(audit.data.lastPathComponent)",
                nl: "Toetsing van de score \(audit.score) in \(audit.data.lastPathComponent)"),
            purpose: "research", seed: Int(clamping: audit.seed), final: false, labels: labels, choices: choices)
    }
}
