// SPDX-License-Identifier: EUPL-1.2

extension EvidenceKeys {
    /// By area and by group.
    static let groupSections: [Section] = [
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
            lead: "Of a group with what it is compared with; the worst gap is the largest between any two groups of an attribute; an interaction "
                + "is what a group of two attributes has beyond what the two add up to.",
            keys: MetricWords.groupMetrics.flatMap { metric -> [Key] in
                let name = metric.name.en.lowercasedFirst
                let gap = Key(name: "fairness.gap.\(metric.key)", value: metric.unit, meaning: "Difference in: \(name).")
                let ratio = Key(name: "fairness.ratio.\(metric.key)", value: "ratio", meaning: "Ratio of: \(name).")
                let worst = Key(name: "fairness.worst-gap.\(metric.key)", value: metric.unit, meaning: "Largest difference in: \(name).")
                let interaction = Key(
                    name: "fairness.interaction.\(metric.key)", value: metric.key == "observed-expected" ? "share" : metric.unit,
                    meaning: metric.key == "observed-expected"
                        ? "Departure from additivity of two attributes in: observed minus predicted, as a share of the rows."
                        : "Departure from additivity of two attributes in: \(name).")
                return switch metric.key {
                case "auc": [gap, worst]
                case "observed-expected": [ratio, interaction]
                default: [gap, ratio, worst, interaction]
                }
            }),
    ]
}
