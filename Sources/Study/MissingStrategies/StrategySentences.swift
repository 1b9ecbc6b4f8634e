// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// What is said of treatments of missing values beside the study's own.
enum StrategySentences {
    static let rows = "missing.strategy"
    static let noCompleteRow = "missing.strategy.no-complete-row"
    static let notFitted = "missing.strategy.not-fitted"

    static let noGroups = "missing.strategy.no-groups"

    static let flip = "missing.flip"

    static let all = [
        SentenceTemplate(
            flip, en: "With another treatment of missing values the verdict about group {group} would be another one.",
            nl: "Met een andere aanpak van ontbrekende waarden zou het oordeel over de groep {group} anders zijn."),
        SentenceTemplate(rows, en: "{count} of {total} rows are judged.", nl: "{count} van {total} rijen doen mee aan de toets."),
        SentenceTemplate(
            noCompleteRow, en: "Not possible: no row has all its values.", nl: "Niet mogelijk: geen enkele rij heeft al haar waarden."),
        SentenceTemplate(
            noGroups, en: "Not possible: too little is known of the groups to draw them.",
            nl: "Niet mogelijk: er is te weinig van de groepen bekend om ze te trekken."),
        SentenceTemplate(
            notFitted, en: "Not possible: under this treatment too little is left to learn a model from.",
            nl: "Niet mogelijk: bij deze aanpak blijft er te weinig over om een model van te leren."),
    ]
}
