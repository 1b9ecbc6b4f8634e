// SPDX-License-Identifier: EUPL-1.2

import Metrics
import Protected

/// What the groups of an attribute are compared with.
public enum Reference: Hashable, Sendable {
    /// All rows, the group's own among them.
    case overall
    /// All other rows.
    case complement
    /// The group with the most rows.
    case largest
    /// One level, by its code or its label.
    case level(String)

    /// The words of a plan: `overall`, `complement`, `largest`, or a level.
    public init(_ text: String) {
        switch text {
        case "overall": self = .overall
        case "complement": self = .complement
        case "largest": self = .largest
        default: self = .level(text)
        }
    }
}

/// A reference found among the groups of one attribute.
struct ResolvedReference: Hashable {
    /// As evidence names it: `overall`, `complement`, `largest`, or the level's code.
    let name: String
    private let kind: Kind

    private enum Kind: Hashable {
        case overall, complement
        case group(Int)
    }

    /// - Parameter counts: unweighted rows of each group.
    /// - Throws: `ProtectedError` for a level that does not exist.
    init(_ reference: Reference, of attribute: ProtectedAttribute, counts: [Int]) throws {
        switch reference {
        case .overall: (name, kind) = ("overall", .overall)
        case .complement: (name, kind) = ("complement", .complement)
        case .largest:
            let recorded = attribute.levels.indices.filter { !attribute.levels[$0].isNotRecorded }
            // Of two equally large groups the first by code, so that the order of rows and levels does not matter.
            let largest = recorded.min { (-counts[$0], attribute.levels[$0].code) < (-counts[$1], attribute.levels[$1].code) }
            (name, kind) = largest.map { ("largest", .group($0)) } ?? ("overall", .overall)
        case .level(let asked):
            let level = try attribute.level(asked)
            (name, kind) = (attribute.levels[level].code, .group(level))
        }
    }

    /// The group that others are compared with, if it is one.
    var group: Int? {
        if case .group(let group) = kind { group } else { nil }
    }

    /// The rows that a group is compared with; `nil` for the reference itself.
    func part(for group: Int) -> GroupPart? {
        switch kind {
        case .overall: .overall
        case .complement: .complement(group)
        case .group(let reference): reference == group ? nil : .group(reference)
        }
    }
}
