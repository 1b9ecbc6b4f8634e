// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import RegisterData

/// A commented study file to start from, over the registers of a catalogue: what follows from the catalogue is filled in, what the registers
/// hold is proposed as comments, and `?` stands where a person must decide.
public struct CatalogueTemplate {
    private let catalogue: Catalogue
    private let registers: [RegisterInspection]
    private let words: CatalogueTemplateWords
    /// The register whose rows name the relations of a unit: what a cohort is usually made of.
    private let own: RegisterInspection?
    /// Whom a row is about: where relations start.
    private let unit: String

    public init(_ inspection: CatalogueInspection, of catalogue: Catalogue, language: Language) {
        self.catalogue = catalogue
        registers = inspection.registers
        words = CatalogueTemplateWords(language)
        let names = Set(catalogue.relations.map(\.name))
        let first = catalogue.relations.first { !names.contains($0.from) }
        unit = first?.from ?? "child"
        own = first.flatMap { relation in inspection.registers.first { $0.register.name == relation.register } }
    }

    /// - Parameters:
    ///   - file: the catalogue's path as the study file names it.
    ///   - name: the study's name.
    /// - Returns: a study file that runs as soon as every `?` is filled in. No value of a cell is in it.
    public func text(file: String, name: String) -> String {
        let general = words.general
        let parts = [
            general.opening,
            """
            study: \(TemplateText.scalar(name))
            title: ?
            purpose: ?                # \(general.purpose)
            legal:
              environment: ?          # cbs-microdata, own-data, public
              basis: ?                # \(general.basis)
              controller: ?           # \(general.controller)
            """,
            "registers: " + TemplateText.quoted(file),
            "# \(words.derive)\n# derive:\n" + dates.map { "#   - {name: birth, value: \($0), type: date}" }.joined(separator: "\n"),
            cohort, outcomes,
            "# \(words.features)\nfeatures: ?\n" + registers.flatMap(proposals).joined(separator: "\n"),
            "# \(words.protected)\nprotected: ?\n" + groups.joined(separator: "\n"),
            """
            split: {test: {share: 0.2}, folds: 5}   # \(general.split)
            missing: {method: native, deployment: allowed}
            model: {kind: additive, pairs: 0}
            compare: [logistic]   # \(general.compare)
            """,
            """
            decision:
              capacity: ?             # \(general.capacity)
            """,
            """
            fairness:
              # \(general.goals)
              # goals:
              #   - {outcome: NAME, metric: fnr, attribute: NAME, compare: difference, limit: 0.05}
              intersections: 2
              minimum_events: 20
            """,
            "seed: 1",
        ]
        return parts.joined(separator: "\n\n") + "\n"
    }

    // MARK: - Rows

    /// Dates of the cohort's own rows.
    private var dates: [String] { own?.columns.filter { $0.type == .date }.map { TemplateText.scalar($0.name) } ?? [] }

    private var cohort: String {
        let candidates = registers.filter { $0.register.unit == .person && $0.register.time.hasDays }.map(\.register.name)
        var lines = ["# \(words.cohort)", "cohort:"]
        lines.append("  unit: \(TemplateText.scalar(unit))")
        lines.append("  from: \(own.map { TemplateText.scalar($0.register.name) } ?? "?")   # " + remark(candidates))
        lines.append("  distinct: \(TemplateText.scalar(unit))")
        lines.append("  index: ?   # \(words.index) " + remark(dates))
        lines.append("  # longest_wait: 45 weeks   # \(words.longestWait)")
        let persons = catalogue.relations.filter { $0.register == own?.register.name && !$0.person.isEmpty }.map { TemplateText.scalar($0.name) }
        if persons.isEmpty {
            lines.append("  # include: [{between: {index: [2015-01-01, 2018-12-31]}}]   # \(words.include)")
        } else {
            lines.append("  include:   # \(words.include)")
            lines += persons.map { "    - {known: \($0)}" }
            lines.append("  family: {by: [\(persons.joined(separator: ", "))]}   # \(words.family)")
        }
        if let area = catalogue[relation: "area"], let register = registers.first(where: { $0.register.name == area.register }) {
            lines.append("  area:   # \(words.area)")
            lines.append("    level: ?   # " + remark(register.register.time.levels))
            lines.append("    boundaries: ?   # \(words.boundaries)")
            lines.append("    # geometry: areas.geojson   # \(words.geometry)")
        }
        return lines.joined(separator: "\n")
    }

    private var outcomes: String {
        let events = catalogue.events.map { TemplateText.scalar($0.name) }
        let days = registers.filter { $0.register.name != own?.register.name && $0.register.time.hasDays && $0.register.unit == .person }
            .map { "\($0.register.name)\($0.register.label.map { " (\($0[words.language]))" } ?? "")" }
        var lines = [
            "# \(words.outcomes)", "outcomes:", "  - name: ?", "    of: \(TemplateText.scalar(unit))",
            "    from: ?   # \(words.outcomeRegister) " + remark(days), "    # where: ...   # \(words.outcomeWhere)",
            "    window: {from: \"?\", until: \"?\"}   # birth, birth + 3 years",
        ]
        if !events.isEmpty {
            lines.append("    competing: ?   # \(words.competing) " + remark(events))
            lines.append("    censor: ?   # \(words.censor) " + remark(events))
        }
        lines.append("    label: ?")
        return lines.joined(separator: "\n")
    }

    private func remark(_ names: [String]) -> String { TemplateText.comment(names.joined(separator: ", ")) }

    // MARK: - Proposals

    /// What a register could tell, a line each, as comments.
    private func proposals(_ inspection: RegisterInspection) -> [String] {
        let register = inspection.register
        if case .wide = register.time { return [] }
        var title = "  # \(register.name)"
        if let label = register.label { title += " (\(label[words.language]))" }
        guard !inspection.columns.isEmpty else { return [TemplateText.comment("\(title): \(words.noFiles)")] }
        if let span = register.publishedAfter { title += "; " + words.publishedAfter(span) }
        if let sensitivity = register.sensitivity { title += "; \(words.sensitivity(sensitivity))" }
        let lines = columns(of: inspection).map { "  # - " + line($0, inspection) }
        return lines.isEmpty ? [] : [TemplateText.comment(title)] + lines
    }

    /// A column that a feature can be read from.
    private struct Source {
        let name: String
        let type: ColumnType
        let label: LocalizedText?
        let unit: String?
    }

    /// Columns that can be a feature: no key, no day, nothing that is known only afterwards.
    private func columns(of inspection: RegisterInspection) -> [Source] {
        let register = inspection.register
        let relations = catalogue.relations.filter { $0.register == register.name }
        let dates = register.columns.filter { !$0.dateParts.isEmpty }
        let parts = dates.flatMap(\.dateParts)
        let technical = Set(
            (catalogue.key(of: register) + catalogue.person.columns + register.time.columns + parts + relations.flatMap { $0.person + $0.key }
                + relations.flatMap(\.shares)).map { $0.lowercased() })
        // Keys of other persons have the name of a key, with letters behind it.
        let key = catalogue.person.columns.map { $0.lowercased() }
        let found = inspection.columns.filter { column in
            if key.contains(where: column.name.lowercased().hasPrefix) { return false }
            let isOwnDate = register.name == own?.register.name && column.type == .date
            return !technical.contains(column.name.lowercased()) && register[column: column.name]?.knownAt == nil && !isOwnDate
        }
        return dates.map { Source(name: $0.name, type: .date, label: $0.label, unit: $0.unit) }
            + found.map { Source(name: $0.name, type: $0.type, label: $0.label, unit: $0.unit) }
    }

    private func line(_ column: Source, _ inspection: RegisterInspection) -> String {
        let register = inspection.register, isOwn = register.name == own?.register.name
        var parts = ["name: \(TemplateText.scalar(column.name.lowercased()))"]
        if !isOwn {
            parts.append("of: \(owner(register))")
            parts.append("from: \(TemplateText.scalar(register.name))")
        }
        let source = TemplateText.scalar(column.name)
        if column.type == .date {
            parts += ["value: \(TemplateText.quoted("age(\(column.name), index)"))", "type: number", "unit: year"]
        } else {
            parts.append("value: \(source)")
            if !isOwn { parts += period(register.time) }
            parts.append("type: \(column.type == .number || column.type == .integer ? "number" : "nominal")")
            if let unit = column.unit { parts.append("unit: \(TemplateText.scalar(unit))") }
        }
        let label = column.label.map { "{en: \(TemplateText.quoted($0.en)), nl: \(TemplateText.quoted($0.nl))}" }
        parts += ["label: \(label ?? "\"?\"")", "why: \"?\"", "modifiable: \"?\""]
        return TemplateText.comment("{\(parts.joined(separator: ", "))}")
    }

    /// Whom a register is about, where only one relation fits.
    private func owner(_ register: Register) -> String {
        if case .relation(let name) = register.unit { return TemplateText.scalar(name) }
        return "\"?\""
    }

    /// As of when, so that nothing is read that was not there yet.
    private func period(_ time: RegisterTime) -> [String] {
        switch time {
        case .constant, .wide: []
        case .yearOfFile, .year: ["at: {year: -1}"]
        case .spell: ["at: index"]
        case .day: ["take: any", "over: {days: [-365, -1]}"]
        }
    }

    /// Columns that the catalogue calls special: what fairness is judged by is often among them.
    private var groups: [String] {
        registers.filter { $0.register.name != own?.register.name }.flatMap { inspection -> [String] in
            let register = inspection.register
            return register.columns.filter { $0.sensitivity == .specialCategory || $0.sensitivity == .criminal }.map { column in
                let said = column.label ?? inspection.columns.first { $0.name == column.name }?.label
                let label = said.map { "{en: \(TemplateText.quoted($0.en)), nl: \(TemplateText.quoted($0.nl))}" } ?? "\"?\""
                return TemplateText.comment(
                    "  # - {name: \(TemplateText.scalar(column.name.lowercased())), of: \(owner(register)), "
                        + "from: \(TemplateText.scalar(register.name)), value: \(TemplateText.scalar(column.name)), label: \(label)}")
            }
        }
    }
}

extension RegisterTime {
    /// Whether its rows are about days, so that something can happen in a window.
    fileprivate var hasDays: Bool {
        switch self {
        case .spell, .day: true
        case .constant, .yearOfFile, .year, .wide: false
        }
    }

    /// The levels of a register of areas: `gem{year}` is gem.
    fileprivate var levels: [String] {
        if case .wide(let columns) = self { return columns.map(\.name) }
        return []
    }
}
