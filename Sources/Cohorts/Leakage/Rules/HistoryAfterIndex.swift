// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// A history of youth care that also counts care after the index date.
struct HistoryAfterIndex: LeakageRule {
    let trap = LeakageTrap.historyAfterIndex

    var sentences: [SentenceTemplate] {
        [
            sentence(
                en: "The feature {feature} counts records from after the index date. End its window at the index date: day -365 to 0.",
                nl: "De eigenschap {feature} telt gegevens van na de peildatum mee. Laat de periode eindigen op de peildatum: dag -365 tot 0.")
        ]
    }

    func findings(in study: LintedStudy) -> [LeakageFinding] {
        study.features.filter { [.spell, .event].contains($0.time) && $0.moment.passesIndex }.filter { feature in
            // The outcome's own records are a trap of their own.
            !study.outcomes.contains { $0.register == feature.register && !$0.columns.isDisjoint(with: feature.columns) }
        }.map { LeakageFinding(trap, .feature($0.name), .blocking) }
    }
}
