// SPDX-License-Identifier: EUPL-1.2

import Settings

/// `missing.predictors:` which features each feature is imputed from, where there are many.
struct PredictorsSection: SettingsSection {
    var features = PredictorChoice().mostWithoutChoice
    var correlation = PredictorChoice().correlation
    var usable = PredictorChoice().usable

    var choice: PredictorChoice { PredictorChoice(mostWithoutChoice: features, correlation: correlation, usable: usable) }

    static let declaration = SettingsDeclaration<PredictorsSection>(
        .optional(
            "features", .integer(from: 1, through: 10_000), \.features,
            en: "Up to this many features, each is imputed from all others; 30 unless given.",
            nl: "Tot zoveel eigenschappen wordt elke eigenschap uit alle andere aangevuld; 30 tenzij gegeven."),
        .optional(
            "correlation", .number(from: 0, below: 1), \.correlation,
            en: "With more features: the correlation with a feature's values, or with whether it has one, from which another predicts it; 0.1 unless "
                + "given.",
            nl: "Bij meer eigenschappen: vanaf welke correlatie met de waarden, of met het wel of niet ontbreken, een andere eigenschap meedoet; "
                + "0,1 tenzij gegeven."),
        .optional(
            "usable", .number(from: 0, through: 1), \.usable,
            en: "With more features: the share of rows without the value in which another must have one; 0 unless given.",
            nl: "Bij meer eigenschappen: in welk deel van de rijen zonder waarde een andere er een moet hebben; 0 tenzij gegeven."))
}
