// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// Groups of 15 and of 30 of 100 mothers, beside the origins: attributes without a meaning, so that a bias can touch one and audits look at all.
///
/// As an origin, they act on nothing, and without a proxy bias no area has more of them than another.
enum InventedGroup: Int, CaseIterable {
    case fifteen, thirty

    /// The column in `births-context`.
    var column: String { ["groep15", "groep30"][rawValue] }

    /// Share of all mothers.
    var share: Double { [0.15, 0.30][rawValue] }

    /// Codes of its column: outside, inside.
    static let codes = ["0", "1"]

    /// The share of the mothers of one area who belong to it.
    ///
    /// With a proxy bias that touches this attribute, the affected level's share is Beta(pi phi, (1 - pi) phi).
    func share(proxy: Bias?, in generator: inout Philox) -> Double {
        let draw = generator.uniform()
        guard let proxy, let group = proxy.group, group.attribute == column else { return share }
        let isInside = group.levels.contains(Self.codes[1])
        let pi = isInside ? share : 1 - share
        let affected = Beta.quantile(draw, alpha: pi * proxy.dial, beta: (1 - pi) * proxy.dial)
        return isInside ? affected : 1 - affected
    }
}

/// To which origin and invented groups a mother belongs.
struct Membership {
    let origin: Origin
    /// By `InventedGroup.rawValue`.
    let isInside: SIMD2<UInt8>

    func isInside(_ group: InventedGroup) -> Bool { isInside[group.rawValue] == 1 }
}

/// A true difference between groups: what is added for each level of the attributes that mothers have.
struct GroupShift {
    private let origins: [Double]
    /// By `InventedGroup.rawValue`: outside, inside.
    private let groups: [[Double]]

    init(_ bias: Bias?) {
        func shift(_ attribute: AffectedAttribute, _ code: String) -> Double {
            guard let bias, let group = bias.group, group.attribute == attribute.rawValue, group.levels.contains(code) else { return 0 }
            return bias.dial
        }
        origins = Origin.allCases.map { shift(.origin, $0.code) }
        groups = InventedGroup.allCases.map { group in InventedGroup.codes.map { shift(AffectedAttribute(group), $0) } }
    }

    subscript(_ membership: Membership) -> Double {
        origins[membership.origin.rawValue]
            + InventedGroup.allCases.reduce(0) { $0 + groups[$1.rawValue][membership.isInside($1) ? 1 : 0] }
    }
}
