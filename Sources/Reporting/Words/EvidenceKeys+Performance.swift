// SPDX-License-Identifier: EUPL-1.2

extension EvidenceKeys {
    /// How well a model does, here and elsewhere.
    static let performanceSections: [Section] = [
        Section(
            title: "Performance", lead: "Of a model as a whole, on rows that it did not learn from.",
            keys: (["auc", "observed-expected", "ppv"].map(MetricWords.of) + MetricWords.modelMetrics).map {
                Key(name: "validation.\($0.key)", value: $0.unit, meaning: $0.meaning.en)
            } + [
                Key(
                    name: "validation.trend", value: "ratio",
                    meaning: "Change from one year to the next of the odds of the event at the same predicted risk; of a group: beside all others. "
                        + "With `rows` a year (`year:2019`), `validation.observed-expected`, `validation.auc` and `fairness.observed-expected` "
                        + "are of that year."),
                Key(name: "validation.spiegelhalter-z", value: "z", meaning: "Spiegelhalter's test that the predictions are right."),
                Key(name: "validation.calibration-curve", value: "table", meaning: "Observed against predicted risk, smoothed."),
                Key(name: "validation.decision-curve", value: "table", meaning: "Net benefit by threshold, beside selecting everybody or nobody."),
                Key(
                    name: "validation.difference.auc", value: "share",
                    meaning: "AUC of the chosen model minus that of another that can be read, on the same rows."),
                Key(
                    name: "validation.difference.log-loss", value: "number",
                    meaning: "The same of the log-loss: below 0 the chosen model is better."),
                Key(
                    name: "validation.price-of-explainability.auc", value: "share",
                    meaning: "AUC of a model that nobody can read minus that of the chosen one, on the same rows; a large price is an alarm."),
                Key(
                    name: "validation.price-of-explainability.log-loss", value: "number",
                    meaning: "Log-loss of the chosen model minus that of the one that nobody can read: above 0 is what explaining costs."),
            ]),
        Section(
            title: "Resampled intervals", lead: "Of `audit --bootstrap`: the interval from resampled families; the formula's in `says`.",
            keys: ["auc", "observed-expected", "brier"].map(MetricWords.of).map {
                Key(name: "resampled.\($0.key)", value: $0.unit, meaning: $0.meaning.en)
            }
                + MetricWords.groupMetrics.filter { $0.key != "auc" && $0.key != "observed-expected" }.flatMap { metric in
                    [
                        Key(name: "resampled.\(metric.key)", value: metric.unit, meaning: metric.meaning.en),
                        Key(
                            name: "resampled.gap.\(metric.key)", value: metric.unit, meaning: "Difference in: \(metric.name.en.lowercasedFirst)."),
                    ]
                }),
        Section(
            title: "Screening", lead: "Of all rows that are screened at a capacity, the share that ends in each place; by group too.",
            keys: [
                Key(name: "screening.found", value: "share", meaning: "Selected, with the outcome."),
                Key(name: "screening.missed", value: "share", meaning: "With the outcome, not selected."),
                Key(name: "screening.referred-without-need", value: "share", meaning: "Selected, without the outcome."),
            ]),
        Section(
            title: "Sample size", lead: "Whether there are enough rows (Riley et al. 2020, 2021).",
            keys: [
                Key(
                    name: "sample-size.candidate-parameters", value: "rows",
                    meaning: "Rows that all parameters would need before any penalty, at an R2 of 15% of what can be explained; rows by criterion in "
                        + "`says`. `fine` where there are as many, else `insufficient`."),
                Key(
                    name: "sample-size.effective-parameters", value: "rows",
                    meaning: "The same of the parameters that the penalty left, at the R2 of rows that the model did not see."),
                Key(
                    name: "sample-size.groups", value: "table",
                    meaning:
                        "Of each group, rows and cases that are expected, standard errors that follow (O/E, slope, AUC, missed), and the smallest "
                        + "difference with all others that is found four times out of five."),
            ]),
        Section(
            title: "Refits", lead: "The model made anew from resampled families (`resamples`; `failed`: no model could be made).",
            keys: RobustnessKeys.optimism.map {
                Key(
                    name: "optimism.\($0)", value: MetricWords.of($0).unit,
                    meaning: "Corrected for optimism: what to expect on new rows; `apparent` on the rows learned from, `optimism` the difference.")
            } + [
                Key(
                    name: "stability.mape", value: "share",
                    meaning: "Mean absolute difference between a row's risk and that of a resampled fit; `percentile90` and `maximum` over the "
                        + "rows."),
                Key(
                    name: "stability.selection", value: "share",
                    meaning: "How often a row is selected by one and not by the other; `lost`: of those selected; `rows`: share of rows of which it "
                        + "happens in a tenth of the fits or more."),
                Key(name: "stability.predictions", value: "table", meaning: "Of rows of about the same risk, where 95% of the resampled risks lie."),
            ]),
        Section(
            title: "Areas and years that were not learned from",
            lead: "Random effects over units (REML, Hartung-Knapp); `prediction_low`, `prediction_high`: where a next unit would lie.",
            keys: ["area", "year"].flatMap { unit -> [Key] in
                RobustnessKeys.internalExternal.map {
                    Key(name: "internal-external.\(unit).\($0)", value: MetricWords.of($0).unit, meaning: "Mean over the \(unit)s.")
                } + [Key(name: "internal-external.\(unit).units", value: "table", meaning: "Each \(unit), small ones merged.")]
            }),
        Section(
            title: "Another year or place",
            lead: "Of a model made without its rows; `about.step` names it. `transport.*`: the other rows weighted to its people (inverse odds).",
            keys: [
                Key(name: "transport.overlap", value: "share", meaning: "Of the rows there, those of a kind that is seen among the others."),
                Key(name: "transport.effective-size", value: "rows", meaning: "What the other rows are worth, weighted."),
            ]
                + ["auc", "observed-expected", "calibration-slope", "brier"].map(MetricWords.of).map {
                    Key(name: "transport.\($0.key)", value: $0.unit, meaning: "With the people there. \($0.meaning.en)")
                } + [
                    Key(name: "shift.case-mix", value: "share", meaning: "How well the features tell the rows there from the others (AUC)."),
                    Key(name: "shift.auc-by-case-mix", value: "number", meaning: "What other people alone do to the AUC."),
                    Key(name: "shift.auc-by-coefficients", value: "number", meaning: "What is left of the difference in AUC."),
                    Key(name: "shift.calibration-slope", value: "ratio", meaning: "Of the model there."),
                    Key(name: "shift.calibration-in-the-large", value: "log-odds", meaning: "Of the model there."),
                    Key(
                        name: "shift.observed-expected", value: "ratio",
                        meaning: "Of the model there; `why` ends in what differs: none, intercept, coefficients or unknown."),
                    Key(
                        name: "shift.group-observed-expected", value: "ratio",
                        meaning: "Of a group there, with the model as it is and updated (`about.step`), of rows that the update did not see."),
                ]),
    ]
}

/// The statistics of refits and of units that were not learned from.
enum RobustnessKeys {
    static let optimism = ["auc", "calibration-slope", "brier", "nagelkerke-r2"]
    static let internalExternal = ["auc", "calibration-slope", "observed-expected"]
}
