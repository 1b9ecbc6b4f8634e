// SPDX-License-Identifier: EUPL-1.2

import Basics

/// What a person sees of the steps that long work reports.
enum StepWords {
    static func words(_ step: String) -> LocalizedText { known[step] ?? LocalizedText(step) }

    private static let known: [String: LocalizedText] = [
        "read": LocalizedText(en: "Reading the data", nl: "De gegevens lezen"),
        "write": LocalizedText(en: "Writing", nl: "Wegschrijven"),
        "cohort": LocalizedText(en: "Composing the cohort", nl: "Het cohort samenstellen"),
        "split": LocalizedText(en: "Splitting rows", nl: "De rijen verdelen"),
        "missing": LocalizedText(en: "Looking at whose values are missing", nl: "Nagaan van wie waarden ontbreken"),
        "impute": LocalizedText(en: "Imputing missing values", nl: "Ontbrekende waarden aanvullen"),
        "fit": LocalizedText(en: "Fitting", nl: "Het model schatten"),
        "screen": LocalizedText(en: "Choosing features", nl: "Eigenschappen kiezen"),
        "score": LocalizedText(en: "Scoring", nl: "Scores berekenen"),
        "validate": LocalizedText(en: "Validating", nl: "Valideren"),
        "audit": LocalizedText(en: "Auditing by group", nl: "Per groep toetsen"),
        "report": LocalizedText(en: "Writing the report", nl: "Het rapport schrijven"),
        "registers": LocalizedText(en: "Reading the registers", nl: "De registers lezen"),
        "proxies": LocalizedText(en: "Looking for what gives groups away", nl: "Nagaan wat groepen verraadt"),
        "flips": LocalizedText(en: "Changing one feature at a time", nl: "Eén eigenschap tegelijk veranderen"),
        "resamples": LocalizedText(en: "Drawing rows again", nl: "Rijen opnieuw trekken"),
        "convert": LocalizedText(en: "Converting", nl: "Omzetten"),
        "synthesize": LocalizedText(en: "Inventing a register", nl: "Een register verzinnen"),
    ]
}
