// SPDX-License-Identifier: EUPL-1.2

import Basics
import Metrics

/// How people say a metric: of one group, of two that differ, and as a thing that differs.
///
/// Labels of outcomes come in any form ("born before 37 weeks", "low birth weight"), so they stand between quotation marks.
struct MetricPhrase {
    /// A whole sentence about one group.
    let rate: LocalizedText
    /// The group has more, or less, than its reference: `{compareTo}`. Without a full stop.
    let more: LocalizedText
    let less: LocalizedText
    /// What may differ: "how many with the outcome are missed".
    let topic: LocalizedText

    /// A text in English and in Dutch.
    private typealias Pair = (String, String)

    /// - Parameter compared: with `#` where one of the words stands.
    private init(rate: Pair, compared: Pair, words: (more: Pair, less: Pair), topic: Pair) {
        self.rate = LocalizedText(en: rate.0, nl: rate.1)
        func filled(_ word: Pair) -> LocalizedText {
            LocalizedText(en: compared.0.replacing("#", with: word.0), nl: compared.1.replacing("#", with: word.1))
        }
        (more, less) = (filled(words.more), filled(words.less))
        self.topic = LocalizedText(en: topic.0, nl: topic.1)
    }

    private static let number = (more: ("more", "meer"), less: ("fewer", "minder"))
    private static let often = (more: ("more", "vaker"), less: ("less", "minder vaak"))
    private static let well = (more: ("better", "beter"), less: ("worse", "slechter"))
    private static let range = ("{value:per100} ({low:per100} to {high:per100})", "{value:per100} ({low:per100} tot {high:per100})")

    init(_ metric: AuditMetric) {
        switch metric {
        case .rate(let rate): self.init(rate)
        case .areaUnderCurve:
            self.init(
                rate: (
                    "Of 100 pairs in group {group}, one with and one without the outcome “{outcome}”, the model ranks \(Self.range.0) rightly.",
                    """
                    Van 100 paren in de groep {group}, steeds één met en één zonder de uitkomst “{outcome}”, zet het model er \(Self.range.1) in de \
                    goede volgorde.
                    """
                ),
                compared: (
                    "The model ranks cases with and without the outcome “{outcome}” # in group {group} than in {compareTo}",
                    "Het model zet gevallen met en zonder de uitkomst “{outcome}” in de groep {group} # op volgorde dan bij {compareTo}"
                ), words: Self.well,
                topic: (
                    "how well cases with and without the outcome “{outcome}” are ranked",
                    "hoe goed gevallen met en zonder de uitkomst “{outcome}” op volgorde staan"
                ))
        case .observedExpected:
            self.init(
                rate: (
                    "In group {group}, for every 100 cases of “{outcome}” that the model expects, \(Self.range.0) happen.",
                    "In de groep {group} komen er op elke 100 gevallen van “{outcome}” die het model verwacht \(Self.range.1) voor."
                ),
                compared: (
                    "Measured by what the model expects, the outcome “{outcome}” is # frequent in group {group} than in {compareTo}",
                    "Gemeten aan wat het model verwacht komt de uitkomst “{outcome}” in de groep {group} # voor dan bij {compareTo}"
                ), words: Self.often,
                topic: (
                    "how often the outcome “{outcome}” happens, measured by what the model expects",
                    "hoe vaak de uitkomst “{outcome}” voorkomt, gemeten aan wat het model verwacht"
                ))
        }
    }
}

extension MetricPhrase {
    private init(_ rate: ConfusionRate) {
        let (en, nl) = (Self.range.0, Self.range.1)
        switch rate {
        case .prevalence:
            self.init(
                rate: (
                    "Of 100 in group {group}, \(en) have the outcome “{outcome}”.",
                    "Van de 100 in de groep {group} hebben er \(nl) de uitkomst “{outcome}”."
                ),
                compared: (
                    "The outcome “{outcome}” is # frequent in group {group} than in {compareTo}",
                    "De uitkomst “{outcome}” komt in de groep {group} # voor dan bij {compareTo}"
                ), words: Self.often, topic: ("how often the outcome “{outcome}” happens", "hoe vaak de uitkomst “{outcome}” voorkomt"))
        case .selectionRate:
            self.init(
                rate: ("Of 100 in group {group}, \(en) are selected.", "Van de 100 in de groep {group} worden er \(nl) aangewezen."),
                compared: (
                    "The model selects # in group {group} than in {compareTo}",
                    "In de groep {group} wijst het model er # aan dan bij {compareTo}"
                ), words: Self.number, topic: ("how many are selected", "hoeveel er worden aangewezen"))
        case .truePositiveRate: self.init(ofOutcome: "met", "with", verb: "finds", passive: ("found", "gevonden"))
        case .falseNegativeRate: self.init(ofOutcome: "met", "with", verb: "misses", passive: ("missed", "gemist"))
        case .falsePositiveRate: self.init(ofOutcome: "zonder", "without", verb: "selects", passive: ("selected all the same", "toch aangewezen"))
        case .trueNegativeRate:
            self.init(ofOutcome: "zonder", "without", verb: "rightly passes over", passive: ("rightly not selected", "terecht niet aangewezen"))
        case .positivePredictiveValue: self.init(ofSelected: ("selected", "aangewezenen"), has: ("have", "met"))
        case .falseDiscoveryRate: self.init(ofSelected: ("selected", "aangewezenen"), has: ("do not have", "zonder"))
        case .negativePredictiveValue: self.init(ofSelected: ("not selected", "niet-aangewezenen"), has: ("do not have", "zonder"))
        case .falseOmissionRate: self.init(ofSelected: ("not selected", "niet-aangewezenen"), has: ("have", "met"))
        case .accuracy:
            self.init(
                rate: (
                    "Of 100 in group {group}, the model is right about \(en).",
                    "Van de 100 in de groep {group} heeft het model het bij \(nl) goed."
                ),
                compared: (
                    "The model is right about # in group {group} than in {compareTo}",
                    "In de groep {group} heeft het model het bij # goed dan bij {compareTo}"
                ), words: Self.number, topic: ("how often the model is right", "hoe vaak het model het goed heeft"))
        }
    }

    /// Rates among those with, or without, the outcome.
    private init(ofOutcome nl: String, _ en: String, verb: String, passive: (String, String)) {
        self.init(
            rate: (
                "Of 100 \(en) the outcome “{outcome}” in group {group}, the model \(verb) \(Self.range.0).",
                "Van de 100 \(nl) de uitkomst “{outcome}” in de groep {group} worden er \(Self.range.1) \(passive.1)."
            ),
            compared: (
                "Of those \(en) the outcome “{outcome}”, the model \(verb) # in group {group} than in {compareTo}",
                "Van degenen \(nl) de uitkomst “{outcome}” worden er in de groep {group} # \(passive.1) dan bij {compareTo}"
            ), words: Self.number,
            topic: ("how many \(en) the outcome “{outcome}” are \(passive.0)", "hoeveel er \(nl) de uitkomst “{outcome}” worden \(passive.1)"))
    }

    /// Shares of those selected, or not selected.
    private init(ofSelected who: (String, String), has: (String, String)) {
        self.init(
            rate: (
                "Of 100 \(who.0) in group {group}, \(Self.range.0) \(has.0) the outcome “{outcome}”.",
                "Van de 100 \(who.1) in de groep {group} zijn er \(Self.range.1) \(has.1) de uitkomst “{outcome}”."
            ),
            compared: (
                "Of those \(who.0), # \(has.0) the outcome “{outcome}” in group {group} than in {compareTo}",
                "Van de \(who.1) in de groep {group} zijn er # \(has.1) de uitkomst “{outcome}” dan bij {compareTo}"
            ), words: Self.number,
            topic: (
                "how many of those \(who.0) \(has.0) the outcome “{outcome}”",
                "hoeveel van de \(who.1) \(has.1) de uitkomst “{outcome}” zijn"
            ))
    }
}
