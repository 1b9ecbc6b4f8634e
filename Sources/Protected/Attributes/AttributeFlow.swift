// SPDX-License-Identifier: EUPL-1.2

/// How many rows of each group of an attribute are left after each step from the register to the analysis.
public struct AttributeFlow: Hashable, Sendable {
    public struct Step: Hashable, Sendable {
        public let name: String
        /// Rows that are left, one count a level.
        public let counts: [Int]

        public init(name: String, counts: [Int]) { (self.name, self.counts) = (name, counts) }

        public var total: Int { counts.reduce(0, +) }
    }

    /// The attribute's name.
    public let attribute: String
    public let levels: [ProtectedLevel]
    /// In their order; rows only leave.
    public let steps: [Step]

    public init(attribute: String, levels: [ProtectedLevel], steps: [Step]) {
        precondition(steps.allSatisfy { $0.counts.count == levels.count }, "one count a level")
        (self.attribute, self.levels, self.steps) = (attribute, levels, steps)
    }
}
