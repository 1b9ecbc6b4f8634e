// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Words of the sections about what was asked and about the data.
enum PlanWords {
    static let title = LocalizedText(en: "What was asked", nl: "Wat is gevraagd")
    static let lead = LocalizedText(
        en: "The choices of the plan. Another choice can give another answer.",
        nl: "De keuzes van het plan. Een andere keuze kan een ander antwoord geven.")
    static let purpose = LocalizedText(en: "Purpose", nl: "Doel")

    static let dataTitle = LocalizedText(en: "The data", nl: "De gegevens")
    static func dataLead(_ columns: String, features: String) -> LocalizedText {
        LocalizedText(
            en: "\(columns) columns, of which the model may learn from \(features). What is known only after the moment of prediction is left out.",
            nl: "\(columns) kolommen. Van \(features) mag het model leren. Wat pas na het moment van voorspellen bekend is, doet niet mee.")
    }
    static let columnsCaption = LocalizedText(en: "Columns, by what they are used for", nl: "Kolommen, naar waar ze voor dienen")
    static let column = LocalizedText(en: "Column", nl: "Kolom")
    static let role = LocalizedText(en: "Used for", nl: "Dient voor")
    static let type = LocalizedText(en: "Type", nl: "Soort")
    static let missing = LocalizedText(en: "Missing", nl: "Ontbreekt")
    static let note = LocalizedText(en: "Note", nl: "Opmerking")
    static let allColumns = LocalizedText(en: "All columns", nl: "Alle kolommen")

    static func role(_ role: String) -> LocalizedText {
        switch role {
        case "feature": LocalizedText(en: "learning", nl: "leren")
        case "protected": LocalizedText(en: "judging fairness only", nl: "alleen eerlijkheid toetsen")
        case "feature, protected", "protected, feature", "feature+protected":
            LocalizedText(en: "learning and judging fairness", nl: "leren en eerlijkheid toetsen")
        case "after": LocalizedText(en: "left out: known afterwards", nl: "weggelaten: pas later bekend")
        case "outcome": LocalizedText(en: "the outcome", nl: "de uitkomst")
        case "key": LocalizedText(en: "naming the row", nl: "de rij herkennen")
        case "cluster": LocalizedText(en: "which rows belong together", nl: "welke rijen bij elkaar horen")
        case "area": LocalizedText(en: "area", nl: "gebied")
        case "weight": LocalizedText(en: "weight", nl: "gewicht")
        case "ignore": LocalizedText(en: "not used", nl: "niet gebruikt")
        default: LocalizedText(role)
        }
    }

    static func type(_ type: String) -> LocalizedText {
        switch type {
        case "number", "double": LocalizedText(en: "number", nl: "getal")
        case "integer": LocalizedText(en: "whole number", nl: "heel getal")
        case "nominal": LocalizedText(en: "category", nl: "categorie")
        case "ordered": LocalizedText(en: "ordered category", nl: "geordende categorie")
        case "text": LocalizedText(en: "text", nl: "tekst")
        case "date": LocalizedText(en: "date", nl: "datum")
        default: LocalizedText(type)
        }
    }
}
