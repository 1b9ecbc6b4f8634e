// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Settings

/// An entry of `features:` what is known of a predictor beside its column.
struct FeatureSection: SettingsSection {
    var name = ""
    var column: String?
    var type: CohortDeclaration.Feature.Kind?
    var unit: String?
    var label: LocalizedText?
    /// Words for codes that the file itself does not label.
    var levels: [Named<LocalizedText>] = []
    var why: String?
    /// Where its values come from, in words.
    var origin: String?
    /// Where somebody can see it and have it corrected.
    var contest: String?
    var sensitivity: Sensitivity?
    var isModifiable: Bool?
    var cut: [Double] = []
    var shape: ShapeSection?
    /// Whether it stays where there are more features than a model has room for.
    var isKept = false
    var reading = ReadingSection()

    /// The column of the table, or a derived one.
    var source: String { column ?? name }

    static let declaration = SettingsDeclaration<FeatureSection>(
        keys: [
            .required("name", .text, \.name, en: "The feature's name.", nl: "De naam van de eigenschap."),
            .optional("column", .text, \.column, en: "Its column; the name is the default.", nl: "De kolom; standaard de naam."),
            .optional(
                "type", .choice(), \.type, en: "number or nominal; the default is what the column holds.",
                nl: "number of nominal; standaard wat de kolom bevat."),
            .optional("unit", .text, \.unit, en: "The unit, such as year.", nl: "De eenheid, zoals year."),
            .optional("label", .words, \.label, en: "The feature in words.", nl: "De eigenschap in woorden."),
            .optional(
                "levels", .map(of: .words, en: "codes, each with its words", nl: "codes, elk met woorden"), \.levels,
                en: "Its codes in words.", nl: "De codes in woorden."),
            .optional("why", .remark, \.why, en: "Why it may predict.", nl: "Waarom zij mag voorspellen."),
            .optional("source", .remark, \.origin, en: "Where its values come from.", nl: "Waar de waarden vandaan komen."),
            .optional(
                "contest", .remark, \.contest, en: "Where a person can see it and have it corrected.",
                nl: "Waar iemand het kan inzien en laten verbeteren."),
            .optional(
                "sensitivity", .choice(), \.sensitivity, en: "What the law says of it: personal, special-category or criminal.",
                nl: "Wat de wet ervan zegt: personal, special-category of criminal."),
            .optional(
                "modifiable", .flag, \.isModifiable, en: "Whether help or policy could change it.", nl: "Of hulp of beleid haar kan veranderen."),
            .optional("cut", .ascendingCuts, \.cut, en: "Cuts that the model keeps.", nl: "Grenzen die het model aanhoudt."),
            .optional(
                "shape", .section(), \.shape, en: "The form that its effect is held to.", nl: "De vorm waaraan haar effect moet voldoen."),
            .optional(
                "keep", .flag, \.isKept, en: "Whether it stays in the model where there are too many features.",
                nl: "Of zij in het model blijft als er te veel eigenschappen zijn."),
        ] + readingKeys,
        check: { feature, path, context in feature.reading.check(path, &context) })

    private static let readingKeys: [SettingKey<FeatureSection>] = [
        .optional(
            "of", .text, \.reading.of, en: "Whose it is: the unit, a relation of the catalogue, or area.",
            nl: "Van wie: de eenheid, een relatie uit de catalogus, of area."),
        .optional("from", .text, \.reading.from, en: "The register that it is from.", nl: "Het register waar zij uit komt."),
        .optional(
            "value", .formula, \.reading.value, en: "What is read: a formula over columns.", nl: "Wat wordt gelezen: een formule over kolommen."),
        .optional("at", .asOf, \.reading.at, en: "As of when: index, published, or {year: -1}.", nl: "Per wanneer: index, published, of {year: -1}."),
        .optional("take", .choice(), \.reading.take, en: "What becomes of several records.", nl: "Wat er met meer records gebeurt."),
        .optional("over", .window, \.reading.over, en: "The window, such as {days: [-365, -1]}.", nl: "De periode, zoals {days: [-365, -1]}."),
        .optional("where", .formula, \.reading.condition, en: "Which records count.", nl: "Welke records tellen."),
        .optional(
            "rank", .choice(), \.reading.rank, en: "percentile: the place among all of that year.",
            nl: "percentile: de plaats onder allen van dat jaar."),
        .optional("file", .path, \.reading.file, en: "A file of figures by area.", nl: "Een bestand met cijfers per gebied."),
        .optional("key", .section(), \.reading.key, en: "How a row finds its figures.", nl: "Hoe een rij haar cijfers vindt."),
    ]
}

extension SettingType where Value == [Double] {
    /// Cut points, each above the one before.
    static var ascendingCuts: SettingType {
        .list(.number()).checked { cuts in
            guard cuts.isEmpty || zip(cuts, cuts.dropFirst()).contains(where: { $0 >= $1 }) else { return nil }
            return LocalizedText(en: "numbers, each above the one before", nl: "getallen, elk hoger dan het vorige")
        }
    }
}
