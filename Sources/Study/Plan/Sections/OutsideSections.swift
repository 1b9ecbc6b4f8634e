// SPDX-License-Identifier: EUPL-1.2

import Basics
import Settings

/// What in a study from registers is read from one of them as of a time, and in a study of one table is one of its columns.
protocol AsOfSection: SettingsSection {
    var reading: ReadingSection { get set }
}

extension AsOfSection {
    static var readingKeys: [SettingKey<Self>] {
        [
            .optional("of", .text, \.reading.of, en: "Whose it is.", nl: "Van wie het is."),
            .optional("from", .text, \.reading.from, en: "The register that it is from.", nl: "Het register waar het uit komt."),
            .optional(
                "value", .formula, \.reading.value, en: "What is read: a formula over columns.", nl: "Wat wordt gelezen: een formule over kolommen."),
            .optional(
                "at", .asOf, \.reading.at, en: "As of when: index, published, or {year: -1}.", nl: "Per wanneer: index, published, of {year: -1}."),
        ]
    }

    /// The names of these keys, which a study of one table cannot have.
    static var readingNames: [String] { ["of", "from", "value", "at"] }
}

/// `comparator:` an outcome that another system recorded for everybody alike, which the labels are held against.
struct ComparatorSection: AsOfSection {
    /// One of `outcomes`, which is then predicted and judged as well.
    var outcome: String?
    /// A column of the table, which is compared with and no more.
    var column: String?
    var positive: String?
    var reading = ReadingSection()

    static let declaration = SettingsDeclaration<ComparatorSection>(
        keys: [
            .optional(
                "outcome", .identifier, \.outcome, en: "One of the outcomes, recorded by another system for everybody alike.",
                nl: "Een van de uitkomsten, door een ander systeem bij iedereen gelijk vastgelegd."),
            .optional(
                "column", .text, \.column, en: "A column instead, which is not predicted itself.",
                nl: "In plaats daarvan een kolom, die zelf niet wordt voorspeld."),
            .optional(
                "positive", .text, \.positive, en: "The code or label of that column that is the event; 1 and TRUE speak for themselves.",
                nl: "De code of het label van die kolom dat de gebeurtenis is; 1 en TRUE spreken voor zich."),
        ] + readingKeys,
        check: { comparator, path, context in
            comparator.reading.check(path, &context)
            if context.isWritten(path["outcome"]) == context.isWritten(path["column"]) {
                context.error(
                    path, en: "`\(path)`: give either outcome or column.", nl: "`\(path)`: geef outcome of column.")
            }
            for key in ["positive"] + readingNames where context.isWritten(path[key]) && !context.isWritten(path["column"]) {
                let place = path[key]
                context.error(place, en: "`\(place)` belongs to `column`.", nl: "`\(place)` hoort bij `column`.")
            }
        })
}

/// `history:` whom an earlier policy had flagged.
struct HistorySection: AsOfSection {
    var flag = ""
    var reading = ReadingSection()

    static let declaration = SettingsDeclaration<HistorySection>(
        keys: [
            .required(
                "flag", .text, \.flag, en: "The column that says whom an earlier policy flagged: 1 or TRUE.",
                nl: "De kolom die zegt wie eerder beleid had aangewezen: 1 of TRUE."),
            .notBuilt("time", en: "the moment of an earlier flag", nl: "het moment waarop iemand eerder is aangewezen"),
        ] + readingKeys,
        check: { history, path, context in history.reading.check(path, &context) })
}

/// `validation:` a sample in which somebody looked up true values.
struct ValidationSection: SettingsSection {
    var file = ""
    var column = ""
    var key: String?

    static let declaration = SettingsDeclaration<ValidationSection>(
        .required("file", .path, \.file, en: "A table with a key and the true values.", nl: "Een tabel met een sleutel en de ware waarden."),
        .required(
            "column", .text, \.column, en: "The feature, and the column of the file with its true values.",
            nl: "De eigenschap, en de kolom van het bestand met haar ware waarden."),
        .optional(
            "key", .text, \.key, en: "The column of the file with the key of the row; without it the one beside the values.",
            nl: "De kolom van het bestand met de sleutel van de rij; anders de kolom naast de waarden."))
}
