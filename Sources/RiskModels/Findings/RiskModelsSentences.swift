// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// The sentences of this room's findings.
public enum RiskModelsSentences {
    public static let all: [SentenceTemplate] = [
        SentenceTemplate(
            "factor.importance", en: "{feature} moves the log-odds by {value:2} on average.",
            nl: "{feature} verschuift de log-odds gemiddeld {value:2}."),
        SentenceTemplate(
            "factor.pair-importance", en: "{feature} together move the log-odds by {value:2} on average, beyond what each does alone.",
            nl: "{feature} verschuiven samen de log-odds gemiddeld {value:2}, boven wat elk alleen doet."),
        SentenceTemplate(
            "factor.pair-shape", en: "The limits hold on average over the cells of {feature}, given the cells and the smoothing; not in each cell.",
            nl: "De grenzen kloppen gemiddeld over de vakken van {feature}, gegeven de vakken en de gladheid; niet in elk vak."),
        SentenceTemplate(
            "factor.shape", en: "The band holds on average over the steps of {feature}, given the steps and the smoothing; not at each step.",
            nl: "De band klopt gemiddeld over de stappen van {feature}, gegeven de stappen en de gladheid; niet bij elke stap."),
    ]
}
