// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData
import Settings

/// An entry of `columns:` of a register.
struct RegisterColumnSection: SettingsSection {
    /// Why a code means that there is no value.
    enum Meaning: String, CaseIterable, Sendable {
        case notRecorded = "not-recorded"
        case structural, unlinked, suppressed

        var kind: MissingKind {
            switch self {
            case .notRecorded: .notRecorded
            case .structural: .structural
            case .unlinked: .unlinked
            case .suppressed: .suppressed
            }
        }
    }

    var from: String?
    var type: ColumnType?
    var unit: String?
    var label: LocalizedText?
    var date: [String] = []
    var missing: [Named<Meaning>] = []
    var levels: [Named<LocalizedText>] = []
    var knownAt: String?
    var sensitivity: Sensitivity?

    static let declaration = SettingsDeclaration<RegisterColumnSection>(
        keys: [
            .optional(
                "from", .text, \.from, en: "Its name in the newest files, where that is another one.",
                nl: "De naam in de nieuwste bestanden, als die anders is."),
            .optional("type", .choice(), \.type, en: "number, integer, category, text or date.", nl: "number, integer, category, text of date."),
            .optional("unit", .text, \.unit, en: "The unit of its numbers.", nl: "De eenheid van de getallen."),
            .optional("label", .words, \.label, en: "What it is, for people.", nl: "Wat het is, voor mensen."),
            .optional(
                "date", .list(.text, count: 3), \.date, en: "The columns with its year, month and day.", nl: "De kolommen met jaar, maand en dag."),
            .optional(
                "missing", .map(of: .choice(), en: "codes, each with a reason", nl: "codes, elk met een reden"), \.missing,
                en: "Codes that mean that there is no value.", nl: "Codes die betekenen dat er geen waarde is."),
            .optional(
                "levels", .map(of: .words, en: "codes, each with its words", nl: "codes, elk met woorden"), \.levels, en: "What codes mean.",
                nl: "Wat codes betekenen."),
            .optional(
                "known_at", .text, \.knownAt, en: "The event at which its values come into being, such as birth.",
                nl: "De gebeurtenis waarbij de waarden ontstaan, zoals birth."),
            .optional("sensitivity", .choice(), \.sensitivity, en: "What the law says of it.", nl: "Wat de wet ervan zegt."),
        ],
        check: { section, path, context in
            guard !section.date.isEmpty else { return }
            if section.from != nil {
                context.error(
                    path["from"], en: "`\(path["from"])`: a date made of three columns has no column of its own.",
                    nl: "`\(path["from"])`: een datum uit drie kolommen heeft geen eigen kolom.")
            }
            if let type = section.type, type != .date {
                context.error(
                    path["type"], en: "`\(path["type"])`: three parts make a date.", nl: "`\(path["type"])`: uit drie delen volgt een datum (date).")
            }
        })

    func column(named name: String) -> RegisterColumn {
        RegisterColumn(
            name: name, source: from ?? name, type: date.isEmpty ? type : .date, unit: unit, label: label, dateParts: date,
            missing: missing.map { Named($0.name, $0.value.kind) }, levels: levels.map { Level(code: $0.name, label: $0.value) },
            knownAt: knownAt, sensitivity: sensitivity)
    }
}
