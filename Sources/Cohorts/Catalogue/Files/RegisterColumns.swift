// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

/// Which column of a file is which of the register: names that changed, and names in another case, are found.
public struct RegisterColumns: Sendable {
    public let register: Register
    public let file: RegisterFile
    /// The columns of the file, by their own names.
    public let physical: [ColumnSchema]
    private let byName: [String: ColumnSchema]

    /// - Parameter physical: as `DataFile.schema` gives them.
    /// - Throws: `CatalogueError.ambiguousCase` when case does not count and two columns differ in nothing else.
    public init(_ register: Register, file: RegisterFile, physical: [ColumnSchema]) throws(CatalogueError) {
        var byName: [String: ColumnSchema] = [:]
        for column in physical {
            let name = register.ignoresCase ? column.name.lowercased() : column.name
            if let other = byName.updateValue(column, forKey: name) {
                throw .ambiguousCase(file: file.path, column: other.name, other: column.name)
            }
        }
        (self.register, self.file, self.physical, self.byName) = (register, file, physical, byName)
    }

    /// The file's column of that name, whatever it was called in the year of the file.
    ///
    /// - Parameter name: as the catalogue, or the newest file, has it.
    public func column(named name: String) -> ColumnSchema? {
        for candidate in names(of: register[column: name]?.source ?? name) {
            if let found = byName[register.ignoresCase ? candidate.lowercased() : candidate] { return found }
        }
        return nil
    }

    /// A name near to one that is not there.
    public func suggestion(for name: String) -> String? {
        let names = physical.map(\.name)
        return names.first { $0.lowercased() == name.lowercased() } ?? NearestName.suggestion(for: name, among: names)
    }

    /// The name that a study uses for a column of the file.
    public func canonicalName(of column: ColumnSchema) -> String {
        var name = column.name
        // From an old name forward to the newest.
        for rename in register.renamed.sorted(by: { $0.year < $1.year }) where isSame(rename.old, name) { name = rename.new }
        if let declared = register.columns.first(where: { $0.dateParts.isEmpty && isSame($0.source, name) }) { return declared.name }
        return register.ignoresCase ? register.time.columns.first { isSame($0, name) } ?? name : name
    }

    /// A name and those that it had before, the newest first; without the ones that came after the file's year.
    private func names(of newest: String) -> [String] {
        var names = [newest]
        var current = newest
        for rename in register.renamed.sorted(by: { $0.year > $1.year }) where isSame(rename.new, current) {
            guard let year = file.year, year < rename.year else { continue }
            current = rename.old
            names.insert(current, at: 0)
        }
        return names
    }

    private func isSame(_ one: String, _ other: String) -> Bool {
        register.ignoresCase ? one.lowercased() == other.lowercased() : one == other
    }
}
