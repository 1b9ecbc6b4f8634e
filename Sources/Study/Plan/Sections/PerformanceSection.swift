// SPDX-License-Identifier: EUPL-1.2

import Basics
import Settings

/// `performance:` what is asked of a model's performance beyond the usual measures.
struct PerformanceSection: SettingsSection {
    enum Unit: String, CaseIterable, Sendable {
        case area, year
    }

    /// The column of the year, of one table.
    var year: String?
    var across: [Unit] = []
    var resamples = 0
    var capacities: [Double] = []
    var transport: TransportSection?

    static let declaration = SettingsDeclaration<PerformanceSection>(
        .optional(
            "year", .text, \.year, en: "The column with the year, or with a date; a study from registers has its index date.",
            nl: "De kolom met het jaar, of met een datum; een studie uit registers heeft de indexdatum."),
        .optional(
            "across", .list(.choice()), \.across,
            en: "area: each area is judged by a fit without it; year: each year by a fit of the years before it.",
            nl: "area: elk gebied wordt beoordeeld met een model zonder dat gebied; year: elk jaar met een model van de jaren ervoor."),
        .optional(
            "resamples", .integer(from: 0, through: 10_000), \.resamples,
            en: "How many times the model is made anew from resampled families, for optimism and stability: 200 is usual; 0, unless given, is none.",
            nl: "Hoe vaak het model opnieuw wordt gemaakt uit opnieuw getrokken gezinnen: 200 is gebruikelijk; 0, tenzij gegeven, is niet."),
        .optional(
            "capacities", .list(.number(above: 0)), \.capacities,
            en: "At which capacities the report says how many are found and missed; .01 to .2 unless given.",
            nl: "Bij welke capaciteiten het rapport zegt hoeveel er worden gevonden en gemist; 0,01 tot 0,2 tenzij gegeven."),
        .optional(
            "transport", .section(), \.transport,
            en: "Another year or place: what a model without its rows does there, why, and which update suffices.",
            nl: "Een ander jaar of andere plaats: wat een model zonder die rijen daar doet, waarom, en welke wijziging volstaat."))
}
