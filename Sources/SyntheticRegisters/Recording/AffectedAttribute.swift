// SPDX-License-Identifier: EUPL-1.2

import Basics

/// The attributes of which a bias may touch some levels. The raw value is the column of the register, or of `births-context`.
enum AffectedAttribute: String, CaseIterable {
    case origin = "etnic"
    case sex = "gesl"
    case fifteen = "groep15"
    case thirty = "groep30"

    init(_ group: InventedGroup) { self = [.fifteen, .thirty][group.rawValue] }

    /// The attributes that the world knows of mothers, before there is a child.
    static let ofMothers = allCases.filter { $0 != .sex }

    var codes: [String] {
        switch self {
        case .origin: Origin.allCases.map(\.code)
        case .sex: ["1", "2"]
        case .fifteen, .thirty: InventedGroup.codes
        }
    }

    /// Shares of all mothers by level; even for the sex of children.
    var shares: [Double] {
        switch self {
        case .origin: Origin.allCases.map(\.share)
        case .sex: [0.5, 0.5]
        case .fifteen: [1 - InventedGroup.fifteen.share, InventedGroup.fifteen.share]
        case .thirty: [1 - InventedGroup.thirty.share, InventedGroup.thirty.share]
        }
    }

    /// The true level, as a position in `codes`.
    func level(of birth: Birth) -> Int {
        switch self {
        case .origin: birth.mother.origin.rawValue
        case .sex: birth.isBoy ? 0 : 1
        case .fifteen: birth.mother.membership.isInside(.fifteen) ? 1 : 0
        case .thirty: birth.mother.membership.isInside(.thirty) ? 1 : 0
        }
    }
}

extension AffectedGroup {
    /// The group of a register whose biases touch one of three attributes (15% and 30% of mothers, and the origins), drawn at random by the seed.
    ///
    /// - Returns: a minority: the smaller level of the first two, origin B of the third.
    public static func drawn(seed: UInt64) -> AffectedGroup {
        var generator = Philox(seed: seed, stage: "affected attribute")
        let candidates: [(AffectedAttribute, String)] = [(.fifteen, "1"), (.thirty, "1"), (.origin, Origin.b.code)]
        let (attribute, level) = candidates[generator.below(candidates.count)]
        return AffectedGroup(attribute: attribute.rawValue, levels: [level])
    }
}

extension Bias {
    /// Which births belong to the group, whatever was recorded.
    func members(of births: [Birth]) -> [Bool] {
        guard let group, let attribute = AffectedAttribute(rawValue: group.attribute) else { return Array(repeating: true, count: births.count) }
        let isAffected = attribute.codes.map(group.levels.contains)
        return births.map { isAffected[attribute.level(of: $0)] }
    }
}
