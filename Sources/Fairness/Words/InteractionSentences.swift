// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Metrics

/// The sentences of what groups of two attributes have beyond the two apart.
enum InteractionSentences {
    static let all: [SentenceTemplate] =
        (ConfusionRate.allCases.map(AuditMetric.rate) + [.observedExpected]).map(departure) + [
            SentenceTemplate(
                Interaction.whyOthersAreNotJudged,
                en: "Groups of two attributes are judged by what they have beyond what the two attributes add up to.",
                nl: "Groepen van twee kenmerken worden beoordeeld op wat zij hebben bovenop wat de twee kenmerken samen al geven."),
            SentenceTemplate(
                Interaction.noOthers, en: "Not computed: there are too few other groups to tell what the two attributes of group {group} add up to.",
                nl: "Niet berekend: er zijn te weinig andere groepen om te zien wat de twee kenmerken van de groep {group} samen geven."),
        ]

    private static func departure(_ metric: AuditMetric) -> SentenceTemplate {
        let topic = metric == .observedExpected ? nil : MetricPhrase(metric).topic
        return SentenceTemplate(
            Interaction.key(metric),
            en: "In \(topic?.en ?? "how much more often the outcome “{outcome}” happens than the model expects"), group {group} departs by "
                + "{value:points} percentage points (between {low:points} and {high:points}) from what its two attributes add up to.",
            nl: "Gaat het erom \(topic?.nl ?? "hoeveel vaker de uitkomst “{outcome}” voorkomt dan het model verwacht"), dan wijkt de groep {group} "
                + "{value:points} procentpunt (tussen {low:points} en {high:points}) af van wat de twee kenmerken samen al geven.")
    }
}
