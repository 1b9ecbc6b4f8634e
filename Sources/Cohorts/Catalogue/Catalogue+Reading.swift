// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import Settings

extension Catalogue {
    /// Reads a catalogue file. Looks at no register.
    ///
    /// - Throws: `SettingsError` with every error at once, each with its line and column; Foundation's error when the file cannot be read.
    public static func read(_ file: URL) throws -> Catalogue {
        try read(try Data(contentsOf: file), file: file)
    }

    /// Reads the bytes of a catalogue.
    ///
    /// - Parameter file: where they are from: messages show its name, paths are from its folder.
    public static func read(_ data: Data, file: URL) throws -> Catalogue {
        var context = SettingsContext(file: file.lastPathComponent)
        let settings = SettingsFile<CatalogueSettings>.read(data, in: &context)
        context.sortIssues()
        if let error = SettingsError(context.issues) { throw error }
        return Catalogue(settings ?? CatalogueSettings(), file: file)
    }

    /// The JSON Schema of catalogues, as `schema/catalog.schema.json` holds it.
    public static var schema: String {
        SettingsFile<CatalogueSettings>.schema(title: "Evenkans: catalogue of registers", id: "urn:evenkans:schema:catalog").indented() + "\n"
    }

    init(_ settings: CatalogueSettings, file: URL) {
        let folder = file.deletingLastPathComponent()
        self.file = file
        root = URL(fileURLWithPath: settings.root, relativeTo: folder).standardizedFileURL
        store = URL(fileURLWithPath: settings.store, relativeTo: folder).standardizedFileURL
        person = settings.person.personKey
        relations = settings.relations.map { named in
            Relation(
                name: named.name, register: named.value.from, from: named.value.by, person: named.value.person, key: named.value.key,
                shares: named.value.shares, condition: named.value.condition, moment: named.value.at, knownAt: named.value.knownAt)
        }
        events = settings.events.map { PersonEvent(name: $0.name, register: $0.value.from, date: $0.value.date) }
        registers = settings.registers.compactMap { Register($0.value, named: $0.name) }
    }
}

extension Register {
    /// - Returns: `nil` for a pattern that the checks refuse.
    fileprivate init?(_ section: RegisterSection, named name: String) {
        guard let pattern = FilePattern(section.files ?? FilePattern.usual, register: name) else { return nil }
        self.init(
            name: name, label: section.label, pattern: pattern, versions: section.version, time: section.time.time,
            isCumulative: section.isCumulative, hasManyRows: section.rows.map { $0 == .many } ?? section.time.time.hasManyRows,
            unit: section.unit == "person" ? .person : .relation(section.unit), key: section.key,
            publishedAfter: section.publishedAfter, ignoresCase: section.ignoresCase, encoding: section.encoding,
            renamed: section.renamed.flatMap { entry in
                entry.value.map { ColumnRename(year: Int(entry.name) ?? 0, old: $0.name, new: $0.value) }
            },
            recoded: section.recoded.flatMap { entry in
                entry.value.flatMap { column in
                    column.value.map { CodeChange(year: Int(entry.name) ?? 0, column: column.name, old: $0.name, new: $0.value) }
                }
            },
            sensitivity: section.sensitivity, columns: section.columns.map { $0.value.column(named: $0.name) })
    }
}
