// SPDX-License-Identifier: EUPL-1.2

import Basics
import Metrics

/// Rows that belong together under a name: all that this room is given of a protected attribute by whoever may open one.
public struct RowGrouping: Hashable, Sendable, Fingerprinted {
    /// The name in evidence.
    public let attribute: String
    /// What each group is called: level by attribute.
    public let groups: [[String: String]]
    /// Position in `groups` of each row's group; -1 for a row that belongs to none (its attribute is not recorded).
    public let codes: [Int32]

    public init(attribute: String, groups: [[String: String]], codes: [Int32]) {
        precondition(codes.allSatisfy { $0 >= -1 && $0 < Int32(groups.count) }, "codes are positions in groups")
        (self.attribute, self.groups, self.codes) = (attribute, groups, codes)
    }

    /// The rows of each group, ascending.
    public var rowsOfGroups: [[Int]] {
        var rows = [[Int]](repeating: [], count: groups.count)
        for (row, code) in codes.enumerated() where code >= 0 { rows[Int(code)].append(row) }
        return rows
    }

    public func feed(_ builder: inout FingerprintBuilder) {
        builder.feed(attribute)
        for group in groups { for (name, level) in group.sorted(by: { $0.key < $1.key }) { builder.feed("\(name)=\(level)") } }
        builder.feed(array: codes)
    }
}
