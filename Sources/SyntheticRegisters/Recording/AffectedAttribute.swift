// SPDX-License-Identifier: EUPL-1.2

/// The attributes of which a bias may touch some levels. The raw value is the register's column.
enum AffectedAttribute: String, CaseIterable {
    case origin = "etnic"
    case sex = "gesl"

    var codes: [String] {
        switch self {
        case .origin: Origin.allCases.map(\.code)
        case .sex: ["1", "2"]
        }
    }

    func code(of birth: Birth) -> String {
        switch self {
        case .origin: birth.mother.origin.code
        case .sex: birth.isBoy ? "1" : "2"
        }
    }
}

extension Bias {
    /// Which births belong to the group.
    func members(of births: [Birth]) -> [Bool] {
        guard let group, let attribute = AffectedAttribute(rawValue: group.attribute) else { return Array(repeating: true, count: births.count) }
        let levels = Set(group.levels)
        return births.map { levels.contains(attribute.code(of: $0)) }
    }
}
