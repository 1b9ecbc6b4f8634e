// SPDX-License-Identifier: EUPL-1.2

import Basics
import Settings

/// `performance:` what is asked of a model's performance beyond the usual measures.
struct PerformanceSection: SettingsSection {
    enum Unit: String, CaseIterable, Sendable {
        case year
    }

    /// The column of the year, of one table.
    var year: String?
    var across: [Unit] = []

    static let declaration = SettingsDeclaration<PerformanceSection>(
        .optional(
            "year", .text, \.year, en: "The column with the year, or with a date; a study from registers has its index date.",
            nl: "De kolom met het jaar, of met een datum; een studie uit registers heeft de indexdatum."),
        .optional(
            "across", .list(.choice()), \.across,
            en: "year: each year is judged by a fit of the years before it (a rolling split does so already).",
            nl: "year: elk jaar wordt beoordeeld met een model van de jaren ervoor (een oplopende verdeling doet dat al)."))
}
