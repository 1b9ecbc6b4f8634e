// SPDX-License-Identifier: EUPL-1.2

import Basics

/// A level of a protected attribute: one group of people.
public struct ProtectedLevel: Hashable, Sendable, Codable {
    /// As in the data or the plan; of crossed attributes the codes joined by ` x `.
    public let code: String
    public let label: LocalizedText?
    /// Level code by attribute: one entry, or one for each crossed attribute.
    public let group: [String: String]
    /// Whether the attribute is not known of these rows. Such a group is shown, not compared.
    public let isNotRecorded: Bool

    public init(code: String, label: LocalizedText?, group: [String: String], isNotRecorded: Bool = false) {
        (self.code, self.label, self.group, self.isNotRecorded) = (code, label, group, isNotRecorded)
    }
}

/// The groups of one attribute, or of two that are crossed: every row is in exactly one.
public struct ProtectedAttribute: Hashable, Sendable {
    /// Names of crossed attributes are joined by ` x `.
    public let name: String
    public let levels: [ProtectedLevel]
    /// Position in `levels` of each row's group.
    public let codes: [Int32]

    /// - Precondition: every code is a position in `levels`.
    package init(name: String, levels: [ProtectedLevel], codes: [Int32]) {
        precondition(codes.allSatisfy { levels.indices.contains(Int($0)) }, "codes are positions in levels")
        (self.name, self.levels, self.codes) = (name, levels, codes)
    }

    /// The level of rows whose attribute is not known.
    public static let notRecorded = "not-recorded"
    /// The level of codes that the plan's groups do not name.
    public static let other = "other"

    /// The same groups of some of the rows, in the order given. Levels stay, also where no row is left.
    public func rows(_ rows: [Int]) -> ProtectedAttribute {
        ProtectedAttribute(name: name, levels: levels, codes: rows.map { codes[$0] })
    }

    /// The level that a person means by a code or by its label in either language.
    ///
    /// - Throws: `ProtectedError` when there is none, or when two levels have that label.
    public func level(_ asked: String) throws(ProtectedError) -> Int {
        if let exact = levels.firstIndex(where: { $0.code == asked }) { return exact }
        let labelled = levels.indices.filter { levels[$0].label?.en == asked || levels[$0].label?.nl == asked }
        guard let first = labelled.first else { throw .unknownLevel(attribute: name, asked: asked, known: levels.map(\.code)) }
        guard labelled.count == 1 else { throw .ambiguousLevel(attribute: name, asked: asked) }
        return first
    }
}

extension ProtectedAttribute: Fingerprinted {
    public func feed(_ builder: inout FingerprintBuilder) {
        builder.feed(name)
        builder.feed(levels.count)
        for level in levels { builder.feed(level.code) }
        builder.feed(array: codes)
    }
}
