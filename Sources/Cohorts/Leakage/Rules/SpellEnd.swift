// SPDX-License-Identifier: EUPL-1.2

import Evidence
import RegisterData

/// How long a spell lasted, of one that was still running at the index date.
struct SpellEnd: LeakageRule {
    let trap = LeakageTrap.spellEnd

    var sentences: [SentenceTemplate] {
        [
            sentence(
                en: "The feature {feature} reads the end of spells that may still run at the index date. Count to the index date and no further.",
                nl: "De eigenschap {feature} leest het einde van perioden die op de peildatum nog kunnen lopen. Tel tot de peildatum en "
                    + "niet verder."),
            sentence(
                "rows",
                en: "The feature {feature} uses the end of a spell, which lies after the index date in {count:count} of {total:count} rows. "
                    + "Count to "
                    + "the index date and no further.",
                nl: "De eigenschap {feature} gebruikt het einde van een periode, dat in {count:count} van {total:count} rijen na de peildatum ligt. "
                    + "Tel tot de peildatum en niet verder."),
            sentence(
                "name",
                en: "The feature {feature} is computed from a column that looks like the end of a spell. Had it ended at the index date?",
                nl: "De eigenschap {feature} volgt uit een kolom die het einde van een periode lijkt. Was die op de peildatum al voorbij?"),
        ]
    }

    func findings(in study: LintedStudy) -> [LeakageFinding] {
        study.features.compactMap { feature in
            if let end = feature.spellEnd {
                guard feature.columns.contains(end), !feature.isCutAtIndex, !feature.moment.passesIndex else { return nil }
                return LeakageFinding(trap, .feature(feature.name), .blocking)
            }
            guard feature.register == nil, feature.columns.contains(where: Self.isNamedEnd) else { return nil }
            return LeakageFinding(trap, .feature(feature.name), .warning, "name")
        }
    }

    func findings(in rows: LintedRows, of study: LintedStudy) -> [LeakageFinding] {
        guard let index = rows.index else { return [] }
        let pairs = DatePairs(rows, index)
        return study.features.compactMap { feature in
            for column in feature.columns.sorted() where !study.index.columns.contains(column) && pairs.isEnd(column) {
                guard let days = rows.days(of: column) else { continue }
                let both = days.indices.compactMap { row in days[row].flatMap { day in index[row].map { day > $0 } } }
                let later = both.count { $0 }
                if later > 0 { return LeakageFinding(trap, .feature(feature.name), .blocking, "rows", count: later, total: both.count) }
            }
            return nil
        }
    }

    /// `datumeinde`, `einddatum`, `eindsecm`, `end_date`: as registers write it.
    static func isNamedEnd(_ column: String) -> Bool {
        let parts = column.split { !$0.isLetter }
        return parts.contains { ["end", "einde", "eind", "enddate"].contains($0) }
            || ["datumeinde", "einddatum", "eindsecm", "enddate"].contains { column.contains($0) }
    }
}
