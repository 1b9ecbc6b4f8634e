// SPDX-License-Identifier: EUPL-1.2

import Learning
import Settings

/// `weights:` how much each row counts, and why.
struct WeightsSection: SettingsSection {
    var column: String?
    var kind: CaseWeights.Kind?

    static let declaration = SettingsDeclaration<WeightsSection>(
        .optional(
            "column", .text, \.column, en: "The column of weights; the one with the role weight is the default.",
            nl: "De kolom met gewichten; standaard die met de rol weight."),
        .required(
            "kind", .choice(), \.kind, en: "Why rows count differently: sampling, frequency or selection.",
            nl: "Waarom rijen anders tellen: sampling, frequency of selection."))
}
