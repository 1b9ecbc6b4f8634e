// SPDX-License-Identifier: EUPL-1.2

import Settings

/// `fairness.areas:` numbers by area.
struct PopulationSection: SettingsSection {
    var crosswalk: String?
    var minimum = 10

    static let declaration = SettingsDeclaration<PopulationSection>(
        .optional(
            "crosswalk", .path, \.crosswalk, en: "A table that says in which larger areas each area lies.",
            nl: "Een tabel die zegt in welke grotere gebieden elk gebied ligt."),
        .optional(
            "minimum", .integer(from: 1), \.minimum,
            en: "Fewest rows with, and without, the outcome of an area or group that is printed; 10 unless given.",
            nl: "Minste rijen met, en zonder, de uitkomst van een gebied of groep die wordt getoond; anders 10."))
}
