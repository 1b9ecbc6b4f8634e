// SPDX-License-Identifier: EUPL-1.2

import Basics
import Settings

/// `decision:` how many can be reached, and what an error costs.
struct DecisionSection: SettingsSection {
    enum Scope: String, CaseIterable, Sendable {
        case area, year, all
    }

    /// Below 1 a share of the rows, from 1 on a number of them.
    var capacity: Double?
    var per = Scope.all
    var costs: CostsSection?

    static let declaration = SettingsDeclaration<DecisionSection>(
        .optional(
            "capacity",
            .number(above: 0).checked {
                $0 < 1 || $0 == $0.rounded()
                    ? nil : LocalizedText(en: "a share below 1, or a whole number", nl: "een deel onder 1, of een geheel getal")
            }, \.capacity, en: "How many can be reached: below 1 a share, from 1 on a number.",
            nl: "Hoeveel er bereikt kunnen worden: onder 1 een deel, vanaf 1 een aantal."),
        .optional(
            "per",
            .choice().notBuilt { $0 == .all ? nil : LocalizedText(en: "a capacity for each area or year", nl: "een capaciteit per gebied of jaar") },
            \.per, en: "Over which rows the capacity is spread.", nl: "Over welke rijen de capaciteit wordt verdeeld."),
        .optional("costs", .section(), \.costs, en: "What an error costs.", nl: "Wat een fout kost."),
        .notBuilt("unit", en: "decisions about areas instead of rows", nl: "beslissingen over gebieden in plaats van rijen"))
}

/// `decision.costs:` in any unit; only their ratio matters.
struct CostsSection: SettingsSection {
    var missed = 1.0
    var falseAlarm = 1.0

    /// The risk from which acting is worth it: false_alarm / (missed + false_alarm).
    ///
    /// Source: Vickers and Elkin (2006), Medical Decision Making 26, 565-574.
    var threshold: Double { falseAlarm / (missed + falseAlarm) }

    static let declaration = SettingsDeclaration<CostsSection>(
        .required("missed", .number(above: 0), \.missed, en: "What it costs to miss an event.", nl: "Wat het kost een gebeurtenis te missen."),
        .required("false_alarm", .number(above: 0), \.falseAlarm, en: "What a false alarm costs.", nl: "Wat een vals alarm kost."))
}
