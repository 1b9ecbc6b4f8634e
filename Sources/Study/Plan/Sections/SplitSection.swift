// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Settings

/// `split:` which rows stay closed until `--final`, and in how many folds the others are judged.
struct SplitSection: SettingsSection {
    enum Embargo: String, CaseIterable, Sendable {
        case keep, drop
    }

    var test = TestSection()
    var siblings = SplitParameters.Siblings.dropFromTraining
    var embargo = Embargo.keep
    var folds = 5

    static let declaration = SettingsDeclaration<SplitSection>(
        .optional("test", .section(), \.test, en: "The rows that stay closed.", nl: "De rijen die gesloten blijven."),
        .optional(
            "siblings", .choice(), \.siblings, en: "What happens to training rows whose family has a test row.",
            nl: "Wat er gebeurt met leerrijen van een gezin dat ook een testrij heeft."),
        .optional(
            "embargo",
            .choice().notBuilt {
                $0 == .keep ? nil : LocalizedText(en: "leaving out outcomes known too late", nl: "uitkomsten weglaten die te laat bekend zijn")
            }, \.embargo, en: "What happens to training outcomes known only after the first test row.",
            nl: "Wat er gebeurt met uitkomsten om van te leren die pas na de eerste testrij bekend zijn."),
        .optional(
            "folds", .integer(from: 2, through: 20), \.folds, en: "In how many folds rows are judged.",
            nl: "In hoeveel delen rijen worden beoordeeld."))
}

/// `split.test:` one of a share, areas, or years.
struct TestSection: SettingsSection {
    var share: Double?
    var areas: [String] = []
    var years: [Int] = []
    /// The column of the year.
    var column: String?

    var rows: SplitParameters.Test {
        if !years.isEmpty { return .years(Set(years)) }
        if !areas.isEmpty { return .areas(Set(areas)) }
        return .share(share ?? 0.2)
    }

    static let declaration = SettingsDeclaration<TestSection>(
        keys: [
            .optional(
                "share", .number(above: 0, below: 1), \.share, en: "A share of the rows, at random.", nl: "Een deel van de rijen, willekeurig."),
            .optional("area", .list(.text), \.areas, en: "All rows of these areas.", nl: "Alle rijen van deze gebieden."),
            .optional("index_year", .list(.integer()), \.years, en: "All rows of these years.", nl: "Alle rijen van deze jaren."),
            .optional("column", .text, \.column, en: "The column with the year, or with a date.", nl: "De kolom met het jaar, of met een datum."),
            .notBuilt("rolling", en: "splits that move forward in time", nl: "verdelingen die opschuiven in de tijd"),
        ],
        check: { test, path, context in
            let ways = ["share", "area", "index_year"]
            for extra in ways.filter({ context.isWritten(path[$0]) }).dropFirst() {
                context.error(
                    path[extra], en: "`\(path)` has more than one of `share`, `area` and `index_year`: keep one.",
                    nl: "`\(path)` heeft meer dan één van `share`, `area` en `index_year`: houd er één.")
            }
            if test.column != nil, !context.isWritten(path["index_year"]) {
                context.error(
                    path["column"], en: "`\(path["column"])` belongs to `index_year`, which is not there.",
                    nl: "`\(path["column"])` hoort bij `index_year`, en die is er niet.")
            }
        })
}
