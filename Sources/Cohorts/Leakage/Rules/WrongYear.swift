// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// The income of the year of the index, which is not over yet.
struct WrongYear: LeakageRule {
    let trap = LeakageTrap.wrongYear

    var sentences: [SentenceTemplate] {
        [
            sentence(
                en: "The feature {feature} takes a yearly value of the year of the index, or of a later one: part of it comes afterwards. Take the "
                    + "year before (year: -1).",
                nl: "De eigenschap {feature} neemt een jaarcijfer van het jaar van de peildatum, of van later: een deel komt pas daarna. Neem het "
                    + "jaar ervoor (year: -1)."),
            sentence(
                "name",
                en: "The feature {feature} is named after a year that {count:count} of {total:count} rows had not finished at their index. Take the "
                    + "year before each row's own.",
                nl: "De eigenschap {feature} draagt de naam van een jaar dat voor {count:count} van {total:count} rijen op de peildatum nog niet "
                    + "voorbij was. Neem per rij het jaar ervoor."),
        ]
    }

    func findings(in study: LintedStudy) -> [LeakageFinding] {
        study.features.compactMap { feature in
            let isPregnancy = OutcomeCode().findings(in: LintedStudy(features: [feature], outcomes: [])).isEmpty == false
            guard feature.time == .annual, !isPregnancy, feature.moment == .index || feature.moment.reachesYearOfIndex else { return nil }
            return LeakageFinding(trap, .feature(feature.name), .blocking)
        }
    }

    func findings(in rows: LintedRows, of study: LintedStudy) -> [LeakageFinding] {
        guard let years = rows.years else { return [] }
        let known = years.compactMap { $0 }
        // Of a register it is known what is read, whatever a column is called.
        return study.features.filter { $0.register == nil }.compactMap { feature in
            guard let year = feature.columns.sorted().compactMap(Self.year).max() else { return nil }
            let early = known.count { $0 <= year }
            guard early > 0 else { return nil }
            return LeakageFinding(trap, .feature(feature.name), .warning, "name", count: early, total: known.count)
        }
    }

    /// The year that ends or starts a column's name: `income2016`, `inc_2016`.
    static func year(in column: String) -> Int? {
        let runs = column.split { !("0"..."9").contains($0) }.filter { $0.utf8.count == 4 }
        return runs.compactMap { Int($0) }.filter { (1980...2099).contains($0) }.max()
    }
}
