// SPDX-License-Identifier: EUPL-1.2

import Basics

/// What can be wrong with a request for an invented register.
public enum SyntheticRegistersError: ExplainedError, Hashable {
    case births(allowed: ClosedRange<Int>)
    /// `position` counts the biases of the file from 1.
    case unknownAttribute(position: Int, known: [String])
    case unknownLevel(position: Int, attribute: String, known: [String])
    case everyoneAffected(position: Int)
    case groupNotOwn(position: Int, mechanism: Mechanism)
    case unsuitableColumn(position: Int, mechanism: Mechanism, known: [String])
    case dialOutside(position: Int, mechanism: Mechanism, range: ClosedRange<Double>)
    case baseOutside(position: Int, mechanism: Mechanism)
    case formWithoutMeaning(position: Int, mechanism: Mechanism)
    case twice(position: Int, mechanism: Mechanism)
    /// The form asks more of some people than a probability allows.
    case formTooStrong(position: Int, form: BiasForm)

    public var explanation: LocalizedText {
        switch self {
        case .births(let allowed):
            LocalizedText(
                en: "The number of births must be from \(allowed.lowerBound) to \(allowed.upperBound).",
                nl: "Het aantal geboorten moet van \(allowed.lowerBound) tot en met \(allowed.upperBound) zijn.")
        case .unknownAttribute(let position, let known):
            about(
                position, en: "the group's attribute does not exist here. Choose one of \(list(known)).",
                nl: "het kenmerk van de groep bestaat hier niet. Kies uit \(list(known)).")
        case .unknownLevel(let position, let attribute, let known):
            about(
                position, en: "`\(attribute)` has no such level. Choose from \(list(known)).",
                nl: "`\(attribute)` heeft zo'n waarde niet. Kies uit \(list(known)).")
        case .everyoneAffected(let position):
            about(
                position, en: "the group holds everybody, so nobody is left to compare it with. Leave out a level.",
                nl: "de groep is iedereen, dus er blijft niemand over om mee te vergelijken. Laat een waarde weg.")
        case .groupNotOwn(let position, let mechanism):
            switch mechanism {
            case .feedback:
                about(
                    position, en: "a feedback is for those whom the earlier score flagged. Leave out `group`.",
                    nl: "een terugkoppeling geldt voor wie de eerdere score markeerde. Laat `group` weg.")
            case .areaShift:
                about(
                    position, en: "an area shift is for everybody in a third of the areas. Leave out `group`.",
                    nl: "een verschil tussen wijken geldt voor iedereen in een derde van de wijken. Laat `group` weg.")
            default:
                about(position, en: "a drift is for everybody. Leave out `group`.", nl: "een verschuiving geldt voor iedereen. Laat `group` weg.")
            }
        case .unsuitableColumn(let position, let mechanism, let known):
            about(
                position,
                en: "`\(mechanism.rawValue)` " + (known.isEmpty ? "has no `column`. Leave it out." : "needs a `column`: one of \(list(known))."),
                nl: "`\(mechanism.rawValue)` "
                    + (known.isEmpty ? "heeft geen `column`. Laat die weg." : "heeft een `column` nodig: een van \(list(known))."))
        case .dialOutside(let position, let mechanism, let range):
            about(
                position, en: "the dial of `\(mechanism.rawValue)` must be from \(range.lowerBound) to \(range.upperBound).",
                nl: "de knop van `\(mechanism.rawValue)` moet van \(range.lowerBound) tot en met \(range.upperBound) zijn.")
        case .baseOutside(let position, let mechanism):
            about(
                position,
                en: "`\(mechanism.rawValue)` " + (mechanism.hasBase ? "needs a base between 0 and 1, such as 0.20." : "has no `base`. Leave it out."),
                nl: "`\(mechanism.rawValue)` "
                    + (mechanism.hasBase ? "heeft een basis tussen 0 en 1, zoals 0.20." : "heeft geen `base`. Laat die weg."))
        case .formWithoutMeaning(let position, let mechanism):
            about(
                position, en: "`\(mechanism.rawValue)` has one form only. Leave out `form`.",
                nl: "`\(mechanism.rawValue)` heeft maar één vorm. Laat `form` weg.")
        case .twice(let position, let mechanism):
            about(
                position, en: "an earlier bias has the mechanism or the column of this `\(mechanism.rawValue)`. Give each one dial.",
                nl: "een eerdere vertekening heeft het mechanisme of de kolom van deze `\(mechanism.rawValue)` al. Geef elk één knop.")
        case .formTooStrong(let position, let form):
            about(
                position,
                en: "`\(form.rawValue)` cannot reach this dial: a probability would leave 0 to 1. Bring it nearer to where nothing happens.",
                nl: "`\(form.rawValue)` kan deze knop niet halen: een kans zou buiten 0 tot 1 komen. Zet hem dichter bij waar niets gebeurt.")
        }
    }

    private func about(_ position: Int, en: String, nl: String) -> LocalizedText {
        LocalizedText(en: "Bias \(position): \(en)", nl: "Vertekening \(position): \(nl)")
    }

    private func list(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }
}
