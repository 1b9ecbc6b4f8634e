// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// Neighbourhoods as drawn after the index date; a rank among people of later years.
struct LaterBoundaries: LeakageRule {
    let trap = LeakageTrap.laterBoundaries

    var sentences: [SentenceTemplate] {
        [
            sentence(
                en: "The feature {feature} uses areas as drawn after the first index date. Take the boundaries of an earlier year.",
                nl: "De eigenschap {feature} gebruikt gebieden zoals ze na de eerste peildatum zijn ingedeeld. Neem de indeling van een "
                    + "eerder jaar."),
            sentence(
                "rank",
                en: "The feature {feature} is a rank among people of all years, also later ones. Rank within the year before the index.",
                nl: "De eigenschap {feature} is een rang tussen mensen van alle jaren, ook latere. Bepaal de rang binnen het jaar vóór de "
                    + "peildatum."),
        ]
    }

    func findings(in study: LintedStudy) -> [LeakageFinding] {
        study.features.compactMap { feature in
            if feature.ranked == .allYears { return LeakageFinding(trap, .feature(feature.name), .warning, "rank") }
            guard let drawn = feature.boundaryYear, let first = study.index.firstDay, drawn > first.components.year else { return nil }
            return LeakageFinding(trap, .feature(feature.name), .warning)
        }
    }
}
