// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Words of the report of an imputation.
enum ImputationWords {
    static let title = LocalizedText(en: "What was filled in", nl: "Wat is aangevuld")
    static func lead(columns: String, cells: String, imputations: String, iterations: String) -> LocalizedText {
        LocalizedText(
            en:
                "\(cells) missing cells in \(columns) columns were drawn \(imputations) times, by chained equations of \(iterations) "
                + "iterations. The tables differ as much as we do not know the values: analyse each by itself and pool the results.",
            nl:
                "\(cells) ontbrekende cellen in \(columns) kolommen zijn \(imputations) keer getrokken, met chained equations van "
                + "\(iterations) rondes. De tabellen verschillen zoveel als wij de waarden niet kennen: analyseer elke tabel "
                + "apart en voeg de uitkomsten samen."
        )
    }
    static let nothing = LocalizedText(
        en: "No cell had to be filled in: the tables are the data as they were.",
        nl: "Er hoefde geen cel te worden aangevuld: de tabellen zijn de gegevens zoals ze waren.")
    static let caution = LocalizedText(
        en: "Drawn values are right on average only if what is missing hangs on what is observed, not on the missing value itself. No table "
            + "can show whether that is so.",
        nl: "De getrokken waarden kloppen gemiddeld alleen als het ontbreken afhangt van wat is waargenomen, en niet van de ontbrekende waarde "
            + "zelf. Geen tabel kan laten zien of dat zo is.")
    static let column = LocalizedText(en: "Column", nl: "Kolom")
    static let cells = LocalizedText(en: "Cells", nl: "Cellen")
    static let share = LocalizedText(en: "Of the rows", nl: "Van de rijen")
    static let method = LocalizedText(en: "Method", nl: "Methode")
    static let predictors = LocalizedText(en: "From", nl: "Uit")
    static let columnsCaption = LocalizedText(en: "How each column was drawn", nl: "Hoe elke kolom is getrokken")
    static func others(_ count: String) -> LocalizedText { LocalizedText(en: "\(count) columns", nl: "\(count) kolommen") }
    static func absent(_ list: String) -> LocalizedText {
        LocalizedText(en: "These columns played no part: \(list).", nl: "Deze kolommen deden niet mee: \(list).")
    }
    static func ridged(_ list: String) -> LocalizedText {
        LocalizedText(
            en: "Of the predictors of \(list) some are copies of each other, so a small ridge was added.",
            nl: "Onder de voorspellers van \(list) zijn sommige kopieën van elkaar; daarom is een kleine ridge toegevoegd.")
    }

    static let convergenceTitle = LocalizedText(en: "Whether the chains settled", nl: "Of de ketens tot rust kwamen")
    static let compareTitle = LocalizedText(en: "Observed and imputed", nl: "Waargenomen en aangevuld")
    static let compareNote = LocalizedText(
        en: "They may differ: those who miss a value are other people. A difference asks for an explanation, not for a repair.",
        nl: "Ze mogen verschillen: bij wie een waarde ontbreekt, dat zijn andere mensen. Een verschil vraagt om uitleg, niet om reparatie.")
    static let observed = LocalizedText(en: "Observed", nl: "Waargenomen")
    static let imputed = LocalizedText(en: "Imputed", nl: "Aangevuld")
    static let value = LocalizedText(en: "Value", nl: "Waarde")
    static let iteration = LocalizedText(en: "Iteration", nl: "Ronde")
    static let traceTitle = LocalizedText(en: "Trace", nl: "Verloop")
    static func traceAlternative(_ what: LocalizedText, chains: String) -> LocalizedText {
        LocalizedText(
            en:
                "The \(what.en) of what was imputed after each iteration, a line for each of \(chains) chains. Lines should "
                + "mingle and not climb or fall.",
            nl:
                "\(what.nl) van wat is aangevuld na elke ronde, een lijn voor elk van \(chains) ketens. Lijnen horen door "
                + "elkaar te lopen en niet te stijgen of te dalen.")
    }
    static let shareOf = LocalizedText(en: "share of", nl: "Het aandeel van")
    static let mean = LocalizedText(en: "mean", nl: "Het gemiddelde")
    static func compareAlternative(_ column: String) -> LocalizedText {
        LocalizedText(en: "\(column): shares of rows, observed and imputed.", nl: "\(column): delen van de rijen, waargenomen en aangevuld.")
    }

    static let donorsTitle = LocalizedText(en: "Whose values were used", nl: "Wiens waarden zijn gebruikt")
    static let donorsNote = LocalizedText(
        en: "Numbers are taken from rows that are much alike. Where one row gives many, the imputed values vary too little.",
        nl: "Getallen komen van rijen die er sterk op lijken. Geeft één rij er veel, dan lopen de aangevulde waarden te weinig uiteen.")
    static let donorsCaption = LocalizedText(
        en: "Rows that gave values (mean over the imputations)", nl: "Rijen die waarden gaven (gemiddeld over de aanvullingen)")
    static let givers = LocalizedText(en: "Rows that gave", nl: "Gevende rijen")
    static let most = LocalizedText(en: "Most by one row", nl: "Meeste door één rij")
    static func groupsCaption(_ column: String, _ attribute: String) -> LocalizedText {
        LocalizedText(en: "\(column), by \(attribute): who got from whom", nl: "\(column), naar \(attribute): wie kreeg van wie")
    }
    static let recipient = LocalizedText(en: "Group that got", nl: "Groep die kreeg")

    static func method(_ name: String) -> LocalizedText {
        switch name {
        case "predictive-mean-matching": LocalizedText(en: "predictive mean matching", nl: "predictive mean matching")
        case "normal": LocalizedText(en: "normal regression", nl: "normale regressie")
        case "semicontinuous": LocalizedText(en: "semicontinuous", nl: "deels nul, deels bedrag")
        case "multinomial": LocalizedText(en: "multinomial regression", nl: "multinomiale regressie")
        case "discriminant": LocalizedText(en: "discriminant analysis", nl: "discriminantanalyse")
        case "hot-deck": LocalizedText(en: "hot deck: the level of a row that is alike", nl: "hot deck: de categorie van een rij die erop lijkt")
        case "hierarchy": LocalizedText(en: "group by group of its classification", nl: "groep voor groep volgens de indeling")
        default: LocalizedText(name)
        }
    }

    static func reason(_ name: String) -> LocalizedText {
        switch name {
        case "asked": LocalizedText(en: "on request", nl: "op verzoek")
        case "family": LocalizedText(en: "says which rows belong together", nl: "zegt welke rijen bij elkaar horen")
        case "names-rows": LocalizedText(en: "names rows", nl: "wijst rijen aan")
        case "text": LocalizedText(en: "free text", nl: "vrije tekst")
        default: LocalizedText(name)
        }
    }
}
