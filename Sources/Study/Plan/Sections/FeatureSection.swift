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
    var sensitivity: Sensitivity?
    var isModifiable: Bool?
    var cut: [Double] = []
    var shape: ShapeSection?

    /// The column of the table, or a derived one.
    var source: String { column ?? name }

    static let declaration = SettingsDeclaration<FeatureSection>(
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
            "sensitivity", .choice(), \.sensitivity, en: "What the law says of it: personal, special-category or criminal.",
            nl: "Wat de wet ervan zegt: personal, special-category of criminal."),
        .optional("modifiable", .flag, \.isModifiable, en: "Whether help or policy could change it.", nl: "Of hulp of beleid haar kan veranderen."),
        .optional("cut", .ascendingCuts, \.cut, en: "Cuts that the model keeps.", nl: "Grenzen die het model aanhoudt."),
        .optional(
            "shape", .section(), \.shape, en: "The form that its effect is held to.", nl: "De vorm waaraan haar effect moet voldoen."),
        .notBuilt("of", en: "features of others than the row's own person", nl: "eigenschappen van anderen dan de persoon van de rij"),
        .notBuilt("from", en: "features from a register of their own", nl: "eigenschappen uit een eigen register"),
        .notBuilt("value", en: "features computed from a register (use `derive`)", nl: "eigenschappen berekend uit een register (gebruik `derive`)"),
        .notBuilt("at", en: "features as of a day", nl: "eigenschappen op een bepaalde dag"),
        .notBuilt("take", en: "summing up records of a register", nl: "records van een register samenvatten"),
        .notBuilt("over", en: "features over a window of time", nl: "eigenschappen over een periode"),
        .notBuilt("where", en: "features from some records of a register", nl: "eigenschappen uit een deel van een register"),
        .notBuilt("file", en: "features from a file of their own", nl: "eigenschappen uit een eigen bestand"),
        .notBuilt("key", en: "features joined from a file of their own", nl: "eigenschappen die uit een eigen bestand worden gekoppeld"))
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
