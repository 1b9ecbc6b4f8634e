// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Words of the sections about what the data cannot say and what this run did not look at.
enum OpenWords {
    static let title = LocalizedText(en: "What is not enough to say", nl: "Waar te weinig gegevens voor zijn")
    static let lead = LocalizedText(
        en: "Here the data allow no verdict. The last column says what would be needed.",
        nl: "Hier laten de gegevens geen oordeel toe. De laatste kolom zegt wat nodig zou zijn.")
    static let nothing = LocalizedText(en: "Every comparison with a limit got a verdict.", nl: "Elke vergelijking met een grens kreeg een oordeel.")
    static let caption = LocalizedText(en: "Comparisons without a verdict", nl: "Vergelijkingen zonder oordeel")
    static let needed = LocalizedText(en: "What would be needed", nl: "Wat nodig zou zijn")
    static let unprintedCaption = LocalizedText(en: "Numbers that are not printed", nl: "Getallen die niet zijn afgedrukt")
    static let reason = LocalizedText(en: "Reason", nl: "Reden")
    static let measures = LocalizedText(en: "Measures", nl: "Maten")

    /// What an audit beyond the rates of groups asks.
    static func subject(_ key: String) -> LocalizedText {
        switch key {
        case "proxy.joint": LocalizedText(en: "What gives groups away", nl: "Wat groepen verraadt")
        case "label.detection-ratio":
            LocalizedText(en: "Whether the outcome is recorded alike", nl: "Of de uitkomst overal gelijk is vastgelegd")
        case "measurement.ratio":
            LocalizedText(en: "Whether the features are recorded alike", nl: "Of de eigenschappen overal gelijk zijn vastgelegd")
        case "causal.outcome.direct", "causal.outcome.indirect", "causal.outcome.spurious", "causal.outcome.total":
            LocalizedText(en: "Paths to the outcome", nl: "Wegen naar de uitkomst")
        case AlikeBlocks.key:
            LocalizedText(en: "Whether those who are alike are selected alike", nl: "Of wie gelijk is even vaak wordt aangewezen")
        case "flip.mean", "archetype.score": LocalizedText(en: "Recognisable families", nl: "Herkenbare gezinnen")
        case _ where key.hasPrefix("causal."): LocalizedText(en: "Paths to scores and selection", nl: "Wegen naar scores en keuzes")
        case "stigma.areas", "stigma.false-alarms": LocalizedText(en: "Where false alarms fall", nl: "Waar vals alarm terechtkomt")
        default: LocalizedText(en: "Groups that nobody named", nl: "Groepen die niemand had genoemd")
        }
    }

    static func undecided(_ subject: LocalizedText, attribute: String?, _ count: String, of total: String) -> LocalizedText {
        LocalizedText(
            en: "\(subject.en)\(attribute.map { " (\($0))" } ?? ""): not enough for \(count) of \(total).",
            nl: "\(subject.nl)\(attribute.map { " (\($0))" } ?? ""): te weinig gegevens voor \(count) van de \(total).")
    }

    static let besidesTitle = LocalizedText(en: "Beyond the rates of groups", nl: "Buiten de cijfers per groep")

    static func more(_ count: String) -> LocalizedText {
        LocalizedText(en: "And \(count) more, in the evidence file.", nl: "En nog \(count), in het bewijsbestand.")
    }

    static let missingTitle = LocalizedText(en: "What this run did not look at", nl: "Waar deze run niet naar keek")
    static let missingLead = LocalizedText(
        en: "No number in this report answers these questions.", nl: "Geen getal in dit verslag beantwoordt deze vragen.")

    /// A part of a full study: how its evidence begins, and what stays unknown without it.
    struct Absence: Sendable {
        let prefixes: [String]
        let question: LocalizedText
    }

    static let absences: [Absence] = [
        Absence(
            prefixes: ["missing."],
            question: LocalizedText(
                en: "Whether values are missing more often in some groups.", nl: "Of waarden in sommige groepen vaker ontbreken.")),
        Absence(
            prefixes: ["missing.strategy"],
            question: LocalizedText(
                en: "What another treatment of missing values would change in the results.",
                nl: "Wat een andere omgang met ontbrekende waarden aan de resultaten zou veranderen.")),
        Absence(
            prefixes: ["label."],
            question: LocalizedText(
                en: "Whether the recorded outcome means the same in every group: a case that nobody noticed is not in the data.",
                nl: "Of de vastgelegde uitkomst in elke groep hetzelfde betekent: wat niemand opmerkte, staat niet in de gegevens.")),
        Absence(
            prefixes: ["measurement."],
            question: LocalizedText(
                en: "Whether features are measured as well in every group.", nl: "Of kenmerken in elke groep even goed zijn gemeten.")),
        Absence(
            prefixes: ["proxy."],
            question: LocalizedText(
                en: "Whether features together give away a protected attribute.", nl: "Of kenmerken samen een beschermd kenmerk verraden.")),
        Absence(
            prefixes: ["stigma."],
            question: LocalizedText(
                en: "Whether wrong selections pile up in some neighbourhoods.", nl: "Of onterechte aanwijzingen zich ophopen in bepaalde buurten.")),
        Absence(
            prefixes: ["slice."],
            question: LocalizedText(
                en: "Whether the model fails groups that nobody named beforehand.",
                nl: "Of het model groepen tekortdoet die niemand vooraf heeft genoemd.")),
        Absence(
            prefixes: ["flip.", "archetype."],
            question: LocalizedText(
                en: "What the model makes of families that policy makers recognise, and of one change about them: somebody must draw them up.",
                nl: "Wat het model maakt van gezinnen die beleidsmakers herkennen, en van één verandering: iemand moet die opschrijven.")),
        Absence(
            prefixes: ["causal."],
            question: LocalizedText(
                en: "By which paths groups come to differ: that takes a graph of what causes what, which only people can draw.",
                nl: "Langs welke wegen groepen gaan verschillen: daarvoor moeten mensen eerst opschrijven wat waarvan de oorzaak is.")),
        Absence(
            prefixes: ["area."],
            question: LocalizedText(en: "Whether it predicts as well in every area.", nl: "Of het in elk gebied even goed voorspelt.")),
        Absence(
            prefixes: ["fairness."],
            question: LocalizedText(en: "Whether it predicts as well for every group.", nl: "Of het voor elke groep even goed voorspelt.")),
        Absence(
            prefixes: ["mitigation."],
            question: LocalizedText(
                en: "What could be done about the differences, and at what price.", nl: "Wat er aan de verschillen te doen is, en tegen welke prijs.")
        ),
        Absence(
            prefixes: ["leakage.", "wording."],
            question: LocalizedText(
                en: "Whether a feature gives away the outcome, or is worded as a judgement of people.",
                nl: "Of een kenmerk de uitkomst verklapt, of een oordeel over mensen in zich heeft.")),
        Absence(
            prefixes: ["disclosure."],
            question: LocalizedText(
                en: "Whether these tables may leave the secure environment. Treat this report as confidential.",
                nl: "Of deze tabellen de beveiligde omgeving mogen verlaten. Behandel dit verslag als vertrouwelijk.")),
    ]
}
