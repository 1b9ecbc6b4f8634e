// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// A feature that alone predicts too well to be honest.
struct TellTaleFeature: LeakageRule {
    let trap = LeakageTrap.tellTale

    var sentences: [SentenceTemplate] {
        [
            sentence(
                en:
                    "The feature {feature} alone predicts {outcome} almost perfectly (AUC of at least 0.99). Is it known only afterwards? "
                    + "Leave it out.",
                nl: "De eigenschap {feature} voorspelt alleen al {outcome} bijna volmaakt (AUC minstens 0,99). Is zij pas achteraf bekend? "
                    + "Laat haar "
                    + "weg.")
        ]
    }

    func findings(in rows: LintedRows, of study: LintedStudy) throws -> [LeakageFinding] {
        try rows.outcomes.flatMap { outcome in
            try TellTale.features(of: rows.features, outcome: outcome.values, known: outcome.known).map {
                LeakageFinding(trap, .feature($0), .blocking, outcome: outcome.name)
            }
        }
    }
}
