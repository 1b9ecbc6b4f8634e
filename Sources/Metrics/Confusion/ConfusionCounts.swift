// SPDX-License-Identifier: EUPL-1.2

/// Some of the four cells of a confusion matrix. `selected` rows are those that the model's operating point picks.
public struct ConfusionCells: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    // Cell number 2 x outcome + selected.
    public static let trueNegatives = ConfusionCells(rawValue: 1)
    public static let falsePositives = ConfusionCells(rawValue: 2)
    public static let falseNegatives = ConfusionCells(rawValue: 4)
    public static let truePositives = ConfusionCells(rawValue: 8)

    /// The four, in cell order.
    public static let each: [ConfusionCells] = [.trueNegatives, .falsePositives, .falseNegatives, .truePositives]

    public static let events: ConfusionCells = [.falseNegatives, .truePositives]
    public static let nonEvents: ConfusionCells = [.trueNegatives, .falsePositives]
    public static let selected: ConfusionCells = [.falsePositives, .truePositives]
    public static let notSelected: ConfusionCells = [.trueNegatives, .falseNegatives]
    public static let all: ConfusionCells = [.events, .nonEvents]

    /// 1 at each cell that belongs, 0 elsewhere, in cell order.
    public var indicator: SIMD4<Double> {
        SIMD4(rawValue & 1 != 0 ? 1 : 0, rawValue & 2 != 0 ? 1 : 0, rawValue & 4 != 0 ? 1 : 0, rawValue & 8 != 0 ? 1 : 0)
    }
}

/// Rows by outcome and selection, each counted once, whatever its weight.
public struct ConfusionCounts: Hashable, Sendable, Codable {
    public var truePositives: Int
    public var falsePositives: Int
    public var falseNegatives: Int
    public var trueNegatives: Int

    public init(truePositives: Int = 0, falsePositives: Int = 0, falseNegatives: Int = 0, trueNegatives: Int = 0) {
        (self.truePositives, self.falsePositives) = (truePositives, falsePositives)
        (self.falseNegatives, self.trueNegatives) = (falseNegatives, trueNegatives)
    }

    public func count(_ cells: ConfusionCells) -> Int {
        (cells.contains(.truePositives) ? truePositives : 0) + (cells.contains(.falsePositives) ? falsePositives : 0)
            + (cells.contains(.falseNegatives) ? falseNegatives : 0) + (cells.contains(.trueNegatives) ? trueNegatives : 0)
    }

    public var rows: Int { count(.all) }
    public var events: Int { count(.events) }

    public static func + (a: ConfusionCounts, b: ConfusionCounts) -> ConfusionCounts {
        ConfusionCounts(
            truePositives: a.truePositives + b.truePositives, falsePositives: a.falsePositives + b.falsePositives,
            falseNegatives: a.falseNegatives + b.falseNegatives, trueNegatives: a.trueNegatives + b.trueNegatives)
    }

    public static func - (a: ConfusionCounts, b: ConfusionCounts) -> ConfusionCounts {
        ConfusionCounts(
            truePositives: a.truePositives - b.truePositives, falsePositives: a.falsePositives - b.falsePositives,
            falseNegatives: a.falseNegatives - b.falseNegatives, trueNegatives: a.trueNegatives - b.trueNegatives)
    }
}
