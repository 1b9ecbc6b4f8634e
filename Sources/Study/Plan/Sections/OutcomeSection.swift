// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Settings

/// An entry of `outcomes:` what is predicted.
struct OutcomeSection: SettingsSection {
    var name = ""
    var when: ScalarExpression?
    var column: String?
    var positive: String?
    var label: LocalizedText?
    var knownAt: String?

    static let declaration = SettingsDeclaration<OutcomeSection>(
        keys: [
            .required("name", .identifier, \.name, en: "The outcome's name.", nl: "De naam van de uitkomst."),
            .optional("when", .formula, \.when, en: "The outcome as a condition on columns.", nl: "De uitkomst als voorwaarde op kolommen."),
            .optional("column", .text, \.column, en: "The column that holds the outcome.", nl: "De kolom met de uitkomst."),
            .optional(
                "positive", .text, \.positive, en: "The code or label of that column that is the event; 1 and TRUE speak for themselves.",
                nl: "De code of het label in die kolom dat de gebeurtenis is; 1 en TRUE spreken voor zich."),
            .optional("label", .words, \.label, en: "The outcome in words.", nl: "De uitkomst in woorden."),
            .optional(
                "known_at", .text, \.knownAt, en: "The column with the day on which it is known.", nl: "De kolom met de dag waarop zij bekend is."),
            .notBuilt("of", en: "outcomes of others than the row's own person", nl: "uitkomsten van anderen dan de persoon van de rij"),
            .notBuilt("from", en: "outcomes from a register of their own", nl: "uitkomsten uit een eigen register"),
            .notBuilt("where", en: "outcomes from records of a register", nl: "uitkomsten uit records van een register"),
            .notBuilt("take", en: "summing up records of a register", nl: "records van een register samenvatten"),
            .notBuilt("window", en: "outcomes within a window of time", nl: "uitkomsten binnen een periode"),
            .notBuilt("competing", en: "competing events", nl: "gebeurtenissen die de uitkomst uitsluiten"),
            .notBuilt("censor", en: "follow-up that ends early", nl: "volgen dat eerder ophoudt"),
            .notBuilt("censoring", en: "follow-up that ends early", nl: "volgen dat eerder ophoudt"),
        ],
        check: { outcome, path, context in
            switch (context.isWritten(path["when"]), context.isWritten(path["column"])) {
            case (true, true):
                context.error(
                    path["column"], en: "`\(path)` has both `when` and `column`: keep one.",
                    nl: "`\(path)` heeft zowel `when` als `column`: houd er één.")
            case (false, false):
                context.error(
                    path, en: "`\(path)`: say with `when` (a condition) or `column` what the outcome is.",
                    nl: "`\(path)`: zeg met `when` (een voorwaarde) of `column` wat de uitkomst is.")
            case (true, false) where context.isWritten(path["positive"]):
                context.error(
                    path["positive"], en: "`\(path["positive"])` belongs to `column`; a condition is true or not.",
                    nl: "`\(path["positive"])` hoort bij `column`; een voorwaarde is waar of niet.")
            default: break
            }
        })
}
