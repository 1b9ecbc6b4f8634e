// SPDX-License-Identifier: EUPL-1.2

import Evidence
import RegisterData

/// A birth weight at conception: the value comes into being after the index date.
struct KnownAfterwards: LeakageRule {
    let trap = LeakageTrap.knownAfterwards
    /// Days after the index in so few rows are mistakes of typing.
    private static let share = 0.001

    var sentences: [SentenceTemplate] {
        [
            sentence(
                en: "The feature {feature} comes into being only after the moment of prediction. Leave it out, or move the index date.",
                nl: "De eigenschap {feature} ontstaat pas na het moment van voorspellen. Laat haar weg, of kies een latere peildatum."),
            sentence(
                "outcome-day",
                en: "The feature {feature} is computed from the day on which the outcome is known. Leave it out.",
                nl: "De eigenschap {feature} volgt uit de dag waarop de uitkomst bekend is. Laat haar weg."),
            sentence(
                "days",
                en: "The feature {feature} uses a date that lies after the index date in {count:count} of {total:count} rows. Count only what had "
                    + "happened by then.",
                nl: "De eigenschap {feature} gebruikt een datum die in {count:count} van {total:count} rijen na de peildatum ligt. Tel alleen mee "
                    + "wat toen al was gebeurd."),
        ]
    }

    func findings(in study: LintedStudy) -> [LeakageFinding] {
        study.features.compactMap { feature in
            if let event = feature.knownAt, study.index.laterEvents.contains(event) {
                return LeakageFinding(trap, .feature(feature.name), .blocking)
            }
            let days = Set(study.outcomes.compactMap(\.knownAtColumn)).subtracting(study.index.columns)
            return feature.columns.isDisjoint(with: days) ? nil : LeakageFinding(trap, .feature(feature.name), .blocking, "outcome-day")
        }
    }

    func findings(in rows: LintedRows, of study: LintedStudy) -> [LeakageFinding] {
        guard let index = rows.index else { return [] }
        return study.features.compactMap { feature in
            for column in feature.columns.sorted() where !study.index.columns.contains(column) {
                guard let days = rows.days(of: column), !DatePairs(rows, index).isEnd(column) else { continue }
                let both = days.indices.compactMap { row in days[row].flatMap { day in index[row].map { (day, $0) } } }
                let later = both.count { $0.0 > $0.1 }
                guard Double(later) > Self.share * Double(both.count) else { continue }
                return LeakageFinding(trap, .feature(feature.name), .blocking, "days", count: later, total: both.count)
            }
            return nil
        }
    }
}
