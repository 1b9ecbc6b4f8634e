// SPDX-License-Identifier: EUPL-1.2

extension EvidenceKeys {
    /// What was learned.
    static let modelSections: [Section] = [
        Section(
            title: "The model", lead: "What was learned, on the training rows.",
            keys: [
                Key(name: "model.summary", value: "table", meaning: "Size of the model, how it converged, what was refused."),
                Key(
                    name: "model.screening", value: "table",
                    meaning: "Where there were more features than a model has room for: of each, whether and why it stayed, and how much it says "
                        + "alone and beside those kept first (standardised score statistics). Count: how many were left out."),
                Key(name: "factor.importance", value: "log-odds", meaning: "Mean size of a feature's contribution over the rows."),
                Key(
                    name: "factor.shape", value: "table",
                    meaning: "Log-odds of each bin of a feature, with interval, interval by resampling, rows and events; after imputation the share "
                        + "of the variance that is due to what is missing (`missing_information`)."),
                Key(
                    name: "factor.joint-test", value: "p",
                    meaning: "Whether a feature of a logistic regression matters at all, over imputations: Wald's test D1 with its F, degrees of "
                        + "freedom, and relative increase of the variance."),
                Key(
                    name: "factor.pair-importance", value: "log-odds",
                    meaning: "Mean size of what two features add together, beyond what each adds alone."),
                Key(
                    name: "factor.pair-shape", value: "table",
                    meaning: "Log-odds of each cell of two features, beyond their own effects, with intervals, rows and events."),
                Key(
                    name: "prior.effect", value: "table",
                    meaning: "Of a feature, each published effect beside what the rows say without it, and both together (log-odds); its source."),
                Key(
                    name: "prior.rule", value: "table",
                    meaning: "Of a feature, each shape, cut or ban that was laid down, with the source, and how much the rows pull against it."),
                Key(
                    name: "updating.steps", value: "table",
                    meaning:
                        "Of an old model, each step of the updating ladder: log-loss, calibration and AUC out of fold, its test, and "
                        + "which was taken."
                ),
                Key(name: "factor.gain", value: "share", meaning: "Of all that boosted trees gain, the share of questions about a feature."),
                Key(
                    name: "factor.coefficient", value: "table",
                    meaning: "Coefficients of a feature in a logistic regression, with interval and interval by resampling."),
                Key(
                    name: "scorecard.card", value: "table",
                    meaning: "Conditions of a scorecard, the points of each, rows and events that "
                        + "meet it."),
                Key(name: "scorecard.scores", value: "table", meaning: "Risk of each total score by the card, and the share observed."),
                Key(
                    name: "scorecard.gap", value: "ratio",
                    meaning:
                        "How far the card's penalised log-loss can lie above that of the best card, as a share of the latter: 0 if none is better."
                ),
                Key(
                    name: "scorecard.stability", value: "table",
                    meaning: "How often resampled fits choose each condition, and the points that they give it."),
                Key(
                    name: "scorecard.risk-change", value: "share",
                    meaning: "Mean absolute difference between a risk by the card and by a resampled fit."),
            ])
    ]
}
