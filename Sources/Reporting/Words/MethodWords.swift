// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Words of the section on how the report was made.
enum MethodWords {
    static let title = LocalizedText(en: "How this was made", nl: "Hoe dit is gemaakt")
    static let superpopulation = LocalizedText(
        en: """
            Intervals have a level of 95% unless said otherwise. Also when a register holds every birth, they say how much the numbers could have \
            differed under the same circumstances: they describe the process that made these births, not only these births.
            """,
        nl: """
            Intervallen hebben een niveau van 95%, tenzij er iets anders staat. Ook als een register alle geboorten bevat, zeggen ze hoeveel de \
            getallen onder dezelfde omstandigheden anders hadden kunnen zijn: ze gaan over het proces achter deze geboorten, niet alleen over deze \
            geboorten.
            """)
    static let multiplicity = LocalizedText(
        en: """
            Many comparisons together give some false alarms by chance. A "concern" is therefore given only when it stands after a correction for \
            all comparisons of the plan.
            """,
        nl: """
            Veel vergelijkingen samen geven door toeval altijd wat vals alarm. Een "zorg" staat er daarom alleen als die overeind blijft na een \
            correctie voor alle vergelijkingen van het plan.
            """)
    static let nonNegative = LocalizedText(
        en:
            """
            Measures that cannot be below zero (calibration errors, largest differences) are above zero \
            also for a perfect model: compare, do not test them against zero.
            """,
        nl:
            """
            Maten die niet onder nul kunnen komen (kalibratiefouten, grootste verschillen) \
            liggen ook bij een perfect model boven nul: vergelijk ze, maar toets ze niet aan nul.
            """
    )
    static let intervalsCaption = LocalizedText(en: "How the intervals were made", nl: "Hoe de intervallen zijn gemaakt")
    static let method = LocalizedText(en: "Method", nl: "Methode")
    static let usedFor = LocalizedText(en: "Used for", nl: "Gebruikt voor")
    static let traceCaption = LocalizedText(en: "What it takes to repeat this", nl: "Wat nodig is om dit te herhalen")
    static let seed = LocalizedText(en: "Seed of the random numbers", nl: "Startgetal van het toeval")
    static let version = LocalizedText(en: "Version of Evenkans", nl: "Versie van Evenkans")
    static let study = LocalizedText(en: "Study", nl: "Studie")
    static let logHead = LocalizedText(en: "Head of the log", nl: "Kop van het logboek")
    static let input = LocalizedText(en: "Input, SHA-256", nl: "Invoer, SHA-256")
    static let item = LocalizedText(en: "Item", nl: "Onderdeel")
    static let value = LocalizedText(en: "Value", nl: "Waarde")

    /// The field's name of an interval's method.
    static func method(_ name: String) -> LocalizedText {
        switch name {
        case "rubin", "rubin-log", "rubin-logit": LocalizedText(en: "Rubin's rules over imputations", nl: "regels van Rubin over de aanvullingen")
        case "rubin-range":
            LocalizedText(en: "simulated range over imputations", nl: "gesimuleerd verschil over de aanvullingen")
        case "d1": LocalizedText(en: "Wald's test over imputations (D1)", nl: "Wald-toets over de aanvullingen (D1)")
        case "rubin-wilson": LocalizedText(en: "Wilson's interval over imputations", nl: "interval van Wilson over de aanvullingen")
        case "wilson": LocalizedText(en: "Wilson's score interval", nl: "score-interval van Wilson")
        case "wilson-effective":
            LocalizedText(en: "Wilson's interval with the effective number of rows", nl: "interval van Wilson met het effectieve aantal rijen")
        case "newcombe-effective", "newcombe-overlap-effective":
            LocalizedText(en: "Newcombe's interval with the effective number of rows", nl: "interval van Newcombe met het effectieve aantal rijen")
        case "least-squares-robust":
            LocalizedText(en: "least squares with robust standard errors", nl: "kleinste kwadraten met robuuste standaardfouten")
        case "newcombe": LocalizedText(en: "Newcombe's hybrid interval", nl: "hybride interval van Newcombe")
        case "newcombe-overlap", "newcombe-overall":
            LocalizedText(en: "Newcombe's interval for a group inside the whole", nl: "interval van Newcombe voor een groep binnen het geheel")
        case "delong-logit", "delong": LocalizedText(en: "DeLong, on the logit scale", nl: "DeLong, op de logit-schaal")
        case "delong-paired": LocalizedText(en: "DeLong, paired, of a difference", nl: "DeLong, gepaard, van een verschil")
        case "paired": LocalizedText(en: "differences row by row", nl: "verschillen rij voor rij")
        case "log", "log-delta": LocalizedText(en: "delta method on the log scale", nl: "deltamethode op de log-schaal")
        case "bootstrap": LocalizedText(en: "bootstrap", nl: "bootstrap")
        case "posterior": LocalizedText(en: "posterior of the penalised likelihood", nl: "posterior van de gestrafte aannemelijkheid")
        default: LocalizedText(name)
        }
    }
}
