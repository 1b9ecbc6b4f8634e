// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Every key that `evidence.json` can hold, with what it means: the source of `docs/formats/evidence.md`.
public enum EvidenceKeys {
    struct Key {
        let name: String
        let value: String
        let meaning: String
    }

    /// All keys, in the order of the page.
    public static var names: [String] { sections.flatMap { $0.keys.map(\.name) } }

    /// The page, as Markdown.
    public static var page: String {
        let tables = sections.map { section in
            let rows = section.keys.map { "| `\($0.name)` | \($0.value) | \($0.meaning) |" }.joined(separator: "\n")
            return "## \(section.title)\n\n\(section.lead)\n\n| key | value | meaning |\n|---|---|---|\n\(rows)\n"
        }
        return head + "\n" + tables.joined(separator: "\n")
    }

    private static let head = """
        # Evidence

        `evidence.json` holds all that a run found; the report is made from it and nothing else. This page is written by `make schema` \
        from the code.

        A finding has a `key`; `about` (which outcome, model, rows, attribute, group, area, feature, step; `at` which capacity or \
        threshold; compared
        with whom); a `value`, or `null` with the `reason`; an `interval` with its `level` and `method`; `count` of `total`; for a gap, \
        ratio or check a
        `verdict` (`concern`, `fine`, `insufficient`, `information`) and `why`; a `table` instead of a value where it is a curve; \
        `support`: the cells
        behind it, by which an output checker judges; `says`: the sentence of the report. Shares and differences of shares are between 0 and 1.

        """

    struct Section {
        let title: String
        let lead: String
        let keys: [Key]
    }

    private static let sections = studySections + biasSections

    private static let studySections = [
        Section(
            title: "Rows", lead: "From the file to the rows that were used.",
            keys: [
                Key(name: "cohort.columns", value: "table", meaning: "Columns of the data: role, type, how many values are missing."),
                Key(name: "cohort.flow", value: "share", meaning: "Of the rows that were read, the share left after a step; by group too."),
                Key(
                    name: "cohort.complete", value: "share",
                    meaning: "Of the rows of the cohort, the share with a value of every feature; by group too."),
                Key(
                    name: "cohort.follow-up", value: "share",
                    meaning: "Of the rows whose window is known, the share that was followed until the outcome was settled; by group too."),
                Key(
                    name: "cohort.competing", value: "share",
                    meaning:
                        "Of the rows whose window is known, the share in which a competing event came first, so that the outcome is no; by group "
                        + "too. A group with more of them looks as if it had less of the outcome."),
                Key(
                    name: "cohort.follow-up-bounds", value: "share",
                    meaning: "Of the followed rows, the share with the outcome; `interval` holds what it could be of all, whatever happened to the "
                        + "others (`worst-best-case`)."),
                Key(
                    name: "cohort.attrition", value: "ratio",
                    meaning: "The share of a group that stays at a step, divided by that of all others; against shares of the population where "
                        + "those who leave have no known group. Limit .90."),
                Key(
                    name: "cohort.representation", value: "ratio",
                    meaning: "A group's share of the rows divided by its share of the population. Limit 1.25 either way."),
                Key(
                    name: "cohort.population-stability", value: "index",
                    meaning: "The population stability index of an attribute's groups, less what chance gives."),
                Key(
                    name: "cohort.embargo", value: "share",
                    meaning: "Of the rows to learn from, the share whose outcome was known only after the first test row is looked at."),
                Key(
                    name: "cohort.censoring", value: "share",
                    meaning: "The risk with inverse-probability-of-censoring weights; `says` also has the one without (`plain`), the "
                        + "largest weight "
                        + "and how many rows took the weights of a coarser group (`pooled`)."),
            ]),
        Section(
            title: "Leakage",
            lead: "What tells a model what it could not know; `concern` stops a run unless it was set aside (`why`), `insufficient` asks "
                + "for a look.",
            keys: [
                Key(name: "leakage.known-afterwards", value: "check", meaning: "A value that comes into being after the index date."),
                Key(
                    name: "leakage.index-from-outcome", value: "check",
                    meaning: "The index date is computed from a column that also makes the outcome."),
                Key(name: "leakage.outcome-code", value: "check", meaning: "A code or a cost that is the outcome under another name."),
                Key(name: "leakage.wrong-year", value: "check", meaning: "A value of the year of the index, or of a later one."),
                Key(name: "leakage.later-snapshot", value: "check", meaning: "Parents, address or household as a later snapshot has them."),
                Key(name: "leakage.relation-known-later", value: "check", meaning: "A relation that is not there yet at the index date."),
                Key(name: "leakage.survival", value: "check", meaning: "Staying in the registers is taken for having no event."),
                Key(name: "leakage.families-across", value: "check", meaning: "Siblings, households or dwellings on both sides of a split."),
                Key(name: "leakage.spell-end", value: "check", meaning: "The end of a spell, seen before it ended."),
                Key(name: "leakage.history-after-index", value: "check", meaning: "A history that runs on after the index date."),
                Key(name: "leakage.later-boundaries", value: "check", meaning: "Boundaries or ranks of another year's population."),
                Key(name: "leakage.learned-before-split", value: "check", meaning: "Something learned from all rows before they were split."),
                Key(
                    name: "leakage.truncated-cohort", value: "check",
                    meaning: "At the end of the register only those whose event came early are seen."),
                Key(name: "leakage.publication-lag", value: "check", meaning: "A file that is not out yet at the index date."),
                Key(
                    name: "leakage.never-registered", value: "check",
                    meaning: "Those who never came into the register: said, since no data show it."),
                Key(name: "leakage.duplicate-rows", value: "check", meaning: "The same row, or a twin, on both sides of a split."),
                Key(name: "leakage.tell-tale", value: "check", meaning: "A feature that alone orders events before all others."),
                Key(name: "leakage.telling-missingness", value: "check", meaning: "Whether a value is there tells the outcome."),
                Key(name: "leakage.names-rows", value: "check", meaning: "A column that names rows."),
            ]),
        Section(
            title: "Words", lead: "How features, outcomes and attributes are called, and what nobody wrote down about them.",
            keys: [
                Key(name: "wording.term", value: "check", meaning: "A word in a name or label that judges people, suspects, or blames."),
                Key(name: "wording.necessity", value: "check", meaning: "How many features have no reason why they are needed."),
                Key(name: "wording.source", value: "check", meaning: "How many features have no source."),
                Key(
                    name: "wording.contestability", value: "check",
                    meaning: "How many features do not say where a person can see them and have them corrected."),
                Key(name: "wording.label", value: "check", meaning: "How many features have no name in plain Dutch."),
                Key(
                    name: "wording.features", value: "table",
                    meaning: "Of each feature: sensitivity by law (or a guess), reason, source, correction, label."),
            ]),
        Section(
            title: "Missing values",
            lead: "In the rows that models learn from. A structural gap (the question did not apply) is not a missing value, and its row "
                + "is left out "
                + "of the feature's rates.",
            keys: [
                Key(
                    name: "missing.kinds", value: "table",
                    meaning: "Of each feature and kind of gap, how many rows and their share, with interval; empty where nothing is missing."),
                Key(
                    name: "missing.patterns", value: "table",
                    meaning: "The features that rows miss together, the commonest first; `count` is how many combinations occur."),
                Key(
                    name: "missing.flux", value: "table",
                    meaning: "Of each feature, how it is connected with the others: influx (what there is to impute it from), outflux (how much it "
                        + "can help to impute others)."),
                Key(name: "missing.rate", value: "share", meaning: "How often a feature is missing; by group too."),
                Key(
                    name: "missing.gap", value: "share",
                    meaning: "Difference in how often a feature is missing. The limit, .1, is of the standardised difference (`standardised`) with "
                        + "the others, or the group that it is compared with."),
                Key(
                    name: "missing.adjusted-gap", value: "share",
                    meaning: "The same among rows that are alike in the other features (least squares, on at most about 50,000 rows)."),
                Key(
                    name: "missing.pattern-auc", value: "share",
                    meaning: "How well the pattern of missing values alone tells a group from the others (AUC; learned on one half of the "
                        + "families and judged on the other, of at most about 200,000 rows)."),
                Key(
                    name: "missing.outcome-gap", value: "share",
                    meaning: "How much more frequent the outcome is where a feature is missing than where it is known; by group too."),
                Key(
                    name: "missing.method", value: "share",
                    meaning:
                        "What the study itself did with missing values, where not every kind has a bin: the share of the training rows that is "
                        + "learned from; method, deployment, performance (`ideal` or `pragmatic`), features whose gaps kept a bin (`kept`), "
                        + "weights cut off (`trimmed`). Table: of each feature and kind of gap the action (keep, impute, leave-out)."),
                Key(
                    name: "missing.convergence", value: "R-hat",
                    meaning: "Of a feature that the study imputed, the largest rank-normalised split R-hat of what was followed; verdicts as of "
                        + "`imputation.convergence`."),
                Key(
                    name: "missing.strategy", value: "share",
                    meaning:
                        "Under a treatment of missing values (`about.strategy`; `own` marks the study's), the share of the rows that is judged, or why "
                        + "none; weights cut off (`trimmed`), features whose gaps kept a bin (`kept`). `validation.*` and `fairness.*` findings with "
                        + "a strategy are of it."
                ),
                Key(
                    name: "missing.value-gap", value: "the feature's unit, or a share",
                    meaning:
                        "How a feature (or the level that the plan names) differs between a group and all others, if missing values are like those "
                        + "of similar rows: pooled over imputations that know outcomes and groups; `size`, `from`, `to` without sign; `fmi`."),
                Key(
                    name: "missing.value-gap.grid", value: "table",
                    meaning: "The same where missing values of the group lie `delta_group` and those of all others `delta_reference` away "
                        + "(standard "
                        + "deviations of the observed values, or log-odds of the level), from the same draws; `conclusion` is what the "
                        + "interval says."
                ),
                Key(name: "missing.value-gap.union", value: "interval", meaning: "From the lowest to the highest limit of the whole grid."),
                Key(
                    name: "missing.value-gap.bounds", value: "interval",
                    meaning: "Whatever the missing values are (Manski): a share from 0 to 1, a number between the 1st and 99th percentile of those "
                        + "observed; with sampling error (Imbens and Manski)."),
                Key(
                    name: "missing.tipping.value", value: "delta",
                    meaning:
                        "The nearest place in the grid (the larger of its two deltas) at which `missing.value-gap` concludes something else: then "
                        + "`insufficient`; `information` where there is none. Never `fine`: no data show where missing values lie."),
            ]
                + MetricWords.groupMetrics.filter { !["auc", "observed-expected", "net-benefit"].contains($0.key) }.map { metric in
                    Key(
                        name: "missing.group-bounds.\(metric.key)", value: metric.unit,
                        meaning:
                            "A group less all others: the value among those of whom a group is recorded, and limits that hold whatever groups the "
                            + "others belong to (`count` people; `lowest` and `highest` without sampling error).")
                }
                + MetricWords.groupMetrics.flatMap { metric -> [Key] in
                    let scales = metric.key == "auc" ? ["gap"] : metric.key == "observed-expected" ? ["ratio"] : ["gap", "ratio"]
                    return scales.flatMap { scale in
                        [
                            Key(
                                name: "missing.delta.\(scale).\(metric.key)", value: "table",
                                meaning:
                                    "This comparison with its verdict at each place of the grid, the model fitted and audited anew with "
                                    + "the missing "
                                    + "values of `about.feature` there."),
                            Key(
                                name: "missing.tipping.\(scale).\(metric.key)", value: "delta",
                                meaning:
                                    "The nearest place at which its verdict is another (`from`, `to`); as `missing.tipping.value`. A "
                                    + "verdict of the "
                                    + "study that is not `fine` in the whole grid is not `fine`."),
                        ]
                    }
                }
                + MetricWords.groupMetrics.flatMap { metric -> [Key] in
                    let scales = metric.key == "auc" ? ["gap"] : metric.key == "observed-expected" ? ["ratio"] : ["gap", "ratio"]
                    return scales.map { scale in
                        Key(
                            name: "missing.flip.\(scale).\(metric.key)", value: scale == "gap" ? metric.unit : "ratio",
                            meaning: "The verdict about this comparison would be another under a treatment of missing values: value and interval "
                                + "under it, verdicts `from` and `to`, the study's own value (`study`).")
                    }
                }),
        Section(
            title: "Imputation",
            lead: "Of `evenkans impute`, in `diagnostics.json`; how well hidden cells are imputed also of a study "
                + "that imputes.",
            keys: [
                Key(
                    name: "imputation.columns", value: "table",
                    meaning: "Of each imputed column: cells, method, the columns it was imputed from, whether a ridge was needed."),
                Key(name: "imputation.left-out", value: "table", meaning: "Columns that played no part, and why."),
                Key(
                    name: "imputation.convergence", value: "R-hat",
                    meaning: "Of a column, the largest rank-normalised split R-hat of what was followed; `concern` where the chains have "
                        + "not settled "
                        + "(also by drift), `insufficient` where they are too few or too short."),
                Key(name: "imputation.trace", value: "table", meaning: "Of a column, what was followed after each iteration of each chain."),
                Key(
                    name: "imputation.distribution", value: "table",
                    meaning: "Of a column, shares of observed and of imputed values by bar or level. The outer bars hold the tails too."),
                Key(
                    name: "imputation.donors", value: "table",
                    meaning: "Of a column, per imputation, how many rows gave values, and the most that one gave."),
                Key(
                    name: "imputation.skill", value: "share",
                    meaning:
                        "Of a column, how much better hidden cells are foretold than by the column's own distribution (1 - CRPS or Brier over that "
                        + "of the distribution; `score`); by group too. Cells are hidden as often as cells like them are missing "
                        + "(`like_missing`), on at "
                        + "most about 20,000 rows."),
                Key(name: "imputation.skill-gap", value: "share", meaning: "The same in a group less that among all others."),
                Key(
                    name: "imputation.coverage", value: "share",
                    meaning: "Of a column of numbers, how many hidden values lie within their 90% interval (the range of 19 draws); by group too. "
                        + "Limit: at least 85 of 100."),
                Key(
                    name: "imputation.donor-groups", value: "table",
                    meaning: "Of a column and an attribute, of the values that each group got, the share that each group gave."),
            ]),
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
            ]),
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
        Section(
            title: "Areas", lead: "Per area, such as a municipality.",
            keys: ["observed-expected", "auc"].map(MetricWords.of).map { Key(name: "area.\($0.key)", value: $0.unit, meaning: $0.meaning.en) }
                + [
                    Key(
                        name: "area.geometry", value: "table",
                        meaning:
                            "The shapes of the areas, on a grid of whole numbers, x to the right and y downwards: rings apart by `;`, corners by "
                            + "spaces. The first row holds the map's width and height."),
                    Key(
                        name: "area.planning", value: "table",
                        meaning:
                            "Of each area of a level (`column`): rows, observed and expected numbers, their ratio drawn towards that of all areas "
                            + "with its interval, the indirectly standardised rate, and whom the capacity selects, finds and misses. Empty below the "
                            + "minimum count."),
                    Key(
                        name: "area.level", value: "table",
                        meaning:
                            "How many areas of each level have enough rows with and without the outcome; `column` is the smallest level at which "
                            + "all have."),
                    Key(
                        name: "area.reach", value: "table",
                        meaning: "Of each group of an attribute, per 1,000: with the outcome, selected, found, missed, selected without it."),
                ]),
        Section(
            title: "Groups", lead: "Per group of a protected attribute, and per combination of two.",
            keys: MetricWords.groupMetrics.map { Key(name: "fairness.\($0.key)", value: $0.unit, meaning: $0.meaning.en) }),
        Section(
            title: "Comparisons",
            lead: "Of a group with what it is compared with; the worst gap is the largest between any two groups of an attribute.",
            keys: MetricWords.groupMetrics.flatMap { metric -> [Key] in
                let name = metric.name.en.lowercasedFirst
                let gap = Key(name: "fairness.gap.\(metric.key)", value: metric.unit, meaning: "Difference in: \(name).")
                let ratio = Key(name: "fairness.ratio.\(metric.key)", value: "ratio", meaning: "Ratio of: \(name).")
                let worst = Key(name: "fairness.worst-gap.\(metric.key)", value: metric.unit, meaning: "Largest difference in: \(name).")
                return switch metric.key {
                case "auc": [gap, worst]
                case "observed-expected": [ratio]
                default: [gap, ratio, worst]
                }
            }),
    ]
}

extension MetricWords {
    fileprivate var unit: String {
        switch notation {
        case .share: "share"
        case .ratio: "ratio"
        case .fraction, .number: "number"
        }
    }
}

/// The statistics of refits and of units that were not learned from.
enum RobustnessKeys {
    static let optimism = ["auc", "calibration-slope", "brier", "nagelkerke-r2"]
    static let internalExternal = ["auc", "calibration-slope", "observed-expected"]
}
