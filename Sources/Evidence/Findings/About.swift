// SPDX-License-Identifier: EUPL-1.2

/// What a finding is about. `(key, about)` is unique in an evidence file.
public struct About: Hashable, Sendable, Codable {
    public var outcome: String?
    public var model: String?
    public var rows: RowScope?
    public var strategy: String?
    /// A protected attribute, or several crossed, joined by ` x `.
    public var attribute: String?
    /// Level per attribute.
    public var group: [String: String]?
    /// What the group is held against: `overall`, `complement`, `largest` or a level.
    public var compareTo: String?
    /// The operating point: `capacity`, `threshold`.
    public var at: [String: Double]?
    /// A feature, or two features of which the joint effect is meant, joined by ` x `.
    public var feature: String?
    public var column: String?
    /// A step of the cohort's flow.
    public var step: String?
    public var area: String?

    enum CodingKeys: String, CodingKey {
        case outcome, model, rows, strategy, attribute, group, at, feature, column, step, area
        case compareTo = "compare_to"
    }

    public init(
        outcome: String? = nil, model: String? = nil, rows: RowScope? = nil, strategy: String? = nil, attribute: String? = nil,
        group: [String: String]? = nil, compareTo: String? = nil, at: [String: Double]? = nil, feature: String? = nil, column: String? = nil,
        step: String? = nil, area: String? = nil
    ) {
        self.outcome = outcome
        self.model = model
        self.rows = rows
        self.strategy = strategy
        self.attribute = attribute
        self.group = group
        self.compareTo = compareTo
        self.at = at
        self.feature = feature
        self.column = column
        self.step = step
        self.area = area
    }
}

/// Which rows a number was computed on.
public enum RowScope: Hashable, Sendable, Codable {
    case train, outOfFold, test, all
    case area(String)
    case year(Int)

    public init?(_ text: String) {
        switch text {
        case "train": self = .train
        case "oof": self = .outOfFold
        case "test": self = .test
        case "all": self = .all
        default:
            if text.hasPrefix("area:") {
                self = .area(String(text.dropFirst(5)))
            } else if text.hasPrefix("year:"), let year = Int(text.dropFirst(5)) {
                self = .year(year)
            } else {
                return nil
            }
        }
    }

    public var text: String {
        switch self {
        case .train: "train"
        case .outOfFold: "oof"
        case .test: "test"
        case .all: "all"
        case .area(let code): "area:\(code)"
        case .year(let year): "year:\(year)"
        }
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = RowScope(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "expected train, oof, test, all, area:X or year:Y")
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
