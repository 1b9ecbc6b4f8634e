// SPDX-License-Identifier: EUPL-1.2

import RegisterData
import RegisterFiles

/// What the registers of a catalogue hold, by the names that studies use: the columns of the newest file, without reading rows.
final class RegisterShelf {
    let store: RegisterStore
    private var known: [String: [String]] = [:]
    private var types: [String: [String: ColumnType]] = [:]
    var catalogue: Catalogue { store.catalogue }

    init(_ store: RegisterStore) { self.store = store }

    /// - Throws: `PlanProblem` for a register that the catalogue does not list, or that has no file; errors of reading its file.
    func register(_ name: String, at key: String) throws -> Register {
        guard let register = catalogue[register: name] else {
            throw PlanProblem.unknown(key, name, among: catalogue.registers.map(\.name), "register in the catalogue", "register in de catalogus")
        }
        return register
    }

    func columns(of register: Register, at key: String) throws -> [String] {
        if let columns = known[register.name] { return columns }
        guard let file = store.files(of: register).chosen.last else {
            throw CatalogueError.noFiles(register: register.name, pattern: register.pattern.written)
        }
        let physical = try DataFile.schema(file.url).columns
        let found = try RegisterColumns(register, file: file, physical: physical)
        var names = physical.map { found.canonicalName(of: $0) } + register.columns.filter { !$0.dateParts.isEmpty }.map(\.name)
        if case .wide(let yearly) = register.time { names = catalogue.key(of: register) + yearly.map(\.name) }
        if let taken = names.first(where: { name in StepColumn.reserved.contains { $0.lowercased() == name.lowercased() } }) {
            throw PlanProblem(
                key, en: "\(register.name) has a column \"\(taken)\", a name that is kept: give it another under columns: in the catalogue.",
                nl: "\(register.name) heeft een kolom \"\(taken)\", een gereserveerde naam: geef een andere onder columns: in de catalogus.")
        }
        var types: [String: ColumnType] = [:]
        for column in physical { types[found.canonicalName(of: column)] = column.type }
        for column in register.columns {
            if let declared = column.dateParts.isEmpty ? column.type : .date { types[column.name] = declared }
        }
        self.types[register.name] = types
        known[register.name] = names
        return names
    }

    /// The columns of a register that hold dates. The days of its spells are among them.
    func dates(of register: Register, at key: String) throws -> Set<String> {
        let names = try columns(of: register, at: key)
        var days: [String] = []
        switch register.time {
        case .spell(let start, let end, _): days = [start, end]
        case .day(let day): days = [day]
        case .constant, .yearOfFile, .year, .wide: break
        }
        return Set(names.filter { days.contains($0) || types[register.name]?[$0] == .date })
    }

    /// The years of a register's files: the last day that it knows of, and the first.
    func years(of register: Register) -> (first: Int?, last: Int?) {
        let years = store.files(of: register).years
        return (register.isCumulative ? nil : years.min(), years.max())
    }
}
