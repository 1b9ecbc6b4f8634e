// SPDX-License-Identifier: EUPL-1.2

/// Two features' groups side by side: the cells of a pair, `cell = group of the first x groups of the second + group of the second`.
public struct BinPair: Hashable, Sendable {
    public struct Side: Hashable, Sendable {
        /// Position of the feature in the binned matrix.
        public let feature: Int
        /// From the feature's finest bins to the pair's groups.
        public let grouping: BinGrouping

        public init(feature: Int, grouping: BinGrouping) {
            (self.feature, self.grouping) = (feature, grouping)
        }
    }

    public let first: Side
    public let second: Side

    public init(_ first: Side, _ second: Side) {
        (self.first, self.second) = (first, second)
    }

    public var cellCount: Int { first.grouping.count * second.grouping.count }

    public func cell(_ first: Int, _ second: Int) -> Int { first * self.second.grouping.count + second }
}
