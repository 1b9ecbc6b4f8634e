// SPDX-License-Identifier: EUPL-1.2

import Basics

/// What can be wrong with features, bins or a model file.
public enum LearningError: ExplainedError, Hashable {
    case binning(parameter: String, expected: String)
    case tooManyLevels(feature: String, limit: Int)
    case missingFeature(String)
    case wrongType(feature: String, expected: String)
    case offsetMissing(String)
    case modelFile(field: String, expected: String)
    /// A model for complete rows met others.
    case gaps(features: [String], rows: Int)

    public var explanation: LocalizedText {
        switch self {
        case .binning(let parameter, let expected):
            text("The binning parameter \(parameter) must be \(expected).", "De parameter \(parameter) van de klassen moet zijn: \(expected).")
        case .tooManyLevels(let feature, let limit):
            text(
                "Feature \"\(feature)\" has more than \(limit) levels. Group them, or leave the column out: it may identify rows.",
                "Eigenschap \"\(feature)\" heeft meer dan \(limit) waarden. Voeg ze samen of laat de kolom weg: ze wijst misschien rijen aan.")
        case .missingFeature(let feature):
            text(
                "The model needs a column \"\(feature)\" that the data do not have. Add it, or use another model.",
                "Het model heeft een kolom \"\(feature)\" nodig die de gegevens niet hebben. Voeg die toe, of neem een ander model.")
        case .wrongType(let feature, let expected):
            text(
                "Feature \"\(feature)\" must be \(expected), as it was when the model was fitted.",
                "Eigenschap \"\(feature)\" moet \(expected) zijn, zoals toen het model werd geschat.")
        case .offsetMissing(let column):
            text(
                "Column \"\(column)\" is added to the log-odds of each row, so that it needs a finite number in every row.",
                "Kolom \"\(column)\" wordt in elke rij bij de log-odds opgeteld, en heeft dus in elke rij een eindig getal nodig.")
        case .gaps(let features, let rows):
            text(
                "The model is for complete rows, and \(rows) rows have a gap in \(features.joined(separator: ", ")). Fill these in first, or leave "
                    + "the rows out.",
                "Het model is voor volledige rijen, en \(rows) rijen hebben een gat in \(features.joined(separator: ", ")). Vul die eerst in, of "
                    + "laat de rijen weg.")
        case .modelFile(let field, let expected):
            text(
                "The model file cannot be used: \(field) must be \(expected). Write it again with evenkans fit.",
                "Het modelbestand is niet bruikbaar: \(field) klopt niet. Schrijf het opnieuw met evenkans fit.")
        }
    }

    private func text(_ en: String, _ nl: String) -> LocalizedText { LocalizedText(en: en, nl: nl) }
}
