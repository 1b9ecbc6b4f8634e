// SPDX-License-Identifier: EUPL-1.2

/// Some levels of one attribute: whom a bias touches. In files: `{etnic: [B]}`.
public struct AffectedGroup: Hashable, Sendable {
    /// A column of the register, such as `etnic`.
    public var attribute: String
    /// Codes of that column.
    public var levels: [String]

    public init(attribute: String, levels: [String]) {
        (self.attribute, self.levels) = (attribute, levels)
    }
}

extension AffectedGroup: Codable {
    public init(from decoder: any Decoder) throws {
        let written = try decoder.singleValueContainer().decode([String: [String]].self)
        guard written.count == 1, let (attribute, levels) = written.first else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "expected one attribute with its levels"))
        }
        self.init(attribute: attribute, levels: levels)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode([attribute: levels])
    }
}
