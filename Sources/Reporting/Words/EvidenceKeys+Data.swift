// SPDX-License-Identifier: EUPL-1.2

extension EvidenceKeys {
    /// From the file to the rows that were used, and how things are called.
    static let dataSections: [Section] = [
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
    ]
}
