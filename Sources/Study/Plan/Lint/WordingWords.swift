// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts

/// What `check` says of words and of features that lack them.
enum WordingWords {
    private static let namesShown = 10

    static func term(_ kind: StigmaTerm.Kind, _ word: String, in name: String) -> LocalizedText {
        let template = CohortsSentences.all.first { $0.id == "wording.term.\(kind.rawValue)" }
        func filled(_ language: Language) -> String {
            (template?.text[language] ?? "").replacing("{word}", with: word).replacing("{name}", with: "`\(name)`")
        }
        return LocalizedText(en: filled(.english), nl: filled(.dutch))
    }

    static func lacking(_ need: WordingLint.Need, _ names: [String]) -> LocalizedText {
        let list = names.prefix(namesShown).map { "`\($0)`" }.joined(separator: ", ") + (names.count > namesShown ? ", ..." : "")
        switch need {
        case .necessity:
            return LocalizedText(en: "No reason why it is needed (`why`): \(list).", nl: "Geen reden waarom het nodig is (`why`): \(list).")
        case .source: return LocalizedText(en: "No source (`source`): \(list).", nl: "Geen bron (`source`): \(list).")
        case .contestability:
            return LocalizedText(
                en: "Nobody says where a person can see it and have it corrected (`contest`): \(list).",
                nl: "Er staat niet bij waar iemand het kan inzien en laten verbeteren (`contest`): \(list).")
        case .label:
            return LocalizedText(
                en: "No name in plain Dutch (`label: {en: ..., nl: ...}`): \(list).", nl: "Geen gewone Nederlandse naam (`label`): \(list).")
        }
    }
}
