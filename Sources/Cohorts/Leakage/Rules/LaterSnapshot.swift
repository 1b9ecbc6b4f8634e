// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// The parents, the address or the household of a later year.
struct LaterSnapshot: LeakageRule {
    let trap = LeakageTrap.laterSnapshot

    var sentences: [SentenceTemplate] {
        [
            sentence(
                en: "The feature {feature} takes how things stood after the index date. Take the last snapshot before it.",
                nl: "De eigenschap {feature} neemt de stand van na de peildatum. Neem de laatste stand ervoor."),
            sentence(
                "relative",
                en: "The feature {feature} is about a person, household or dwelling as linked after the index date. Take the link of the "
                    + "index date.",
                nl: "De eigenschap {feature} gaat over een persoon, huishouden of woning zoals die na de peildatum erbij hoorde. Neem de koppeling "
                    + "van de peildatum."),
        ]
    }

    func findings(in study: LintedStudy) -> [LeakageFinding] {
        study.features.compactMap { feature in
            if feature.time == .snapshot, feature.moment.passesIndex { return LeakageFinding(trap, .feature(feature.name), .blocking) }
            guard let moment = feature.relative?.moment, moment.passesIndex else { return nil }
            return LeakageFinding(trap, .feature(feature.name), .blocking, "relative")
        }
    }
}
