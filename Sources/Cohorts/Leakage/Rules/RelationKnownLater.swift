// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// The father by the registration of the birth, at conception.
struct RelationKnownLater: LeakageRule {
    let trap = LeakageTrap.relationKnownLater

    var sentences: [SentenceTemplate] {
        [
            sentence(
                en: "The feature {feature} is about somebody who is known only after the index date: it is not available in use. Take the partner "
                    + "in the household at the index date.",
                nl: "De eigenschap {feature} gaat over iemand die pas na de peildatum bekend is: in de praktijk is zij er dan niet. Neem de partner "
                    + "in het huishouden op de peildatum.")
        ]
    }

    func findings(in study: LintedStudy) -> [LeakageFinding] {
        study.features.filter { $0.relative?.knownAt.map { study.index.laterEvents.contains($0) } ?? false }.map {
            LeakageFinding(trap, .feature($0.name), study.isScreening ? .blocking : .warning)
        }
    }
}
