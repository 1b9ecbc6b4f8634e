// SPDX-License-Identifier: EUPL-1.2

extension EvidenceKeys {
    /// Which values are missing, and what is done about it.
    static let missingSections: [Section] = [
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
                        "Under a treatment of missing values (`about.strategy`; `own` marks the study's), the share of the rows that is judged, or "
                        + "why none; weights cut off (`trimmed`), features whose gaps kept a bin (`kept`). `validation.*` and `fairness.*` findings "
                        + "with a strategy are of it."
                ),
                Key(
                    name: "missing.difference.auc", value: "difference",
                    meaning: "The AUC under a treatment (`about.strategy`) less the study's own, on the rows that both judge; of several completed "
                        + "tables, of the mean risk. Interval: percentiles over resamples of families that both share (`resamples`)."),
                Key(name: "missing.difference.brier", value: "difference", meaning: "The same of the Brier score."),
                Key(name: "missing.difference.observed-expected", value: "difference", meaning: "The same of the ratio of observed to expected."),
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
            ] + perMetric),
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
    ]

    /// What is said of each comparison of groups.
    private static var perMetric: [Key] {
        let bounded = MetricWords.groupMetrics.filter { !["auc", "observed-expected", "net-benefit"].contains($0.key) }
        return bounded.map(bounds) + bounded.map(differences) + MetricWords.groupMetrics.flatMap(deltas) + MetricWords.groupMetrics.flatMap(flips)
    }

    private static func bounds(_ metric: MetricWords) -> Key {
        Key(
            name: "missing.group-bounds.\(metric.key)", value: metric.unit,
            meaning: "A group less all others: the value among those of whom a group is recorded, and limits that hold whatever groups the others "
                + "belong to (`count` people; `lowest` and `highest` without sampling error).")
    }

    private static func differences(_ metric: MetricWords) -> Key {
        Key(
            name: "missing.difference.gap.\(metric.key)", value: metric.unit,
            meaning: "The gap of this group under a treatment (`about.strategy`) less the study's own gap, as of `missing.difference.auc`.")
    }

    /// Differences, ratios, or both.
    private static func scales(_ metric: MetricWords) -> [String] {
        metric.key == "auc" ? ["gap"] : metric.key == "observed-expected" ? ["ratio"] : ["gap", "ratio"]
    }

    private static func deltas(_ metric: MetricWords) -> [Key] {
        scales(metric).flatMap { scale in
            [
                Key(
                    name: "missing.delta.\(scale).\(metric.key)", value: "table",
                    meaning: "This comparison with its verdict at each place of the grid, the model fitted and audited anew with the missing "
                        + "values of `about.feature` there."),
                Key(
                    name: "missing.tipping.\(scale).\(metric.key)", value: "delta",
                    meaning: "The nearest place at which its verdict is another (`from`, `to`); as `missing.tipping.value`. A verdict of the "
                        + "study that is not `fine` in the whole grid is not `fine`."),
            ]
        }
    }

    private static func flips(_ metric: MetricWords) -> [Key] {
        scales(metric).map { scale in
            Key(
                name: "missing.flip.\(scale).\(metric.key)", value: scale == "gap" ? metric.unit : "ratio",
                meaning: "The verdict about this comparison would be another under a treatment of missing values: value and interval under it, "
                    + "verdicts `from` and `to`, the study's own value (`study`).")
        }
    }
}
