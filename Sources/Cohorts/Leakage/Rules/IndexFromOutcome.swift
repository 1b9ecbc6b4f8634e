// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// Conception is the day of birth less the length of pregnancy, which also makes the outcome.
struct IndexFromOutcome: LeakageRule {
    let trap = LeakageTrap.indexFromOutcome

    var sentences: [SentenceTemplate] {
        [
            sentence(
                en: "The index date is computed from a column that also makes the outcome {outcome}. That is right only where every feature is "
                    + "from before the index date; in use, the index date must be known in another way.",
                nl: "De peildatum volgt uit een kolom die ook de uitkomst {outcome} bepaalt. Dat mag alleen als elke eigenschap van vóór de "
                    + "peildatum is; in de praktijk moet de peildatum op een andere manier bekend zijn.")
        ]
    }

    func findings(in study: LintedStudy) -> [LeakageFinding] {
        study.outcomes.filter { !$0.columns.isDisjoint(with: study.index.columns) }.map { LeakageFinding(trap, .outcome($0.name), .warning) }
    }
}
