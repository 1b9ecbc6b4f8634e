// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Why no cohort could be composed. Never holds a value of a cell.
public enum CohortsError: ExplainedError, Hashable {
    case noRows
    /// No row meets the rules.
    case noRowsLeft
    case unknownColumn(String, suggestion: String?)
    case expression(name: String, ExpressionError)
    case expressionFailed(name: String, reason: String)
    /// An outcome needs two levels; `levels` is how many the known rows have.
    case outcomeLevels(outcome: String, levels: Int)
    case positiveLevelUnknown(outcome: String)
    case positiveLevelAmbiguous(outcome: String)
    case positiveLevelNeeded(outcome: String)
    case tooFewEvents(outcome: String, events: Int, needed: Int)
    case dateAsFeature(String)
    case featureIdentifiesRows(String)
    case noFeatures
    case weightNotUsable(column: String, line: Int)
    case keyTwice(column: String)
    case keyMissing(column: String, line: Int)
    case splitLeavesNothing(part: LocalizedText)
    case yearNeeded
    case embargoNeedsDays
    case nobodyFollowed(outcome: String)

    public var explanation: LocalizedText {
        switch self {
        case .noRows:
            text("The data have no rows.", "De gegevens hebben geen rijen.")
        case .noRowsLeft:
            text(
                "No row meets the rules of the cohort.", "Geen enkele rij voldoet aan de regels van het cohort.")
        case .unknownColumn(let name, let near):
            text(
                "There is no column \"\(name)\" in the data." + (near.map { " Did you mean \"\($0)\"?" } ?? ""),
                "De gegevens hebben geen kolom \"\(name)\"." + (near.map { " Bedoelt u \"\($0)\"?" } ?? ""))
        case .expression(let name, let error):
            text("\"\(name)\": \(error.explanation.en)", "\"\(name)\": \(error.explanation.nl)")
        case .expressionFailed(let name, let reason):
            text("\"\(name)\" cannot be computed: \(reason)", "\"\(name)\" kan niet worden berekend: \(reason)")
        case .outcomeLevels(let outcome, let levels):
            text(
                "The outcome \"\(outcome)\" has \(levels) \(levels == 1 ? "level" : "levels"); expected two. "
                    + "Declare codes that mean \"missing\", or say with when: what counts.",
                "De uitkomst \"\(outcome)\" heeft \(levels) \(levels == 1 ? "waarde" : "waarden"); dat moeten er twee zijn. "
                    + "Geef aan welke codes \"ontbreekt\" betekenen, of zeg met when: wat telt.")
        case .positiveLevelUnknown(let outcome):
            text(
                "The outcome \"\(outcome)\" has no level or label with the name given under positive:.",
                "De uitkomst \"\(outcome)\" heeft geen waarde of label met de naam die onder positive: staat.")
        case .positiveLevelAmbiguous(let outcome):
            text(
                "The outcome \"\(outcome)\" has two levels with the label given under positive:. Give the code.",
                "De uitkomst \"\(outcome)\" heeft twee waarden met het label onder positive:. Geef de code.")
        case .positiveLevelNeeded(let outcome):
            text(
                "Which level of the outcome \"\(outcome)\" is the event? Only 1 and TRUE speak for themselves: give positive:.",
                "Welke waarde van de uitkomst \"\(outcome)\" is de gebeurtenis? Alleen 1 en TRUE spreken voor zich: geef positive:.")
        case .tooFewEvents(let outcome, let events, let needed):
            text(
                "The outcome \"\(outcome)\" has \(events) events or non-events among the rows to learn from; "
                    + "at least \(needed) of each are needed.",
                "De uitkomst \"\(outcome)\" komt \(events) keer wel of niet voor in de rijen om van te leren; "
                    + "van elk zijn er minstens \(needed) nodig.")
        case .dateAsFeature(let name):
            text(
                "The feature \"\(name)\" is a date. Derive a number from it (an age, days since): a model would learn the calendar.",
                "De eigenschap \"\(name)\" is een datum. Maak er een getal van (een leeftijd, dagen sinds): een model zou de kalender leren.")
        case .featureIdentifiesRows(let name):
            text(
                "The feature \"\(name)\" has another value in nearly every row, so it names rows instead of describing them. "
                    + "Give it the role key or ignore.",
                "De eigenschap \"\(name)\" heeft in bijna elke rij een andere waarde en wijst dus rijen aan. Geef de rol key of ignore.")
        case .noFeatures:
            text("No feature is left to learn from.", "Er is geen eigenschap over om van te leren.")
        case .weightNotUsable(let column, let line):
            text(
                "Column \"\(column)\", row \(line): expected a weight, a number that is not negative and not missing.",
                "Kolom \"\(column)\", rij \(line): hier hoort een gewicht, een getal dat niet negatief is en niet ontbreekt.")
        case .keyTwice(let column):
            text(
                "The key \"\(column)\" has the same value in two rows. A key names one row; for families use the role cluster.",
                "De sleutel \"\(column)\" heeft in twee rijen dezelfde waarde. Een sleutel wijst één rij aan; gebruik voor gezinnen de rol "
                    + "cluster.")
        case .keyMissing(let column, let line):
            text(
                "Column \"\(column)\", row \(line): a key or cluster may not be missing.",
                "Kolom \"\(column)\", rij \(line): een sleutel of cluster mag niet ontbreken.")
        case .splitLeavesNothing(let part):
            text("The split leaves no rows \(part.en).", "De verdeling laat geen rijen over \(part.nl).")
        case .yearNeeded:
            text(
                "A split by year needs a date or year: give split.test.column.",
                "Een verdeling naar jaar heeft een datum of jaar nodig: geef split.test.column.")
        case .embargoNeedsDays:
            text(
                "split.embargo: drop needs to know when rows are looked at and when outcomes are known: a date under split.test.column, and "
                    + "known_at of the outcome.",
                "split.embargo: drop moet weten wanneer rijen worden bekeken en wanneer uitkomsten bekend zijn: een datum onder "
                    + "split.test.column, en known_at bij de uitkomst.")
        case .nobodyFollowed(let outcome):
            text(
                "The outcome \"\(outcome)\": of no row the register reaches the end of the window. Take a shorter window or earlier index dates.",
                "De uitkomst \"\(outcome)\": van geen rij reikt het register tot het einde van de periode. Neem een kortere periode of eerdere "
                    + "peildatums.")
        }
    }

    private func text(_ en: String, _ nl: String) -> LocalizedText { LocalizedText(en: en, nl: nl) }
}
