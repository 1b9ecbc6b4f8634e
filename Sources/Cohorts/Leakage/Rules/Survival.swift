// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// Who dies or leaves the country is not seen to have the outcome, which is not the same as not having it.
struct Survival: LeakageRule {
    let trap = LeakageTrap.survival

    var sentences: [SentenceTemplate] {
        [
            sentence(
                en: "The outcome {outcome} follows people over time, and death or emigration does not end the follow-up: who is gone counts as "
                    + "\"no\". Name both under competing or censor.",
                nl: "De uitkomst {outcome} volgt mensen in de tijd, en overlijden of vertrek uit het land stopt dat niet: wie weg is, telt als "
                    + "\"nee\". Noem beide bij competing of censor."),
            sentence(
                "required",
                en: "Only rows with a registration from after the index date are in the cohort: who did not live to be registered is left out.",
                nl: "Alleen rijen met een registratie van na de peildatum zitten in het cohort: wie niet lang genoeg leefde, ontbreekt."),
        ]
    }

    func findings(in study: LintedStudy) -> [LeakageFinding] {
        let outcomes = study.outcomes.filter { ($0.followUpDays ?? 0) > 0 && !$0.endings.isSuperset(of: ["death", "emigration"]) }
        let required = study.requiredEvents.contains { study.index.laterEvents.contains($0) }
        return outcomes.map { LeakageFinding(trap, .outcome($0.name), .warning) }
            + (required ? [LeakageFinding(trap, .study, .warning, "required")] : [])
    }
}
