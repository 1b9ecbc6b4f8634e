// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import Settings

extension Plan {
    /// Holds the blocks of features that are imputed together against the features as the cohort has them.
    func blockMismatch(_ features: Features) -> SettingsError? {
        SettingsError(
            missingTreatment.blocks.enumerated().compactMap { index, block in
                let hasNumbers = block.contains { name in
                    if case .numeric = features[name]?.values { true } else { false }
                }
                guard !hasNumbers else { return nil }
                let path = SettingPath("missing", "blocks")[index]
                return SettingIssue(
                    .error(.input), file: context.file, position: context.position(of: path), path: path,
                    message: LocalizedText(
                        en: "`\(path)`: none of these features has numbers, by which a row like it is found. Add one that has, or leave it out.",
                        nl: "`\(path)`: geen van deze eigenschappen heeft getallen, en daarmee wordt een rij gezocht die erop lijkt. Voeg er een "
                            + "toe met getallen, of laat dit weg."))
            })
    }
}
