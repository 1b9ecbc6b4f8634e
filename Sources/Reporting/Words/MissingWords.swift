// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Words of the section about missing values.
enum MissingWords {
    static let title = LocalizedText(en: "Missing values", nl: "Ontbrekende waarden")
    static let lead = LocalizedText(
        en: "What is missing in a register is rarely chance. Where one group misses more, the model knows less about it, and whatever is done about "
            + "missing values weighs on that group.",
        nl: "Wat in een register ontbreekt, ontbreekt zelden door toeval. Ontbreekt er bij een groep meer, dan weet het model minder over die groep. "
            + "Elke keuze over ontbrekende waarden raakt dan vooral haar.")
    /// - Parameter rows: that the model learns from; `nil` where they are simply all rows.
    static func nothing(_ rows: String?) -> LocalizedText {
        guard let rows else {
            return LocalizedText(en: "In these rows no value is missing.", nl: "In deze rijen ontbreekt geen enkele waarde.")
        }
        return LocalizedText(
            en: "In the \(rows) rows that the model learns from, no feature has a missing value.",
            nl: "In de \(rows) rijen waarvan het model leert, ontbreekt van geen enkele eigenschap een waarde.")
    }
    static let structuralOnly = LocalizedText(
        en: "No value is missing. Some questions did not apply to everybody; those gaps are no missing values.",
        nl: "Er ontbreekt geen waarde. Sommige vragen gelden niet voor iedereen; zulke gaten zijn geen ontbrekende waarden.")

    static let ratesTitle = LocalizedText(en: "How often each feature is missing", nl: "Hoe vaak elke eigenschap ontbreekt")
    static let ratesNote = LocalizedText(
        en: "A dot is the share of rows without a value; the line is its 95% interval. Rows to which the question did not apply are left out.",
        nl: "Een stip is het deel van de rijen zonder waarde; de lijn is het 95%-interval. Rijen waarvoor de vraag niet geldt tellen niet mee.")
    static func ratesAlternative(_ count: String, most: String, share: String) -> LocalizedText {
        LocalizedText(
            en: "\(count) features have missing values. Most is missing of \"\(most)\": \(share) of the rows.",
            nl: "Van \(count) eigenschappen ontbreken waarden. Het meest ontbreekt \"\(most)\": bij \(share) van de rijen.")
    }
    static func onlyOne(_ name: String, share: String) -> LocalizedText {
        LocalizedText(
            en: "Only \"\(name)\" has missing values: in \(share) of the rows.",
            nl: "Alleen van \"\(name)\" ontbreken waarden: bij \(share) van de rijen.")
    }

    static let feature = LocalizedText(en: "Feature", nl: "Eigenschap")
    static let share = LocalizedText(en: "Missing", nl: "Ontbreekt")
    static let reasons = LocalizedText(en: "Kinds of gap", nl: "Soorten gaten")
    static let influx = LocalizedText(en: "Influx", nl: "Influx")
    static let outflux = LocalizedText(en: "Outflux", nl: "Outflux")
    static let fluxNote = LocalizedText(
        en:
            "Influx: how much of what is known stands beside its gaps, to impute them from. Outflux: how many gaps of other features it "
            + "stands beside. Both are between 0 and 1.",
        nl: "Influx: hoeveel van wat bekend is naast de gaten van deze eigenschap staat, om ze uit aan te vullen. Outflux: naast hoeveel gaten van "
            + "andere eigenschappen zij staat. Beide liggen tussen 0 en 1.")

    static let gapsTitle = LocalizedText(en: "Who misses what", nl: "Bij wie wat ontbreekt")
    static func judged(_ all: Int, concerns: Int, open: Int, _ numbers: NumberWords) -> LocalizedText {
        let (total, grave, few) = (numbers.count(all), numbers.count(concerns), numbers.count(open))
        return LocalizedText(
            en: "Of \(total) comparisons of how often a value is missing, \(grave) went beyond their limit and \(few) could not be judged.",
            nl:
                "Van \(total) vergelijkingen van hoe vaak een waarde ontbreekt gingen er \(grave) over de grens; over \(few) is geen "
                + "oordeel mogelijk."
        )
    }
    static let gapsCaption = LocalizedText(
        en: "Differences in how often a value is missing, the largest first", nl: "Verschillen in hoe vaak een waarde ontbreekt, de grootste eerst")
    static let everyGap = LocalizedText(en: "Every group and feature", nl: "Elke groep en eigenschap")
    static let inGroup = LocalizedText(en: "In the group", nl: "In de groep")
    static let difference = LocalizedText(en: "Difference (points)", nl: "Verschil (procentpunt)")
    static let alike = LocalizedText(en: "Among rows alike", nl: "Bij gelijke rijen")
    static let standardised = LocalizedText(en: "Standardised", nl: "Gestandaardiseerd")
    static let gapsNote = LocalizedText(
        en:
            "\"Among rows alike\" is the difference that is left among rows alike in the other features. It says where a difference may "
            + "come from; the verdict is about the difference itself, standardised: divided by the spread.",
        nl: "\"Bij gelijke rijen\" is het verschil dat overblijft bij rijen die in de andere eigenschappen gelijk zijn. Het zegt waar een verschil "
            + "vandaan kan komen; het oordeel gaat over het verschil zelf, gestandaardiseerd: gedeeld door de spreiding.")
    static func chartTitle(_ feature: String, attribute: String) -> LocalizedText {
        LocalizedText(en: "\(feature): missing by \(attribute)", nl: "\(feature): ontbreekt, naar \(attribute)")
    }
    static func groupsAlternative(lowest: (String, String), highest: (String, String)) -> LocalizedText {
        LocalizedText(
            en: "It is missing least often in \(lowest.0) (\(lowest.1)) and most often in \(highest.0) (\(highest.1)).",
            nl: "Het ontbreekt het minst bij \(lowest.0) (\(lowest.1)) en het meest bij \(highest.0) (\(highest.1)).")
    }

    static let patternTitle = LocalizedText(
        en: "What the pattern of missing values gives away", nl: "Wat het patroon van ontbrekende waarden verraadt")
    static let patternLead = LocalizedText(
        en: "A model that sees which values are missing may see the group by it, also without the attribute. 50 of 100 pairs is what chance gives.",
        nl:
            "Een model dat ziet welke waarden ontbreken, kan daaraan de groep zien, ook zonder het kenmerk zelf. Door toeval gaat het bij "
            + "50 van de 100 paren goed.")
    static let patternCaption = LocalizedText(
        en: "Pairs in which the pattern alone tells the group", nl: "Paren waarin het patroon alleen de groep aanwijst")
    static let pairs = LocalizedText(en: "Of 100 pairs", nl: "Van 100 paren")

    static let outcomeTitle = LocalizedText(en: "Missing values and the outcome", nl: "Ontbrekende waarden en de uitkomst")
    static let outcomeLead = LocalizedText(
        en:
            "How much more often the outcome happens where the value is missing, in percentage points. Where this differs between groups, "
            + "leaving rows with missing values out moves the groups apart.",
        nl:
            "Hoeveel vaker de uitkomst voorkomt waar de waarde ontbreekt, in procentpunt. Waar dit per groep verschilt, trekt het "
            + "weglaten van rijen met ontbrekende waarden de groepen uit elkaar.")
    static let everybody = LocalizedText(en: "All rows", nl: "Alle rijen")
    static let rows = LocalizedText(en: "Rows without it", nl: "Rijen zonder")

    static let patternsTitle = LocalizedText(en: "Which values are missing together", nl: "Welke waarden samen ontbreken")
    static func patternsCaption(_ shown: String, of all: String) -> LocalizedText {
        LocalizedText(en: "The \(shown) commonest of \(all) combinations", nl: "De \(shown) meest voorkomende van \(all) combinaties")
    }
    static let combination = LocalizedText(en: "Missing together", nl: "Ontbreken samen")
    static let complete = LocalizedText(en: "nothing is missing", nl: "er ontbreekt niets")
    static let ofRows = LocalizedText(en: "Share of rows", nl: "Deel van de rijen")

    /// What the numbers of this section are called where methods are listed.
    static let names: [String: LocalizedText] = [
        "missing.rate": LocalizedText(en: "Missing values", nl: "Ontbrekende waarden"),
        "missing.gap": LocalizedText(en: "Difference in missing values", nl: "Verschil in ontbrekende waarden"),
        "missing.adjusted-gap": LocalizedText(en: "The same among rows alike", nl: "Hetzelfde bij gelijke rijen"),
        "missing.pattern-auc": LocalizedText(en: "Pattern of missing values", nl: "Patroon van ontbrekende waarden"),
        "missing.outcome-gap": LocalizedText(en: "Missing values and the outcome", nl: "Ontbrekende waarden en de uitkomst"),
    ]

    /// A kind of gap; a code that the data declare keeps its own name.
    static func kind(_ name: String) -> LocalizedText {
        switch name {
        case "not-recorded": LocalizedText(en: "not recorded", nl: "niet vastgelegd")
        case "structural": LocalizedText(en: "does not apply", nl: "niet van toepassing")
        case "unlinked": LocalizedText(en: "not linked", nl: "niet gekoppeld")
        case "suppressed": LocalizedText(en: "suppressed", nl: "onderdrukt")
        default: LocalizedText(en: "code \(name)", nl: "code \(name)")
        }
    }
}
