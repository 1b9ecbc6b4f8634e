// SPDX-License-Identifier: EUPL-1.2

import Basics

/// What can be wrong with a request for an invented register.
public enum SyntheticRegistersError: ExplainedError, Hashable {
    case births(allowed: ClosedRange<Int>)
    /// `position` counts the biases of the file from 1.
    case unknownAttribute(position: Int, known: [String])
    case unknownLevel(position: Int, attribute: String, known: [String])
    case everyoneAffected(position: Int)
    case groupOfDrift(position: Int)
    case unsuitableColumn(position: Int, mechanism: Mechanism, known: [String])
    case dialOutside(position: Int, mechanism: Mechanism, range: ClosedRange<Double>)
    case baseOutside(position: Int, mechanism: Mechanism)
    case notBuilt(position: Int, mechanism: Mechanism)
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
            LocalizedText(
                en: "Bias \(position): the group's attribute does not exist here. Choose one of \(Self.list(known)).",
                nl: "Vertekening \(position): het kenmerk van de groep bestaat hier niet. Kies uit \(Self.list(known)).")
        case .unknownLevel(let position, let attribute, let known):
            LocalizedText(
                en: "Bias \(position): `\(attribute)` has no such level. Choose from \(Self.list(known)).",
                nl: "Vertekening \(position): `\(attribute)` heeft zo'n waarde niet. Kies uit \(Self.list(known)).")
        case .everyoneAffected(let position):
            LocalizedText(
                en: "Bias \(position): the group holds everybody, so nobody is left to compare it with. Leave out at least one level.",
                nl: "Vertekening \(position): de groep is iedereen, dus er blijft niemand over om mee te vergelijken. Laat minstens één waarde weg.")
        case .groupOfDrift(let position):
            LocalizedText(
                en: "Bias \(position): a drift is for everybody. Leave out `group`.", nl: "Vertekening \(position): een verschuiving geldt voor iedereen. Laat `group` weg.")
        case .unsuitableColumn(let position, let mechanism, let known):
            LocalizedText(
                en: "Bias \(position): `\(mechanism.rawValue)` works on one of the columns \(Self.list(known)). Name it under `column`.",
                nl: "Vertekening \(position): `\(mechanism.rawValue)` werkt op een van de kolommen \(Self.list(known)). Noem die onder `column`.")
        case .dialOutside(let position, let mechanism, let range):
            LocalizedText(
                en: "Bias \(position): the dial of `\(mechanism.rawValue)` must be from \(range.lowerBound) to \(range.upperBound).",
                nl: "Vertekening \(position): de knop van `\(mechanism.rawValue)` moet van \(range.lowerBound) tot en met \(range.upperBound) zijn.")
        case .baseOutside(let position, let mechanism):
            LocalizedText(
                en: "Bias \(position): the base of `\(mechanism.rawValue)` is a share between 0 and 1, such as 0.20.",
                nl: "Vertekening \(position): de basis van `\(mechanism.rawValue)` is een deel tussen 0 en 1, zoals 0.20.")
        case .notBuilt(let position, let mechanism):
            LocalizedText(
                en: "Bias \(position): a births register cannot carry `\(mechanism.rawValue)`. It can carry \(Self.list(Mechanism.ofBirths.map(\.rawValue))).",
                nl: "Vertekening \(position): een geboorteregister kan geen `\(mechanism.rawValue)` bevatten. Wel \(Self.list(Mechanism.ofBirths.map(\.rawValue))).")
        case .twice(let position, let mechanism):
            LocalizedText(
                en: "Bias \(position): another bias already has the mechanism or the column of this `\(mechanism.rawValue)`. Give each one dial.",
                nl: "Vertekening \(position): een andere vertekening heeft het mechanisme of de kolom van deze `\(mechanism.rawValue)` al. Geef elk één knop.")
        case .formTooStrong(let position, let form):
            LocalizedText(
                en: "Bias \(position): the form `\(form.rawValue)` cannot reach this dial, because some would need a probability below 0 or above 1. Bring the dial nearer to 1.",
                nl: "Vertekening \(position): de vorm `\(form.rawValue)` kan deze knop niet halen, omdat een kans dan onder 0 of boven 1 komt. Zet de knop dichter bij 1.")
        }
    }

    private static func list(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }
}
