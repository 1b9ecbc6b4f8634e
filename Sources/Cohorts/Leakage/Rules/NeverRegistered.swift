// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// Pregnancies that ended before they were registered. No data show them, so it is said.
struct NeverRegistered: LeakageRule {
    let trap = LeakageTrap.neverRegistered

    var sentences: [SentenceTemplate] {
        [
            sentence(
                en: "Rows enter the register by an event after the index date: whoever never reached it, such as a pregnancy lost before 24 weeks, "
                    + "is absent, and no feature shows it.",
                nl: "Rijen komen in het register door een gebeurtenis na de peildatum: wie die niet haalde, zoals een zwangerschap die vóór "
                    + "24 weken "
                    + "eindigde, ontbreekt, en geen eigenschap laat dat zien.")
        ]
    }

    func findings(in study: LintedStudy) -> [LeakageFinding] {
        (study.index.longestWaitDays ?? 0) > 0 ? [LeakageFinding(trap, .study, .note)] : []
    }
}
