// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Settings

/// `cohort:` whose rows a study has. Of one table it holds rules only.
struct CohortSection: SettingsSection {
    var unit = "child"
    var from = ""
    var distinct: String?
    var index = ""
    var longestWait: CalendarSpan?
    var include: [RuleSection] = []
    var exclude: [RuleSection] = []
    var family: FamilySection?
    var area: AreaSection?

    static let declaration = SettingsDeclaration<CohortSection>(
        keys: [
            .optional("unit", .text, \.unit, en: "Whom a row is about: child.", nl: "Over wie een rij gaat: child."),
            .optional("from", .text, \.from, en: "The register whose rows are the cohort.", nl: "Het register waarvan de rijen het cohort zijn."),
            .optional(
                "distinct", .text, \.distinct, en: "The unit, when one that is there twice counts once.",
                nl: "De eenheid, als wie er twee keer in staat één keer telt."),
            .optional(
                "index", .text, \.index, en: "The date from which a row is looked at: a column or a derived one.",
                nl: "De datum vanaf waar een rij wordt bekeken: een kolom of een afgeleide."),
            .optional(
                "longest_wait", .calendarSpan, \.longestWait,
                en: "The longest time from the index date to the event that brings a row into its register, such as 45 weeks.",
                nl: "De langste tijd tussen de peildatum en de gebeurtenis waardoor een rij in het register komt, zoals 45 weeks."),
            .optional(
                "include", .list(.section()), \.include, en: "What a row must meet to stay.", nl: "Waaraan een rij moet voldoen om te blijven."),
            .optional("exclude", .list(.section()), \.exclude, en: "Rows that leave.", nl: "Rijen die weggaan."),
            .optional("family", .section(), \.family, en: "Who are one family.", nl: "Wie één gezin zijn."),
            .optional("area", .section(), \.area, en: "Where a row lives.", nl: "Waar een rij woont."),
        ],
        check: { cohort, path, context in
            guard let distinct = cohort.distinct, distinct != cohort.unit else { return }
            let place = path["distinct"]
            context.error(
                place, en: "`\(place)`: expected the unit, `\(cohort.unit)`.", nl: "`\(place)`: verwacht werd de eenheid, `\(cohort.unit)`.")
        })

    /// Rules in the order in which rows leave: `include`, then `exclude`.
    var rules: [CohortRule] {
        include.enumerated().compactMap { $1.rule("include \($0 + 1)", isExclusion: false) }
            + exclude.enumerated().compactMap { $1.rule("exclude \($0 + 1)", isExclusion: true) }
    }

    struct FamilySection: SettingsSection {
        var by: [String] = []

        static let declaration = SettingsDeclaration<FamilySection>(
            .required(
                "by", .list(.text), \.by, en: "Relations: rows that share one of these persons are one family.",
                nl: "Relaties: rijen die een van deze personen delen, zijn één gezin."))
    }

    struct AreaSection: SettingsSection {
        var level: String?
        var boundaries: Int?
        var geometry: GeometrySection?

        static let declaration = SettingsDeclaration<AreaSection>(
            .optional("level", .text, \.level, en: "The level, such as wc, of registers.", nl: "Het niveau, zoals wc, van registers."),
            .optional(
                "boundaries", .integer(from: 1900, through: 2100), \.boundaries, en: "The year of the boundaries; else that of the index date.",
                nl: "Het jaar van de grenzen; anders dat van de indexdatum."),
            .optional(
                "geometry", .either(SettingType<String>.path.map { GeometrySection(file: $0) }, .section()), \.geometry,
                en: "A GeoJSON file with the shapes of the areas, so that the report draws maps.",
                nl: "Een GeoJSON-bestand met de vormen van de gebieden, zodat het rapport kaarten tekent."))
    }
}

/// `cohort.area.geometry:` a file with shapes, or where in it things are.
struct GeometrySection: SettingsSection {
    var file = ""
    var code = "code"
    var name = "name"
    var prefix = ""

    static let declaration = SettingsDeclaration<GeometrySection>(
        .required("file", .path, \.file, en: "The GeoJSON file.", nl: "Het GeoJSON-bestand."),
        .optional(
            "code", .text, \.code, en: "Its property with the code of an area; code is the default.",
            nl: "De eigenschap met de code van een gebied; standaard code."),
        .optional(
            "name", .text, \.name, en: "Its property with the name of an area; name is the default.",
            nl: "De eigenschap met de naam van een gebied; standaard name."),
        .optional(
            "prefix", .text, \.prefix, en: "What stands before the codes in this file only: GM, where GM0363 is 0363.",
            nl: "Wat alleen in dit bestand voor de codes staat: GM, als GM0363 hier 0363 is."))
}

extension GeometrySection {
    init(file: String) { self.file = file }
}

/// An entry of `include:` or `exclude:`.
struct RuleSection: SettingsSection {
    var name: LocalizedText?
    var known: String?
    var between: [Named<[String]>] = []
    var condition: ScalarExpression?

    static let declaration = SettingsDeclaration<RuleSection>(
        keys: [
            .optional("name", .words, \.name, en: "What the flow calls this step.", nl: "Hoe deze stap heet in het verloop."),
            .optional("known", .text, \.known, en: "A relation or a column that is known.", nl: "Een relatie of kolom die bekend is."),
            .optional(
                "between",
                .map(of: .list(.text, count: 2), en: "a column with its lowest and highest value", nl: "een kolom met de laagste en hoogste waarde"),
                \.between, en: "A column between two days or numbers, both included.",
                nl: "Een kolom tussen twee dagen of getallen, beide inbegrepen."),
            .optional("where", .formula, \.condition, en: "A condition on columns.", nl: "Een voorwaarde op kolommen."),
        ],
        check: { rule, path, context in
            let given = ["known", "between", "where"].filter { context.isWritten(path[$0]) }
            if given.count != 1 {
                context.error(path, en: "`\(path)`: give one of known, between and where.", nl: "`\(path)`: geef één van known, between en where.")
            }
            for entry in rule.between where entry.value.contains(where: { RuleSection.literal($0) == nil }) {
                let place = path["between"][entry.name]
                context.error(
                    place, en: "`\(place)`: expected two days (2015-01-31) or two numbers.",
                    nl: "`\(place)`: verwacht werden twee dagen (2015-01-31) of twee getallen.")
            }
            if context.isWritten(path["between"]), rule.between.count != 1 {
                context.error(path["between"], en: "`\(path["between"])`: one column.", nl: "`\(path["between"])`: één kolom.")
            }
        })

    /// A day or a number as SQL.
    static func literal(_ text: String) -> String? {
        if let number = Double(text), number.isFinite, text.allSatisfy({ "+-.0123456789eE".contains($0) }) { return "\(number)" }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2], parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }) else { return nil }
        return "DATE '\(text)'"
    }

    /// What the flow calls the step; `nil` for a condition without a name.
    var words: LocalizedText? {
        if let name { return name }
        if let known { return LocalizedText(en: "\(known) known", nl: "\(known) bekend") }
        return between.first.map { LocalizedText(en: "\($0.name) in range", nl: "\($0.name) binnen de grenzen") }
    }

    func rule(_ number: String, isExclusion: Bool) -> CohortRule? {
        let name = words?.en ?? number
        if let known { return CohortRule(name: name, test: .known(known), isExclusion: isExclusion) }
        if let condition { return CohortRule(name: name, test: .condition(condition), isExclusion: isExclusion) }
        guard let range = between.first, range.value.count == 2, let low = Self.literal(range.value[0]), let high = Self.literal(range.value[1])
        else { return nil }
        return CohortRule(name: name, test: .between(range.name, low: low, high: high), isExclusion: isExclusion)
    }
}
