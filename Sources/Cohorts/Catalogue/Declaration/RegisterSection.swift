// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData
import RegisterFiles
import Settings

/// An entry of `registers:`.
struct RegisterSection: SettingsSection {
    var label: LocalizedText?
    var files: String?
    var version = Register.VersionRule.highestNumber
    var time = TimeSection()
    var isCumulative = false
    var rows: Rows?
    var unit = "person"
    var key: [String] = []
    var publishedAfter: CalendarSpan?
    var ignoresCase = false
    var encoding: TextEncoding?
    var renamed: [Named<[Named<String>]>] = []
    var recoded: [Named<[Named<[Named<String>]>]>] = []
    var sensitivity: Sensitivity?
    var columns: [Named<RegisterColumnSection>] = []

    static let declaration = SettingsDeclaration<RegisterSection>(
        keys: place + content,
        check: { section, path, context in
            for (name, entries) in [("renamed", section.renamed.map(\.name)), ("recoded", section.recoded.map(\.name))] {
                for year in entries where !RegisterSection.isYear(year) {
                    context.error(
                        path[name][year], en: "`\(path[name][year])`: expected a year.", nl: "`\(path[name][year])`: verwacht werd een jaar.")
                }
            }
        })

    enum Rows: String, CaseIterable, Sendable { case one, many }

    static func isYear(_ text: String) -> Bool { text.utf8.count == 4 && text.utf8.allSatisfy { (48...57).contains($0) } }

    private static let place: [SettingKey<RegisterSection>] = [
        .optional("label", .words, \.label, en: "What it is, for people.", nl: "Wat het is, voor mensen."),
        .optional(
            "files", .text, \.files, en: "Where its files are, with {year} and {version}; without it \(FilePattern.usual).",
            nl: "Waar de bestanden staan, met {year} en {version}; anders \(FilePattern.usual)."),
        .optional("version", .choice(), \.version, en: "Which version is read.", nl: "Welke versie wordt gelezen."),
        .optional("time", .section(), \.time, en: "When a row holds.", nl: "Wanneer een rij geldt."),
        .optional(
            "cumulative", .flag, \.isCumulative, en: "Each file holds everything up to its year; the last one is read.",
            nl: "Elk bestand bevat alles tot en met zijn jaar; het laatste wordt gelezen."),
        .optional(
            "of", .text, \.unit, en: "What a row is about: person, or a relation that leads to a key.",
            nl: "Waar een rij over gaat: person, of een relatie met een sleutel."),
        .optional("key", .list(.text), \.key, en: "Own key columns.", nl: "Eigen sleutelkolommen."),
        .optional(
            "rows", .choice(), \.rows, en: "one or many rows of a person in a file; many for spells and days.",
            nl: "one of many rijen van een persoon in een bestand; many bij spell en day."),
        .optional(
            "published_after", .calendarSpan, \.publishedAfter, en: "How long after its year a file comes out, such as 18 months.",
            nl: "Hoe lang na zijn jaar een bestand uitkomt, zoals 18 months."),
    ]

    private static let content: [SettingKey<RegisterSection>] = [
        .optional("ignore_case", .flag, \.ignoresCase, en: "Whether GEM2015 is gem2015.", nl: "Of GEM2015 hetzelfde is als gem2015."),
        .optional(
            "encoding", .textEncoding, \.encoding, en: "How its files write characters, such as Windows-1252; without it as each file says.",
            nl: "Hoe de bestanden tekens schrijven, zoals Windows-1252; anders zoals elk bestand zegt."),
        .optional(
            "renamed",
            .map(
                of: .map(of: .text, en: "{old: new}", nl: "{oud: nieuw}"), en: "years with {old: new}, the names of columns before and since",
                nl: "jaren met {oud: nieuw}, de namen van kolommen ervoor en sindsdien"),
            \.renamed, en: "Columns that have another name from a year on.", nl: "Kolommen die vanaf een jaar anders heten."),
        .optional(
            "recoded",
            .map(
                of: .map(of: .map(of: .text, en: "{old: new}", nl: "{oud: nieuw}"), en: "columns with {old: new}", nl: "kolommen met {oud: nieuw}"),
                en: "years with columns and {old: new}, codes before and since", nl: "jaren met kolommen en {oud: nieuw}, codes ervoor en sindsdien"),
            \.recoded, en: "Codes that are written otherwise from a year on.", nl: "Codes die vanaf een jaar anders worden geschreven."),
        .optional("sensitivity", .choice(), \.sensitivity, en: "What the law says of such data.", nl: "Wat de wet over zulke gegevens zegt."),
        .optional(
            "columns", .map(of: .section(), en: "columns by name", nl: "kolommen met naam"), \.columns, en: "What is known of columns.",
            nl: "Wat van kolommen bekend is."),
    ]
}

/// `time:` of a register.
struct TimeSection: SettingsSection {
    var year: String?
    var day: String?
    var spell: [String]?
    var openEnd: String?
    var wide: [String]?

    static let declaration = SettingsDeclaration<TimeSection>(
        keys: [
            .optional("year", .text, \.year, en: "file (the year in its name), or a column.", nl: "file (het jaar in de naam), of een kolom."),
            .optional("day", .text, \.day, en: "The column with the day.", nl: "De kolom met de dag."),
            .optional(
                "spell", .list(.text, count: 2), \.spell, en: "The columns with the first and last day.",
                nl: "De kolommen met de eerste en laatste dag."),
            .optional(
                "open_end", .text, \.openEnd, en: "The code of an end that is not known yet.", nl: "De code van een einde dat nog niet bekend is."),
            .optional("wide", .list(.text), \.wide, en: "Columns with {year} in their name.", nl: "Kolommen met {year} in hun naam."),
        ],
        check: { section, path, context in
            let given = [section.year != nil, section.day != nil, section.spell != nil, section.wide != nil].count { $0 }
            if given > 1 {
                context.error(
                    path, en: "`\(path)`: give one of year, day, spell and wide.",
                    nl: "`\(path)`: geef één van year, day, spell en wide.")
            }
            if section.openEnd != nil, section.spell == nil {
                context.error(path["open_end"], en: "`\(path["open_end"])` belongs to spell.", nl: "`\(path["open_end"])` hoort bij spell.")
            }
            for (index, name) in (section.wide ?? []).enumerated() where YearlyColumn(name) == nil {
                context.error(
                    path["wide"][index], en: "`\(path["wide"][index])`: expected a name with {year} in it, such as gem{year}.",
                    nl: "`\(path["wide"][index])`: verwacht werd een naam met {year} erin, zoals gem{year}.")
            }
        })

    var time: RegisterTime {
        if let year { return year == "file" ? .yearOfFile : .year(column: year) }
        if let day { return .day(column: day) }
        if let spell, spell.count == 2 { return .spell(start: spell[0], end: spell[1], openEnd: openEnd) }
        if let wide { return .wide(wide.compactMap(YearlyColumn.init)) }
        return .constant
    }
}
