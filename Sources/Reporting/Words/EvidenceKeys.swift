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

        `evidence.json` holds all that a run found; the report is made from it and nothing else. This page is written by `make schema` from the code.

        A finding has a `key`; `about` (which outcome, model, rows, attribute, group, area, feature, step; `at` which capacity or threshold; compared
        with whom); a `value`, or `null` with the `reason`; an `interval` with its `level` and `method`; `count` of `total`; for a gap, \
        ratio or check a
        `verdict` (`concern`, `fine`, `insufficient`, `information`) and `why`; a `table` instead of a value where it is a curve; `support`: the cells
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
                    meaning: "The risk with inverse-probability-of-censoring weights; `says` also has the one without (`plain`), the largest weight "
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
                Key(name: "wording.label", value: "check", meaning: "How many features have no name in plain Dutch."),
                Key(name: "wording.features", value: "table", meaning: "Of each feature: sensitivity by law (or a guess), reason, source, label."),
            ]),
        Section(
            title: "Missing values",
            lead: "In the rows that models learn from. A structural gap (the question did not apply) is not a missing value, and its row is left out "
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
            ]
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
            title: "Imputation", lead: "Of `evenkans impute`, in `diagnostics.json`.",
            keys: [
                Key(
                    name: "imputation.columns", value: "table",
                    meaning: "Of each imputed column: cells, method, the columns it was imputed from, whether a ridge was needed."),
                Key(name: "imputation.left-out", value: "table", meaning: "Columns that played no part, and why."),
                Key(
                    name: "imputation.convergence", value: "R-hat",
                    meaning: "Of a column, the largest rank-normalised split R-hat of what was followed; `concern` where the chains have not settled "
                        + "(also by drift), `insufficient` where they are too few or too short."),
                Key(name: "imputation.trace", value: "table", meaning: "Of a column, what was followed after each iteration of each chain."),
                Key(
                    name: "imputation.distribution", value: "table",
                    meaning: "Of a column, shares of observed and of imputed values by bar or level. The outer bars hold the tails too."),
                Key(
                    name: "imputation.donors", value: "table",
                    meaning: "Of a column, per imputation, how many rows gave values, and the most that one gave."),
                Key(
                    name: "imputation.donor-groups", value: "table",
                    meaning: "Of a column and an attribute, of the values that each group got, the share that each group gave."),
            ]),
        Section(
            title: "The model", lead: "What was learned, on the training rows.",
            keys: [
                Key(name: "model.summary", value: "table", meaning: "Size of the model, how it converged, what was refused."),
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
                        "Of an old model, each step of the updating ladder: log-loss, calibration and AUC out of fold, its test, and which was taken."
                ),
                Key(name: "factor.gain", value: "share", meaning: "Of all that boosted trees gain, the share of questions about a feature."),
                Key(
                    name: "factor.coefficient", value: "table",
                    meaning: "Coefficients of a feature in a logistic regression, with interval and interval by resampling."),
                Key(name: "scorecard.card", value: "table", meaning: "Conditions of a scorecard, the points of each, rows and events that meet it."),
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
            title: "Areas", lead: "Per area, such as a municipality.",
            keys: ["observed-expected", "auc"].map(MetricWords.of).map { Key(name: "area.\($0.key)", value: $0.unit, meaning: $0.meaning.en) }),
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
