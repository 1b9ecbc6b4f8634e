// SPDX-License-Identifier: EUPL-1.2

import Protected

/// Each known group of an attribute with the rows that it is held against.
struct GroupSides {
    struct Side {
        let level: Int
        /// Rows of the group, ascending.
        let members: [Int]
        /// Rows of its reference, ascending; they may hold the group's own.
        let others: [Int]
    }

    let attribute: ProtectedAttribute
    /// As evidence names the reference.
    let name: String
    let groups: [Side]

    /// - Throws: `ProtectedError` for a level that does not exist.
    init(_ attribute: ProtectedAttribute, _ reference: Reference) throws {
        var rows = [[Int]](repeating: [], count: attribute.levels.count)
        for (row, code) in attribute.codes.enumerated() { rows[Int(code)].append(row) }
        let resolved = try ResolvedReference(reference, of: attribute, counts: rows.map(\.count))
        self.attribute = attribute
        name = resolved.name
        groups = attribute.levels.indices.compactMap { level in
            guard !attribute.levels[level].isNotRecorded, let part = resolved.part(for: level) else { return nil }
            switch part {
            case .overall: return Side(level: level, members: rows[level], others: Array(attribute.codes.indices))
            case .group(let other): return Side(level: level, members: rows[level], others: rows[other])
            case .complement(let own):
                return Side(level: level, members: rows[level], others: attribute.codes.indices.filter { Int(attribute.codes[$0]) != own })
            }
        }
    }
}
