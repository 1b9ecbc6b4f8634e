// SPDX-License-Identifier: EUPL-1.2

import Basics
import Settings

/// A small file of its own, with each kind of value once.
struct ExampleSettings: SettingsSection, Equatable {
    enum Colour: String, CaseIterable, Sendable {
        case red, green
        case darkBlue = "dark-blue"
    }

    struct Costs: SettingsSection, Equatable {
        var missed = 0.0
        var falseAlarm = 1.0

        static let declaration = SettingsDeclaration<Costs>(
            .required("missed", .number(above: 0), \.missed, en: "What an error costs.", nl: "Wat een fout kost."),
            .optional("false_alarm", .number(above: 0), \.falseAlarm, en: "The other error.", nl: "De andere fout."))
    }

    var name = ""
    var title: LocalizedText?
    var colour: Colour?
    var share = 0.5
    var seed: Int?
    var active = false
    var on: String?
    var codes: [String] = []
    var roles: [Named<String>] = []
    var costs: Costs?

    static let declaration = SettingsDeclaration<ExampleSettings>(
        .required("name", .identifier, \.name, en: "The file's name.", nl: "De naam."),
        .optional("title", .words, \.title, en: "A title.", nl: "Een titel."),
        .optional("colour", .choice(), \.colour, en: "A colour.", nl: "Een kleur."),
        .optional("share", .number(above: 0, below: 1), \.share, en: "A share.", nl: "Een deel."),
        .optional("seed", .integer(from: 0), \.seed, en: "A seed.", nl: "Een startgetal."),
        .optional("active", .flag, \.active, en: "A switch.", nl: "Een schakelaar."),
        .optional("on", .date, \.on, en: "A day.", nl: "Een dag."),
        .optional("codes", .list(.text), \.codes, en: "Codes.", nl: "Codes."),
        .optional("roles", .map(of: .text, en: "names with a role", nl: "namen met een rol"), \.roles, en: "Roles.", nl: "Rollen."),
        .optional("costs", .section(), \.costs, en: "Costs.", nl: "Kosten."))

    /// What reading says, as `line:column message`.
    static func issues(_ text: String) -> [String] {
        var context = SettingsContext(file: "example.yaml")
        _ = SettingsFile<ExampleSettings>.read(text, in: &context)
        context.sortIssues()
        return context.issues.map { "\($0.line):\($0.column) \($0.isError ? "" : "warning ")\($0.message.en)" }
    }

    static func read(_ text: String) -> ExampleSettings? {
        var context = SettingsContext(file: "example.yaml")
        let value = SettingsFile<ExampleSettings>.read(text, in: &context)
        return context.issues.isEmpty ? value : nil
    }
}
