// SPDX-License-Identifier: EUPL-1.2

extension EvidenceKeys {
    /// Keys of the audits beyond the rates of groups.
    static let biasSections: [Section] = [
        Section(
            title: "Summaries of an attribute",
            lead: "What other tools print too, each beside what chance gives (`chance`, `p` in `says`): information.",
            keys: [
                Key(
                    name: "fairness.equalised-odds-worst", value: "share",
                    meaning: "The larger of the largest differences between groups in who is rightly and who is wrongly selected."),
                Key(name: "fairness.equalised-odds-mean", value: "share", meaning: "The mean of those two differences."),
                Key(
                    name: "fairness.differential", value: "log-ratio",
                    meaning: "Epsilon of differential fairness: the largest log-ratio between two groups of being selected, or not."),
                Key(
                    name: "fairness.generalised-entropy", value: "number",
                    meaning: "How unequally people fare by wrong decisions (generalised entropy index); of all rows."),
                Key(name: "fairness.theil", value: "number", meaning: "The same by Theil's index."),
                Key(name: "fairness.entropy-between", value: "number", meaning: "The part of the generalised entropy that lies between groups."),
                Key(
                    name: "fairness.abroca", value: "number",
                    meaning: "Area between the ROC curves of a group and of all others; by chance as if the scores were right."),
                Key(
                    name: "fairness.xauc", value: "share",
                    meaning: "How often someone of the group with the outcome is ranked above someone of the others without it; `reverse` with the "
                        + "groups exchanged."),
            ]),
        Section(
            title: "People who are alike, and all attributes crossed",
            lead: "Conditional parity is judged by its limit where one is set; the others are information.",
            keys: [
                Key(
                    name: "fairness.conditional-parity", value: "share",
                    meaning: "Difference in the share selected between a group and its reference among people with the same level of `feature`, "
                        + "averaged over the levels by their share of all rows; the table holds each level, `left_out` the share of rows in levels "
                        + "without enough of both, `raw` the difference without regard to levels."),
                Key(
                    name: "fairness.consistency", value: "share",
                    meaning: "How far the decisions of a sample of `rows` agree with those of their `neighbours` nearest in standardised "
                        + "`features`; `chance` if decisions had nothing to do with features."),
            ]
                + [("prevalence", "who has the outcome"), ("selection-rate", "who is selected"), ("tpr", "who of those with the outcome is found")]
                .flatMap { rate, what in
                    [
                        Key(
                            name: "fairness.maihda.vpc.\(rate)", value: "share",
                            meaning: "Of the variation between people in \(what), on the log-odds scale, the part between the groups of all "
                                + "attributes crossed (variance partition coefficient)."),
                        Key(
                            name: "fairness.maihda.pcv.\(rate)", value: "share",
                            meaning: "Of what lies between those groups, the part that the attributes by themselves add up to (proportional change "
                                + "in variance)."),
                    ]
                }),
        Section(
            title: "Scores and capacity by group",
            lead: "Of each group, for information; statistics that cannot be negative stand beside what chance gives (`chance`, `excess`, `p`).",
            keys: [
                Key(
                    name: "fairness.ks", value: "share",
                    meaning: "Kolmogorov-Smirnov: the largest difference of the distribution functions of scores, group against all others."),
                Key(name: "fairness.wasserstein", value: "number", meaning: "Wasserstein-1: the area between the two."),
                Key(
                    name: "fairness.brier", value: "number",
                    meaning: "Brier score of a group; `reliability`, `resolution`, `uncertainty` over tenths of all scores."),
                Key(
                    name: "fairness.multicalibration", value: "share",
                    meaning: "The largest difference of observed and expected share in any group and tenth of the scores."),
                Key(
                    name: "fairness.need-adjusted-selection", value: "ratio", meaning: "Selected, for each one with the outcome."),
                Key(
                    name: "fairness.marginal-risk", value: "share",
                    meaning: "Share with the outcome among the 5% of all rows whose scores lie nearest to the cut."),
                Key(
                    name: "fairness.pooled.selection-rate", value: "share",
                    meaning:
                        "Largest difference of the shares selected of all attributes crossed, drawn towards each other (beta-binomial); the table "
                        + "holds each."),
                Key(name: "fairness.pooled.tpr", value: "share", meaning: "The same of those with the outcome who are found."),
                Key(
                    name: "fairness.conflict", value: "share",
                    meaning: "How far false positive rates would lie apart with equal predictive values and misses, for the groups whose prevalences "
                        + "differ most; only where chance does not explain that."),
            ]),
        Section(
            title: "Proxies", lead: "What tells a group although nobody says who is in it. Of two groups only the smaller is told.",
            keys: [
                Key(
                    name: "proxy.joint", value: "share",
                    meaning: "How well the features together tell a group from all others (AUC, out of fold). Limit .70 of the lower end."),
                Key(
                    name: "proxy.feature", value: "share",
                    meaning: "The same of one feature alone; `area` is the neighbourhood."),
                Key(
                    name: "proxy.drop-one", value: "share",
                    meaning: "How much less well the group is told without one feature; `rank` among the features that were asked."),
                Key(name: "proxy.score", value: "share", meaning: "How often the score of someone of the group is the higher one (AUC)."),
                Key(
                    name: "proxy.score-gap", value: "log-odds",
                    meaning: "Difference in mean score between a group and what it is compared with."),
                Key(
                    name: "proxy.contribution", value: "log-odds",
                    meaning: "What one feature brings to that difference (`share` of it); all add up to it."),
            ]),
        Section(
            title: "Records",
            lead: "Whether outcome and features are recorded alike. `insufficient` with the input that is needed where none is given.",
            keys: [
                Key(
                    name: "label.detection-ratio", value: "ratio",
                    meaning:
                        "Observed by expected of the label in a group against its reference, divided by the same of an outcome that was recorded "
                        + "for everybody alike (`comparator`); with `column`, of those whom an earlier policy flagged. Limit 1.15 either way."),
                Key(
                    name: "measurement.ratio", value: "ratio",
                    meaning: "Of a feature (`column`), the recorded part of the true sum in a group, divided by that in its reference. Limit .85 "
                        + "either way."),
            ]),
        Section(
            title: "Neighbourhoods", lead: "On which neighbourhoods flags and false alarms come down.",
            keys: [
                Key(
                    name: "stigma.areas", value: "table",
                    meaning: "Of each area: rows, flagged and falsely flagged, per 1,000 rows, location quotient with its interval."),
                Key(
                    name: "stigma.false-alarms", value: "ratio",
                    meaning: "False alarms of an area divided by those that the scores expect among its flagged, drawn towards all areas. "
                        + "Limit 1.1."),
                Key(
                    name: "stigma.location-quotient", value: "count",
                    meaning: "In how many areas the share of flagged is above `quotient` times the average."),
                Key(
                    name: "stigma.gini", value: "number",
                    meaning: "How unevenly false alarms lie over areas; the table holds the Lorenz curve."),
                Key(name: "stigma.half-share", value: "share", meaning: "The smallest share of areas that carries half of the false alarms."),
                Key(
                    name: "stigma.moran", value: "number",
                    meaning: "Moran's I of false alarms by area, for rates of unequal size (empirical Bayes); only with a map of neighbours."),
                Key(name: "stigma.area-share", value: "share", meaning: "Which share of the variance of scores is the area."),
            ]),
        Section(
            title: "Flips and archetypes",
            lead: "What the model makes of one change about the same rows, and of families that somebody drew up (`fairness: {archetypes: FILE}`). "
                + "Intervals are of posterior draws. `insufficient` where too few real rows are so.",
            keys: [
                Key(
                    name: "flip.mean", value: "share",
                    meaning: "Change of the mean score; `before` and `after`; `count` of `total` rows for whom the change is possible and usual."),
                Key(name: "flip.top-decile", value: "share", meaning: "Change of the share above the top tenth of real scores."),
                Key(
                    name: "flip.selected", value: "share",
                    meaning: "Change of the share selected; `up` and `down`: rows that cross the cut either way."),
                Key(
                    name: "archetype.score", value: "share",
                    meaning: "Mean score with the profile written in; `everybody`: of the same rows as they are."),
                Key(
                    name: "archetype.effect", value: "share",
                    meaning: "The difference of the two; `additive`: the sum of the effects of each feature alone, which the table lists."),
                Key(
                    name: "archetype.observed", value: "share",
                    meaning: "Of the real rows with the profile, the share with the outcome; `expected` by the model, and `selected`."),
            ]),
        Section(
            title: "Paths",
            lead: "By which paths of the analyst's graph a group differs from those it is compared with (`fairness: {graph: FILE}`): "
                + "total = direct - indirect - spurious. A part without a node that it could run through is left out.",
            keys: [
                Key(name: "causal.graph", value: "table", meaning: "The arrows and hidden causes that were taken for granted."),
                Key(
                    name: "causal.roles", value: "table",
                    meaning:
                        "Of an attribute: which nodes lie between it and the outcome (or score), and which before; `count` between, `total` before."
                ),
            ]
                + CausalSection.targets.flatMap { target in
                    [
                        Key(name: "causal.\(target).total", value: "share", meaning: "Difference in \(causal(target))."),
                        Key(
                            name: "causal.\(target).direct", value: "share",
                            meaning: "What the compared would differ, had only the attribute been that of the group, in \(causal(target))."),
                        Key(
                            name: "causal.\(target).indirect", value: "share",
                            meaning:
                                "Through what lies between, of the change from the group back, in \(causal(target)); `brings` is its part of the "
                                + "total."),
                        Key(
                            name: "causal.\(target).spurious", value: "share",
                            meaning:
                                "From what lies before, of the change from the group back, in \(causal(target)); `brings` is its part of the total."
                        ),
                    ]
                } + [
                    Key(
                        name: "causal.overlap", value: "share",
                        meaning: "Of the compared, those who have next to no like in the group (50 times rarer there); above .05 nothing is told."),
                    Key(
                        name: "causal.robustness.direct", value: "share",
                        meaning:
                            "What an unmeasured cause would have to explain of what is left, of the outcome and of membership alike, for the direct "
                            + "effect to vanish; `with_chance` for it to be no more than chance; the table bounds the effect by strength."),
                    Key(
                        name: "causal.robustness.total", value: "share",
                        meaning: "The same of the effect by all paths from the attribute (direct less indirect)."),
                ]),
        Section(
            title: "Slices", lead: "Groups that nobody named: searched on one half of the rows, judged on the other.",
            keys: [
                Key(
                    name: "slice.search", value: "count",
                    meaning: "Groups that were judged (`count`) of all that were looked at (`total`), and the rows of both halves."),
                Key(
                    name: "slice.observed-expected", value: "ratio",
                    meaning: "Observed by expected events of a group (`group`: features and what each holds) divided by that of all others. Limit "
                        + "1.1 either way."),
                Key(
                    name: "slice.log-loss", value: "number",
                    meaning: "How much more the log-loss exceeds what the scores promise than it does for all others."),
            ]),
    ]

    private static func causal(_ target: String) -> String {
        switch target {
        case "outcome": "how often the outcome happens"
        case "score": "the mean score"
        default: "who is selected"
        }
    }
}
