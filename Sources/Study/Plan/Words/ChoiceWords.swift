// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Learning

extension Purpose {
    var words: LocalizedText {
        switch self {
        case .research: LocalizedText(en: "research", nl: "onderzoek")
        case .populationPolicy:
            LocalizedText(en: "policy for groups and areas; nobody is selected", nl: "beleid voor groepen en gebieden; niemand wordt uitgekozen")
        case .individualScreening: LocalizedText(en: "offering help to individual people", nl: "hulp aanbieden aan personen")
        }
    }
}

extension DataEnvironment {
    var words: LocalizedText {
        switch self {
        case .cbsMicrodata: LocalizedText(en: "Statistics Netherlands (microdata)", nl: "CBS (microdata)")
        case .ownData: LocalizedText(en: "an organisation's own records", nl: "een organisatie zelf")
        case .public: LocalizedText(en: "a public source", nl: "een openbare bron")
        }
    }
}

extension OutcomeSection {
    /// How the outcome is made from the data; `nil` for one that could not be read.
    var definition: LocalizedText? {
        if let when { return LocalizedText(when.text) }
        guard let column else { return nil }
        guard let positive else { return LocalizedText(en: "column \(column)", nl: "kolom \(column)") }
        return LocalizedText(en: "column \(column) is \(positive)", nl: "kolom \(column) is \(positive)")
    }
}

extension TestSection {
    var words: LocalizedText {
        switch rows {
        case .share(let share):
            let (en, nl) = (NumberWords(.english).percentage(share, decimals: 0), NumberWords(.dutch).percentage(share, decimals: 0))
            return LocalizedText(en: "\(en) of the rows, whole families at random", nl: "\(nl) van de rijen, hele gezinnen, willekeurig")
        case .areas:
            let list = areas.joined(separator: ", ")
            return LocalizedText(en: "areas \(list)", nl: "gebieden \(list)")
        case .years:
            let list = years.map(String.init).joined(separator: ", ")
            return LocalizedText(en: "years \(list)", nl: "jaren \(list)")
        case .rolling:
            return LocalizedText(
                en: "the last year; each earlier year is judged by the years before it",
                nl: "het laatste jaar; elk eerder jaar wordt beoordeeld met de jaren ervoor")
        case .none: return LocalizedText(en: "none", nl: "geen")
        }
    }
}

extension SplitParameters.Siblings {
    var words: LocalizedText {
        switch self {
        case .dropFromTraining:
            LocalizedText(
                en: "whoever has a sibling among the test rows is not learned from",
                nl: "van wie een broer of zus bij de testrijen heeft, wordt niet geleerd")
        case .keep: LocalizedText(en: "siblings may be on both sides", nl: "broers en zussen mogen aan beide kanten staan")
        }
    }
}

extension CaseWeights.Kind {
    var words: LocalizedText {
        switch self {
        case .sampling: LocalizedText(en: "undo how people were sampled", nl: "maken de steekproef weer recht")
        case .frequency: LocalizedText(en: "a row stands for several equal ones", nl: "een rij staat voor meer gelijke rijen")
        case .selection: LocalizedText(en: "undo who was left out", nl: "maken goed wie er ontbreekt")
        }
    }
}

extension ModelKind {
    var words: LocalizedText {
        switch self {
        case .additive: LocalizedText(en: "additive model: a curve for each feature", nl: "optelmodel: een lijn per eigenschap")
        case .logistic: LocalizedText(en: "logistic regression", nl: "logistische regressie")
        case .scorecard: LocalizedText(en: "scorecard: a few conditions with points", nl: "puntenkaart: een paar voorwaarden met punten")
        case .boosted: LocalizedText(en: "boosted trees", nl: "boosted trees (gestapelde bomen)")
        }
    }
}

extension DisclosureSection.Profile {
    var words: LocalizedText {
        switch self {
        case .none: LocalizedText(en: "none: this report is not checked for release", nl: "geen: dit rapport is niet gecontroleerd voor vrijgave")
        default: LocalizedText(rawValue)
        }
    }
}

extension ProtectedSection {
    /// What its groups are compared with.
    var comparisonWords: LocalizedText {
        switch compareTo {
        case "overall": LocalizedText(en: "compared with everybody", nl: "vergeleken met iedereen")
        case "largest": LocalizedText(en: "compared with the largest group", nl: "vergeleken met de grootste groep")
        case "complement": LocalizedText(en: "compared with everybody else", nl: "vergeleken met alle anderen")
        default: LocalizedText(en: "compared with \(compareTo)", nl: "vergeleken met \(compareTo)")
        }
    }
}

extension MissingMethod {
    var words: LocalizedText {
        switch self {
        case .native:
            LocalizedText(
                en: "nothing is guessed: each kind has an effect of its own", nl: "er wordt niets geraden: elke soort heeft een eigen effect")
        case .completeCase: LocalizedText(en: "complete rows only", nl: "alleen volledige rijen")
        case .weighting: LocalizedText(en: "complete rows only, weighted", nl: "alleen volledige rijen, gewogen")
        case .chainedEquations: LocalizedText(en: "imputed by chained equations", nl: "aangevuld met ketenvergelijkingen")
        }
    }
}

extension MissingTreatment.Deployment {
    var words: LocalizedText {
        switch self {
        case .allowed: LocalizedText(en: "may be missing", nl: "mogen ontbreken")
        case .complete: LocalizedText(en: "are all there", nl: "zijn er allemaal")
        }
    }
}
