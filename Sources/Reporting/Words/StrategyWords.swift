// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Words for treatments of missing values, side by side.
enum StrategyWords {
    static let title = LocalizedText(en: "If missing values were treated otherwise", nl: "Als we anders met ontbrekende waarden omgaan")
    static let lead = LocalizedText(
        en: "The chosen model is learned and judged again under each treatment, on the rows to learn from, each row by a model that did not see it. "
            + "Treatments that leave rows out judge other rows: their log-loss and Brier score are of those rows.",
        nl: "Het gekozen model is bij elke aanpak opnieuw gemaakt en getoetst, op de rijen om van te leren, elke rij door een model dat haar niet "
            + "zag. Wie rijen weglaat, toetst op andere rijen: log-loss en Brier-score gaan dan over die rijen.")
    static let groupsLead = LocalizedText(
        en: "The audit is also made with groups drawn for people of whom none is recorded, several times, from everything else that is known. "
            + "That says something about gaps between groups, never about a person.",
        nl: "De toets is ook gedaan met getrokken groepen voor mensen van wie geen groep is vastgelegd: meerdere keren, uit al het andere dat bekend "
            + "is. Dat zegt iets over verschillen tussen groepen, nooit over een persoon.")
    static let strategy = LocalizedText(en: "Treatment", nl: "Aanpak")
    static let rows = LocalizedText(en: "Rows judged", nl: "Rijen in de toets")
    static let information = LocalizedText(en: "Information lost (AUC)", nl: "Verloren informatie (AUC)")
    static let flips = LocalizedText(en: "Other verdicts", nl: "Andere oordelen")
    static let flipsCaption = LocalizedText(
        en: "Verdicts that hang on the treatment of missing values", nl: "Oordelen die afhangen van de aanpak van ontbrekende waarden")
    static let everyFlip = LocalizedText(en: "Every verdict that would be another", nl: "Elk oordeel dat anders zou zijn")
    static let study = LocalizedText(en: "In this study", nl: "In deze studie")
    static let otherwise = LocalizedText(en: "Otherwise", nl: "Anders")
    static let noFlip = LocalizedText(
        en: "No verdict about a group would be another one under these treatments.",
        nl: "Geen enkel oordeel over een groep zou bij deze aanpak anders zijn.")
    static let numbersCaption = LocalizedText(en: "The model under each treatment", nl: "Het model bij elke aanpak")

    static func name(_ strategy: String) -> LocalizedText {
        switch strategy {
        case "native": LocalizedText(en: "a bin for what is missing", nl: "een klasse voor wat ontbreekt")
        case "complete-case": LocalizedText(en: "complete cases only", nl: "alleen volledige rijen")
        case "weighting": LocalizedText(en: "complete cases, weighted", nl: "volledige rijen, gewogen")
        case "chained-equations": LocalizedText(en: "imputed by chained equations", nl: "aangevuld met ketenvergelijkingen")
        case "chained-equations-indicators":
            LocalizedText(en: "imputed, and told what was missing", nl: "aangevuld, en het model hoort wat ontbrak")
        case "submodels": LocalizedText(en: "a model for each pattern of gaps", nl: "een model voor elk patroon van gaten")
        case "imputed-groups": LocalizedText(en: "groups that are not recorded, imputed", nl: "niet vastgelegde groepen aangevuld")
        default: LocalizedText(strategy)
        }
    }

    static let own = LocalizedText(en: "this study", nl: "deze studie")

    static func flip(_ strategy: String, metric: LocalizedText, group: String, from: LocalizedText, to: LocalizedText) -> LocalizedText {
        let name = name(strategy)
        return LocalizedText(
            en: "With “\(name.en)”, the verdict about \(group), “\(metric.en)”, would be “\(to.en)” instead of “\(from.en)”.",
            nl: "Bij “\(name.nl)” zou het oordeel over \(group), “\(metric.nl)”, “\(to.nl)” zijn in plaats van “\(from.nl)”.")
    }

    static func weights(_ largest: String, trimmed: String) -> LocalizedText {
        LocalizedText(
            en: "Weighted rows: the rows kept stand for those left out, by how likely such a row is to be complete, given the outcome and what is "
                + "always recorded. The largest weight is \(largest); \(trimmed) weights were cut off.",
            nl: "Gewogen rijen: de rijen die blijven staan ook voor de andere, naar hoe waarschijnlijk zo'n rij volledig is, gegeven de uitkomst en "
                + "wat altijd bekend is. Het grootste gewicht is \(largest); \(trimmed) gewichten zijn afgekapt.")
    }
    static func drawn(_ count: String) -> LocalizedText {
        LocalizedText(
            en: "Imputed by chained equations: gaps in the rows learned from were drawn \(count) times, without the outcome; a row that is judged "
                + "has the mean risk over what its gaps could hold, by what was learned on other rows.",
            nl: "Aangevuld met ketenvergelijkingen: gaten in de rijen om van te leren zijn \(count) keer getrokken, zonder de uitkomst. Een rij die "
                + "wordt getoetst, heeft het gemiddelde risico over wat er in de gaten had kunnen staan, volgens wat van andere rijen is geleerd.")
    }
    static func submodels(_ count: String) -> LocalizedText {
        LocalizedText(
            en: "A model for each pattern of gaps: at most \(count) models, each of the features that such rows have, learned from all rows that "
                + "have them and set right for the pattern's own rows. Nothing is filled in.",
            nl: "Een model voor elk patroon van gaten: hoogstens \(count) modellen, elk met de eigenschappen die zulke rijen hebben, geleerd van "
                + "alle rijen die ze hebben en bijgesteld voor de rijen met dat patroon. Er wordt niets ingevuld.")
    }
    static let differencesCaption = LocalizedText(
        en: "On the rows that both judge: the difference with this study", nl: "Op de rijen die beide toetsen: het verschil met deze studie")
    static let differencesNote = LocalizedText(
        en: "Intervals of 95% from resamples of families that both share. A difference whose interval holds 0 may be chance.",
        nl: "Intervallen van 95% uit opnieuw getrokken gezinnen, voor beide dezelfde. Een verschil met 0 in het interval kan toeval zijn.")
    static let gapsCaption = LocalizedText(
        en: "Gaps between groups that another treatment would change by more than chance",
        nl: "Verschillen tussen groepen die bij een andere aanpak meer veranderen dan door toeval")
    static let change = LocalizedText(en: "Change of the gap", nl: "Verandering van het verschil")
    static let noChange = LocalizedText(
        en: "No gap between groups would change by more than chance.",
        nl: "Geen enkel verschil tussen groepen zou meer veranderen dan door toeval.")
    static func imputed(_ count: String, isFew: Bool) -> LocalizedText {
        let few =
            isFew
            ? LocalizedText(
                en: " With fewer than 20, the share of information lost is itself a rough guess: do not compare it between groups.",
                nl: " Bij minder dan 20 is het deel verloren informatie zelf een ruwe schatting: vergelijk het niet tussen groepen.")
            : LocalizedText("")
        return LocalizedText(
            en: "The study's own rows: gaps were drawn \(count) times; intervals hold what the gaps make uncertain.\(few.en)",
            nl: "De eigen rijen van de studie: gaten zijn \(count) keer getrokken; in de intervallen zit ook de onzekerheid door de gaten.\(few.nl)")
    }
    static func kept(_ features: String) -> LocalizedText {
        LocalizedText(
            en: "About the gaps of \(features) too little could be learned in some part of the rows; there they kept a bin of their own, or the "
                + "feature was left out.",
            nl: "Over de gaten van \(features) viel in een deel van de rijen te weinig te leren. Daar hielden ze een eigen klasse, of deed de "
                + "eigenschap niet mee.")
    }
}
