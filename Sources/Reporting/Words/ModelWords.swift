// SPDX-License-Identifier: EUPL-1.2

import Basics

enum ModelWords {
    static func name(_ model: String) -> LocalizedText {
        switch model {
        case "additive": LocalizedText(en: "additive model", nl: "optelmodel")
        case "logistic": LocalizedText(en: "logistic regression", nl: "logistische regressie")
        case "scorecard": LocalizedText(en: "scorecard", nl: "puntenkaart")
        case "boosted": LocalizedText(en: "boosted trees", nl: "boosted trees (gestapelde bomen)")
        case "score": LocalizedText(en: "the given score", nl: "de gegeven score")
        default: LocalizedText(model)
        }
    }

    static let title = LocalizedText(en: "What the model learned", nl: "Wat het model heeft geleerd")
    static let lead = LocalizedText(
        en: """
            The model adds up one contribution per feature. Each chart shows by how much a value multiplies the odds of the outcome, compared with \
            the average of the rows, when the other features stay the same. It shows what goes together, not what causes what.
            """,
        nl: """
            Het model telt per kenmerk een bijdrage op. Elke grafiek laat zien hoeveel keer groter of kleiner een waarde de kansverhouding op de \
            uitkomst maakt, vergeleken met het gemiddelde van de rijen, als de andere kenmerken gelijk blijven. De grafiek toont wat samengaat, \
            niet wat de oorzaak is.
            """)
    static let importanceTitle = LocalizedText(en: "Which features weigh most", nl: "Welke kenmerken het zwaarst wegen")
    static let importanceAxis = LocalizedText(en: "Mean contribution (log-odds)", nl: "Gemiddelde bijdrage (log-odds)")
    static let feature = LocalizedText(en: "Feature", nl: "Kenmerk")
    static let shapesTitle = LocalizedText(en: "Each feature's shape", nl: "De vorm van elk kenmerk")
    static let shapesLead = LocalizedText(
        en: """
            Sorted by weight. All charts have the same upright axis: ×2 means twice the average odds. The band is a 95% interval that holds on \
            average over the parts of a feature, not at each part alone; given these parts. A hollow dot stands for rows where \
            the value is missing.
            """,
        nl: """
            Op volgorde van gewicht. Alle grafieken hebben dezelfde staande as: ×2 betekent twee keer de gemiddelde kansverhouding. De band is een \
            95%-interval dat gemiddeld over de delen van een kenmerk klopt, niet op elk deel apart; gegeven deze delen. Een open \
            stip staat voor rijen waar de waarde ontbreekt.
            """)
    static let pairsTitle = LocalizedText(en: "What two features do together", nl: "Wat twee kenmerken samen doen")
    static let pairsLead = LocalizedText(
        en: """
            For some pairs of features the model adds something for the combination, beyond what each feature adds alone. Blue multiplies the odds \
            up, orange down; the fuller the colour, the more. A number in bold differs from 1 with 95% certainty; that holds on average over the \
            cells of a pair, not in each. Empty cells have no rows.
            """,
        nl: """
            Voor sommige paren van kenmerken telt het model iets op voor de combinatie, boven wat elk kenmerk alleen doet. Blauw maakt de \
            kansverhouding groter, oranje kleiner; hoe voller de kleur, hoe meer. Een vet getal verschilt met 95% zekerheid van 1; dat klopt \
            gemiddeld over de vakken van een paar, niet in elk vak. In lege vakken zijn geen rijen.
            """)
    static let combination = LocalizedText(en: "Combination", nl: "Combinatie")
    static func pairAlternative(low: (String, String), high: (String, String)) -> LocalizedText {
        LocalizedText(
            en: "Least at \(low.0) (×\(low.1)), most at \(high.0) (×\(high.1)), beyond the two features' own effects.",
            nl: "Het minst bij \(low.0) (×\(low.1)), het meest bij \(high.0) (×\(high.1)), boven wat de twee kenmerken zelf doen.")
    }
    static let bandNote = LocalizedText(
        en: "The band holds on average over the parts, not at each part.", nl: "De band klopt gemiddeld over de delen, niet op elk deel.")
    static let clipped = LocalizedText(
        en: "The interval runs on beyond the edge of the chart.", nl: "Het interval loopt door buiten de rand van de grafiek.")
    static let oddsAxis = LocalizedText(en: "× average odds", nl: "× gemiddelde kansverhouding")
    static let value = LocalizedText(en: "Value", nl: "Waarde")
    static let odds = LocalizedText(en: "× average odds", nl: "× gemiddelde kansverhouding")
    static let interval = LocalizedText(en: "95% interval", nl: "95%-interval")
    static let rows = LocalizedText(en: "Rows", nl: "Rijen")
    static let events = LocalizedText(en: "With the outcome", nl: "Met de uitkomst")
    static let missing = LocalizedText(en: "missing", nl: "ontbreekt")
    static let otherLevels = LocalizedText(en: "other", nl: "overig")
    static let summaryTitle = LocalizedText(en: "The fit in numbers", nl: "De schatting in getallen")
    static let coefficientsTitle = LocalizedText(en: "Coefficients of the logistic regression", nl: "Coëfficiënten van de logistische regressie")
    static let coefficientsLead = LocalizedText(
        en: "The model that it is compared with. Odds ratios for one step of the term, other terms held the same.",
        nl: "Het model waarmee is vergeleken. Odds-ratio's voor één stap van de term, terwijl de andere termen gelijk blijven.")
    static let term = LocalizedText(en: "Term", nl: "Term")
    static let oddsRatio = LocalizedText(en: "Odds ratio", nl: "Odds-ratio")
    static let standardError = LocalizedText(en: "Standard error (log-odds)", nl: "Standaardfout (log-odds)")

    /// Why a value is missing.
    static func missingKind(_ kind: String) -> LocalizedText {
        switch kind {
        case "not-recorded", "notRecorded": LocalizedText(en: "not recorded", nl: "niet ingevuld")
        case "structural": LocalizedText(en: "does not apply", nl: "niet van toepassing")
        case "unlinked": LocalizedText(en: "not linked", nl: "niet gekoppeld")
        case "suppressed": LocalizedText(en: "withheld", nl: "afgeschermd")
        case "unseen", "other": LocalizedText(en: "other code", nl: "andere code")
        default: LocalizedText(kind)
        }
    }

    static func importanceAlternative(first: [String], count: String) -> LocalizedText {
        LocalizedText(
            en: "Of \(count) features, the heaviest are: \(first.joined(separator: "; ")).",
            nl: "Van \(count) kenmerken wegen deze het zwaarst: \(first.joined(separator: "; ")).")
    }

    static func shapeAlternative(low: (String, String), high: (String, String)) -> LocalizedText {
        LocalizedText(
            en: "Lowest at \(low.0) (×\(low.1)), highest at \(high.0) (×\(high.1)).",
            nl: "Het laagst bij \(low.0) (×\(low.1)), het hoogst bij \(high.0) (×\(high.1)).")
    }

    static func missingAlternative(_ kind: LocalizedText, _ odds: String) -> LocalizedText {
        LocalizedText(en: "\(kind.en): ×\(odds).", nl: "\(kind.nl): ×\(odds).")
    }

    static func flatAlternative(_ odds: String) -> LocalizedText {
        LocalizedText(en: "The same everywhere (×\(odds)).", nl: "Overal gelijk (×\(odds)).")
    }

    static func coefficientsAlternative(term: String, ratio: String) -> LocalizedText {
        LocalizedText(
            en: "The term furthest from 1 is \(term): odds ratio \(ratio).", nl: "De term die het verst van 1 ligt is \(term): odds-ratio \(ratio).")
    }

    static func part(below high: String) -> LocalizedText { LocalizedText(en: "below \(high)", nl: "onder \(high)") }
    static func part(from low: String) -> LocalizedText { LocalizedText(en: "\(low) and over", nl: "\(low) en meer") }
    static func part(from low: String, to high: String) -> LocalizedText { LocalizedText(en: "\(low) to \(high)", nl: "\(low) tot \(high)") }
    static let wholeRange = LocalizedText(en: "every value", nl: "elke waarde")

    static let curves = LocalizedText(
        en: "Terms with a ' bend the line of their feature; read them together, not one by one.",
        nl: "Termen met een ' buigen de lijn van hun kenmerk; lees ze samen, niet een voor een.")

    /// Values in `model.summary` that are words.
    static func summaryText(_ text: String) -> LocalizedText {
        switch text {
        case "maximum-likelihood": LocalizedText(en: "maximum likelihood", nl: "maximum likelihood")
        case "firth": LocalizedText(en: "Firth, with a free intercept", nl: "Firth, met vrije constante")
        case "flac": LocalizedText(en: "Firth, with an added covariate", nl: "Firth, met een extra variabele")
        case "log-f": LocalizedText(en: "log-F(1,1)", nl: "log-F(1,1)")
        case "weakly-informative": LocalizedText(en: "weakly informative priors", nl: "zwakke voorkennis (priors)")
        case "asked": LocalizedText(en: "asked for", nl: "gevraagd")
        case "enough-events": LocalizedText(en: "enough events", nl: "genoeg gebeurtenissen")
        case "few-events": LocalizedText(en: "few events", nl: "weinig gebeurtenissen")
        case "separation": LocalizedText(en: "a value with one outcome only", nl: "een waarde met maar één uitkomst")
        case "sandwich": LocalizedText(en: "from the rows (sandwich)", nl: "uit de rijen (sandwich)")
        case "model": LocalizedText(en: "as the model has it", nl: "zoals het model zegt")
        case "priors": LocalizedText(en: "prior knowledge", nl: "voorkennis")
        default: LocalizedText(text)
        }
    }

    /// Names in `model.summary`.
    static func summaryName(_ name: String) -> LocalizedText {
        switch name {
        case "rows": LocalizedText(en: "Rows", nl: "Rijen")
        case "events": LocalizedText(en: "Rows with the outcome", nl: "Rijen met de uitkomst")
        case "features": LocalizedText(en: "Features", nl: "Kenmerken")
        case "features-offered": LocalizedText(en: "Features before the choice", nl: "Kenmerken vóór de keuze")
        case "pairs": LocalizedText(en: "Pairs of features", nl: "Paren van kenmerken")
        case "cells": LocalizedText(en: "Cells of all pairs together", nl: "Vakken van alle paren samen")
        case "bins": LocalizedText(en: "Parts of all features together", nl: "Delen van alle kenmerken samen")
        case "effective-degrees-of-freedom": LocalizedText(en: "Effective degrees of freedom", nl: "Effectief aantal vrijheidsgraden")
        case "iterations": LocalizedText(en: "Iterations", nl: "Stappen tot de oplossing")
        case "deviance": LocalizedText(en: "Deviance", nl: "Deviantie")
        case "coefficients": LocalizedText(en: "Coefficients", nl: "Coëfficiënten")
        case "estimation": LocalizedText(en: "Estimate", nl: "Schatting")
        case "estimation-reason": LocalizedText(en: "Why this estimate", nl: "Waarom deze schatting")
        case "expected-shrinkage": LocalizedText(en: "Expected shrinkage", nl: "Verwachte krimp")
        case "curves": LocalizedText(en: "Features with a curve", nl: "Kenmerken met een kromme")
        case "variance": LocalizedText(en: "Uncertainty", nl: "Onzekerheid")
        case "clusters": LocalizedText(en: "Families", nl: "Gezinnen")
        case "resamples": LocalizedText(en: "Resamples of the second interval", nl: "Steekproeven van het tweede interval")
        case "imputations": LocalizedText(en: "Imputations", nl: "Aanvullingen")
        case "trees": LocalizedText(en: "Trees", nl: "Bomen")
        case "leaves": LocalizedText(en: "Ends of all trees together", nl: "Uiteinden van alle bomen samen")
        case "conditions": LocalizedText(en: "Conditions with points", nl: "Voorwaarden met punten")
        case "candidates": LocalizedText(en: "Conditions to choose from", nl: "Voorwaarden om uit te kiezen")
        case "score-offset": LocalizedText(en: "Added to the total score", nl: "Wat bij het totaal komt")
        case "score-multiplier": LocalizedText(en: "Points to one unit of log-odds", nl: "Punten per eenheid log-odds")
        case "log-loss": LocalizedText(en: "Log-loss, with the prior's penalty", nl: "Log-loss, met de straf van de prior")
        case "log-loss-floor": LocalizedText(en: "Log-loss below which no card lies", nl: "Log-loss waar geen kaart onder komt")
        case "compared": LocalizedText(en: "Sets of conditions compared", nl: "Vergeleken combinaties van voorwaarden")
        case "sets": LocalizedText(en: "Sets of conditions in all", nl: "Combinaties van voorwaarden in totaal")
        case "intercept": LocalizedText(en: "Intercept (log-odds)", nl: "Constante (log-odds)")
        default: LocalizedText(name)
        }
    }
}
