// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import MissingData
import Settings

extension Plan {
    /// Holds the rules by which gaps are filled against the features as the cohort has them.
    func imputationMismatch(_ features: Features) -> SettingsError? {
        let issues = imputationRules.mismatches { name in
            features[name].map { column in
                if case .numeric = column.values { true } else { false }
            }
        }.map { path, index, words in
            let keys = path.reduce(SettingPath("missing")) { $0[$1] }, place = index.map { keys[$0] } ?? keys
            return SettingIssue(
                .error(.input), file: context.file, position: context.position(of: place), path: place,
                message: LocalizedText(en: "`\(place)`: \(words.en)", nl: "`\(place)`: \(words.nl)"))
        }
        return SettingsError(issues)
    }
}
