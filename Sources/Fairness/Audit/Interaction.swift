// SPDX-License-Identifier: EUPL-1.2

/// How intersections are judged: by what a group of two attributes has beyond what the two add up to, on the scale of risk differences
/// (methods 34). A gap that both attributes make apart is the gap of either, and is judged there.
enum Interaction {
    static let prefix = "fairness.interaction."

    /// `fairness.interaction.fnr`: a difference of shares; of observed / expected, of the share that happened and the mean score.
    static func key(_ metric: AuditMetric) -> String { prefix + metric.name }

    /// The name of the sentence that says why gaps and ratios of crossed attributes have no verdict.
    static let whyOthersAreNotJudged = "fairness.crossed.information"
    /// Of why a departure is not computed: too few other groups to add up from.
    static let noOthers = "fairness.interaction.no-others"
}
