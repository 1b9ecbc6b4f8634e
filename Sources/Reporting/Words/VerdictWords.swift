// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

package enum VerdictWords {
    package static func name(_ verdict: Verdict) -> LocalizedText {
        switch verdict {
        case .concern: LocalizedText(en: "concern", nl: "zorg")
        case .fine: LocalizedText(en: "within the limit", nl: "binnen de grens")
        case .insufficient: LocalizedText(en: "not enough to say", nl: "te weinig om te zeggen")
        case .information: LocalizedText(en: "no limit set", nl: "geen grens gesteld")
        }
    }

    static func symbol(_ verdict: Verdict) -> String {
        switch verdict {
        case .concern: "▲"
        case .fine: "●"
        case .insufficient: "○"
        case .information: "■"
        }
    }

    static func meaning(_ verdict: Verdict) -> LocalizedText {
        switch verdict {
        case .concern:
            LocalizedText(
                en: "The difference is beyond the limit, and chance alone does not explain it, also when all comparisons are counted together.",
                nl: "Het verschil is groter dan de grens, en toeval verklaart het niet, ook niet als we alle vergelijkingen samen tellen.")
        case .fine:
            LocalizedText(
                en: "The data show that the difference lies within the limit.", nl: "De gegevens laten zien dat het verschil binnen de grens blijft.")
        case .insufficient:
            LocalizedText(
                en: "The data fit both a difference within the limit and one beyond it. This is not a pass.",
                nl: "De gegevens passen bij een verschil binnen én buiten de grens. Dit is dus geen voldoende.")
        case .information:
            LocalizedText(en: "Nobody set a limit for this number.", nl: "Niemand heeft voor dit getal een grens gesteld.")
        }
    }
}
