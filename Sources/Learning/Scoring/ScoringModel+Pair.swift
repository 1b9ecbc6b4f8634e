// SPDX-License-Identifier: EUPL-1.2

extension ScoringModel {
    /// What two features add together, beyond what each adds alone.
    public struct Pair: Hashable, Sendable {
        public struct Side: Hashable, Sendable {
            public var feature: String
            /// The group of each bin of that feature's term.
            public var grouping: BinGrouping

            public init(feature: String, grouping: BinGrouping) {
                (self.feature, self.grouping) = (feature, grouping)
            }
        }

        public var first: Side
        public var second: Side
        /// One a cell: `group of the first x groups of the second + group of the second`.
        public var coefficients: [Coefficient]

        public init(first: Side, second: Side, coefficients: [Coefficient]) {
            (self.first, self.second, self.coefficients) = (first, second, coefficients)
        }

        /// The cell of a bin of each feature.
        func cell(_ firstBin: Int, _ secondBin: Int) -> Int {
            first.grouping.group[firstBin] * second.grouping.count + second.grouping.group[secondBin]
        }
    }
}

extension ScoringModel.Pair: Codable {
    private enum CodingKeys: String, CodingKey {
        case features, groups, cells
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let features = try container.decode([String].self, forKey: .features)
        guard features.count == 2 else { throw LearningError.modelFile(field: "pairs.features", expected: "two names") }
        let groups = try container.decode([[Int]].self, forKey: .groups)
        let range = 0..<Int(UInt16.max)
        guard groups.count == 2, groups.allSatisfy({ !$0.isEmpty && $0.allSatisfy(range.contains) }) else {
            throw LearningError.modelFile(field: "pairs.groups", expected: "two lists of whole numbers from 0")
        }
        self.init(
            first: Side(feature: features[0], grouping: BinGrouping(group: groups[0])),
            second: Side(feature: features[1], grouping: BinGrouping(group: groups[1])),
            coefficients: try container.decode([ScoringModel.Coefficient].self, forKey: .cells))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode([first.feature, second.feature], forKey: .features)
        try container.encode([first.grouping.group, second.grouping.group], forKey: .groups)
        try container.encode(coefficients, forKey: .cells)
    }
}
