// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation

/// `truth.json`: how a register was made, and what a perfect audit of it would find.
public struct TruthSummary: Hashable, Sendable, Codable {
    /// The version of this format.
    public var format: String
    public var births: Int
    public var seed: UInt64
    /// The biases as they acted, with their bases filled in.
    public var biases: [Bias]
    public var estimands: [Estimand]

    public static let currentFormat = "evenkans-truth-1"

    /// A quantity that an audit estimates.
    public struct Estimand: Hashable, Sendable, Codable {
        /// An evidence key where there is one, else of the same family.
        public var key: String
        /// What it is about, as in evidence: outcome, attribute, group, compare_to, column, at.
        public var about: [String: String]
        /// From the probabilities with which the register was drawn; `null` when the group is empty.
        public var expected: Double?
        /// In the register as drawn; `null` when it cannot be computed there.
        public var realised: Double?
    }

    /// The same bytes for the same content.
    public func encoded() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return try encoder.encode(self) + Data("\n".utf8)
    }

    public init(decoding data: Data) throws {
        self = try JSONDecoder().decode(TruthSummary.self, from: data)
    }

    init(births: Int, seed: UInt64, biases: [Bias], estimands: [Estimand]) {
        format = Self.currentFormat
        (self.births, self.seed, self.biases, self.estimands) = (births, seed, biases, estimands)
    }

    public subscript(key: String) -> [Estimand] { estimands.filter { $0.key == key } }
}
