// SPDX-License-Identifier: EUPL-1.2

import Basics
import Settings

/// `missing:` what is done with cells that have no value.
struct MissingSection: SettingsSection {
    enum Method: String, CaseIterable, Sendable {
        /// Each kind of missing value has a bin of its own; nothing is guessed.
        case native
        case chainedEquations = "chained-equations"
        case completeCase = "complete-case"
        case weighting
    }

    /// Whether people with missing values are scored when the model is used.
    enum Deployment: String, CaseIterable, Sendable {
        case allowed, complete
    }

    var method = Method.native
    var deployment = Deployment.allowed
    var sensitivity: SensitivitySection?

    static let declaration = SettingsDeclaration<MissingSection>(
        .optional(
            "method",
            .choice().notBuilt { method in
                switch method {
                case .native: nil
                case .chainedEquations: beside(LaterParts.filling, method)
                case .completeCase:
                    beside(LocalizedText(en: "leaving out rows with missing values", nl: "rijen met ontbrekende waarden weglaten"), method)
                case .weighting: beside(LocalizedText(en: "weighting complete rows", nl: "volledige rijen zwaarder laten tellen"), method)
                }
            }, \.method, en: "How a model deals with missing values.", nl: "Hoe een model met ontbrekende waarden omgaat."),
        .optional(
            "deployment",
            .choice().notBuilt {
                $0 == .allowed
                    ? nil : LocalizedText(en: "filling in missing values before the model is used", nl: "ontbrekende waarden vooraf invullen")
            }, \.deployment, en: "Whether values may be missing when the model is used.",
            nl: "Of waarden mogen ontbreken als het model wordt gebruikt."),
        .notBuilt("imputations", LaterParts.filling),
        .notBuilt("iterations", LaterParts.filling),
        .notBuilt("actions", en: "a treatment for each kind of missing value", nl: "een behandeling per soort ontbrekende waarde"),
        .optional(
            "sensitivity", .section(), \.sensitivity, en: "Other treatments of missing values, side by side with the study's own.",
            nl: "Andere behandelingen van ontbrekende waarden, naast die van de studie."))

    /// What stands in the place of a treatment of the main model that is not there.
    private static func beside(_ what: LocalizedText, _ method: Method) -> LocalizedText {
        let instead = "missing: {sensitivity: {strategies: [\(method.rawValue)]}}"
        return LocalizedText(
            en: "\(what.en) for the model itself (to see what it would change, write `\(instead)`)",
            nl: "\(what.nl) voor het model zelf (schrijf `\(instead)` om te zien wat het zou veranderen)")
    }
}
