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
    var of: String?
    var from: String?
    var condition: ScalarExpression?
    var take = Take.any
    var window = FollowUpWindowSection()
    var competing: [String] = []
    var censor: [String] = []
    var censoring: CensoringSection?

    enum Take: String, CaseIterable, Sendable { case any }

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
        ] + followUpKeys,
        check: { outcome, path, context in outcome.check(path, &context) })

    private static let followUpKeys: [SettingKey<OutcomeSection>] = [
        .optional("of", .text, \.of, en: "Whose outcome: the unit or a relation.", nl: "Van wie: de eenheid of een relatie."),
        .optional("from", .text, \.from, en: "The register that has the event.", nl: "Het register met de gebeurtenis."),
        .optional("where", .formula, \.condition, en: "Which of its records are the event.", nl: "Welke records de gebeurtenis zijn."),
        .optional("take", .choice(), \.take, en: "any: at least one record.", nl: "any: ten minste één record."),
        .optional("window", .section(), \.window, en: "When it must happen.", nl: "Wanneer het moet gebeuren."),
        .optional(
            "competing", .list(.text), \.competing, en: "Events after which it can no longer happen.",
            nl: "Gebeurtenissen waarna het niet meer kan gebeuren."),
        .optional("censor", .list(.text), \.censor, en: "Events after which nobody sees it.", nl: "Gebeurtenissen waarna niemand het ziet."),
        .optional(
            "censoring",
            .either(
                SettingType<CensoringWord>.choice().map { _ in CensoringSection() }, .section()),
            \.censoring, en: "What becomes of rows that were not followed to the end: others stand for them (weights), unless they are left out.",
            nl: "Wat er gebeurt met rijen die niet tot het eind zijn gevolgd: anderen tellen voor hen mee (weights), of ze blijven weg."),
    ]

    private func check(_ path: SettingPath, _ context: inout SettingsContext) {
        let ways = ["when", "column", "from"].filter { context.isWritten(path[$0]) }
        if ways.count > 1 {
            context.error(
                path[ways[1]], en: "`\(path)` has both `\(ways[0])` and `\(ways[1])`: keep one.",
                nl: "`\(path)` heeft zowel `\(ways[0])` als `\(ways[1])`: houd er één.")
        } else if ways.isEmpty {
            context.error(
                path, en: "`\(path)`: say with `when` (a condition) or `column` what the outcome is.",
                nl: "`\(path)`: zeg met `when` (een voorwaarde) of `column` wat de uitkomst is.")
        }
        if context.isWritten(path["positive"]), !context.isWritten(path["column"]), !ways.isEmpty {
            context.error(
                path["positive"], en: "`\(path["positive"])` belongs to `column`; a condition is true or not.",
                nl: "`\(path["positive"])` hoort bij `column`; een voorwaarde is waar of niet.")
        }
        checkFollowUp(path, &context)
    }

    private func checkFollowUp(_ path: SettingPath, _ context: inout SettingsContext) {
        guard context.isWritten(path["from"]) else {
            for key in ["of", "where", "take", "window", "competing", "censor", "censoring"] where context.isWritten(path[key]) {
                context.error(
                    path[key], en: "`\(path[key])` belongs to `from`, a register, which is not there.",
                    nl: "`\(path[key])` hoort bij `from`, een register, en dat is er niet.")
            }
            return
        }
        if !context.isWritten(path["window"]) {
            context.error(
                path["from"], en: "`\(path)`: say with `window: {from: ..., until: ...}` when it must happen.",
                nl: "`\(path)`: zeg met `window: {from: ..., until: ...}` wanneer het moet gebeuren.")
        }
        if context.isWritten(path["censoring"]), !context.isWritten(path["censor"]) {
            context.error(
                path["censoring"], en: "`\(path["censoring"])` belongs to `censor`, the events after which nobody looks; it is not there.",
                nl: "`\(path["censoring"])` hoort bij `censor`, de gebeurtenissen waarna niemand kijkt; die is er niet.")
        }
    }

    /// The outcome as a register tells it; `nil` for one of the row itself.
    var followUp: FollowUp? {
        guard let from, let first = window.from, let last = window.until else { return nil }
        return FollowUp(
            name: name, of: of, register: from, condition: condition, from: first, until: last, competing: competing, censoring: censor)
    }
}

private enum CensoringWord: String, CaseIterable, Sendable { case weights }
