// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

/// The comments of a study file to start from.
struct TemplateWords {
    let language: Language

    init(_ language: Language) { self.language = language }

    private func say(_ en: String, _ nl: String) -> String { language == .dutch ? nl : en }

    var opening: String {
        say(
            "# A study to start from. A question mark is a decision that a person must take; `evenkans check` lists those that are left.",
            "# Een studie om mee te beginnen. Een vraagteken is een beslissing voor een mens; `evenkans check` noemt wat nog open is.")
    }

    var purpose: String { "research, population-policy, individual-screening" }

    var basis: String {
        say(
            "the legal grounds, such as [gdpr-9-2-j, uavg-24]; [] for public data",
            "de grondslagen, zoals [gdpr-9-2-j, uavg-24]; [] bij openbare gegevens")
    }

    var controller: String { say("who is responsible for the data", "wie voor de gegevens verantwoordelijk is") }

    var data: String {
        say(
            "the file, from the folder of this one; with `evenkans new DIR --from FILE` the columns are filled in",
            "het bestand, vanuit de map van dit bestand; met `evenkans new MAP --from BESTAND` staan de kolommen er al in")
    }

    var columns: String { say("such as {age: feature, weight: outcome, id: key}", "zoals {leeftijd: feature, gewicht: outcome, nummer: key}") }

    var roles: String {
        say(
            """
            # Every column has a role:
            #   feature    known at the moment of prediction; the model may learn from it
            #   after      known only afterwards; it must not predict
            #   outcome    what is predicted, or what that is made from
            #   protected  groups that the model is judged by, and does not see
            #   key        names a row            cluster  names a family: it stays on one side of every split
            #   area       where somebody lives   weight   how much a row counts (then add weights: {kind: sampling})
            #   ignore     not used
            """,
            """
            # Elke kolom heeft een rol:
            #   feature    bekend op het moment van voorspellen; het model mag ervan leren
            #   after      pas achteraf bekend; mag niet voorspellen
            #   outcome    wat wordt voorspeld, of waar dat uit volgt
            #   protected  groepen waarop het model wordt beoordeeld, en die het niet ziet
            #   key        wijst een rij aan    cluster  wijst een gezin aan: dat blijft heel in elke verdeling
            #   area       waar iemand woont    weight   hoe zwaar een rij telt (voeg dan toe: weights: {kind: sampling})
            #   ignore     niet gebruikt
            """)
    }

    var outcome: String {
        say(
            "What is predicted. Instead of column and positive, a condition: when: \"weight < 2500\".",
            "Wat wordt voorspeld. In plaats van column en positive kan een voorwaarde: when: \"weight < 2500\".")
    }

    var column: String { say("the column that holds it", "de kolom waarin het staat") }
    var positive: String { say("the code or label that means yes", "de code of het label dat ja betekent") }

    var features: String {
        say("Labels, units and reasons of features; the report uses them.", "Labels, eenheden en redenen van eigenschappen; het rapport gebruikt ze.")
    }

    var protected: String {
        say("More about groups: made from a feature, joined, or cut.", "Meer over groepen: uit een eigenschap, samengevoegd, of in stukken.")
    }

    var split: String {
        say("a fifth of the rows stays closed until: evenkans run --final", "een vijfde van de rijen blijft gesloten tot: evenkans run --final")
    }

    var capacity: String {
        say(
            "how many can be reached: 0.10 is a tenth of the rows, 500 a number",
            "hoeveel er bereikt kunnen worden: 0.10 is een tiende, 500 een aantal")
    }

    var goals: String {
        say(
            "From where on a difference between groups is a concern: say so before you look.",
            "Vanaf waar een verschil tussen groepen een zorg is: zeg het voordat u kijkt.")
    }

    var compare: String {
        say(
            "add boosted to see what a model that can be explained costs (needs XGBoost)",
            "zet boosted erbij om te zien wat een model met uitleg kost (vraagt XGBoost)")
    }

    func type(_ type: ColumnType) -> String {
        switch type {
        case .number: say("number", "getal")
        case .integer: say("whole number", "geheel getal")
        case .category: say("category", "categorie")
        case .text: say("text", "tekst")
        case .date: say("date", "datum")
        }
    }

    func missing(_ count: Int) -> String {
        let number = NumberWords(language).count(count)
        return say("\(number) missing", "\(number) ontbreken")
    }

    var constant: String { say("one value only: nothing to learn", "maar één waarde: niets te leren") }
    var key: String { say("another value in every row: a key?", "in elke rij een andere waarde: een sleutel?") }
    var date: String { say("derive a number from it to learn from", "maak er een getal van om van te leren") }
}
