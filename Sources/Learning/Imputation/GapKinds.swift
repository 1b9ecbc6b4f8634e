// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

/// Which reasons for a missing value make it a gap, to be filled or refused; the others have bins of their own.
public struct GapKinds: Hashable, Sendable, Fingerprinted {
    /// Names of the kinds of each feature that are no gaps, sorted. A question that did not apply never is one, and need not be named.
    public var kept: [String: [String]]

    public init(kept: [String: [String]] = [:]) { self.kept = kept }

    static let structural = "structural"

    /// - Parameter kind: of a cell without a value.
    public func isGap(_ kind: UInt8, of column: FeatureColumn) -> Bool {
        guard kind != 0 else { return false }
        let name = column.missingName(of: kind)
        return name != Self.structural && kind != MissingKind.structural.rawValue && kept[column.name]?.contains(name) != true
    }

    public func isGap(_ row: Int, in column: FeatureColumn) -> Bool { isGap(column.missingKind(row), of: column) }

    public func feed(_ builder: inout FingerprintBuilder) {
        for (feature, kinds) in kept.sorted(by: { $0.key < $1.key }) {
            builder.feed(feature)
            for kind in kinds { builder.feed(kind) }
        }
    }
}
