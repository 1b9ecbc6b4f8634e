// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import Settings

extension Plan {
    /// Holds the questions about missing values against the features as the cohort has them.
    func deltaMismatch(_ features: Features) -> SettingsError? {
        SettingsError(
            deltaQuestions.enumerated().compactMap { index, question in
                let path = SettingPath("missing", "sensitivity", "delta")[index]
                guard let column = features[question.feature] else {
                    return issue(
                        path["feature"],
                        LocalizedText(
                            en: "`\(path["feature"])`: this feature has one value, or none, in the cohort: there is nothing to shift.",
                            nl: "`\(path["feature"])`: deze eigenschap heeft in het cohort één waarde, of geen: er is niets te verschuiven."))
                }
                switch (column.values, question.level) {
                case (.numeric, nil): return nil
                case (.numeric, .some):
                    return issue(
                        path["level"],
                        LocalizedText(
                            en: "`\(path["level"])`: this feature has numbers, which are shifted as they are. Leave it out.",
                            nl: "`\(path["level"])`: deze eigenschap heeft getallen, en die verschuiven zoals ze zijn. Laat dit weg."))
                case (.nominal(_, let levels), let level):
                    guard level.map({ !levels.contains($0) }) ?? true else { return nil }
                    let known = levels.prefix(20).map { "`\($0)`" }.joined(separator: ", ")
                    return issue(
                        level == nil ? path["feature"] : path["level"],
                        LocalizedText(
                            en: "`\(path["level"])`: name the level that missing values may be more or less often. Its codes are: \(known).",
                            nl: "`\(path["level"])`: noem de waarde die bij ontbreken vaker of minder vaak kan zijn. De codes zijn: \(known)."))
                }
            })
    }

    private func issue(_ path: SettingPath, _ text: LocalizedText) -> SettingIssue {
        SettingIssue(.error(.input), file: context.file, position: context.position(of: path), path: path, message: text)
    }
}
