// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Personal keys as registers have them: nine characters, unique, in no order that tells anything.
struct PersonKeys: Sendable {
    /// The largest prime below a thousand million: multiplication by anything then reaches every key once.
    private static let prime: UInt64 = 999_999_937
    private let factor: UInt64
    private let shift: UInt64

    /// A person whom the population register does not know.
    static let unknown = (type: "G", key: "---------")
    static let known = "R"

    /// - Parameter stage: what the keys are of; keys of two stages have nothing to do with each other.
    init(seed: UInt64, stage: String = "person keys") {
        var generator = Philox(seed: seed, stage: stage)
        factor = 100_000_000 + UInt64(generator.below(800_000_000))
        shift = UInt64(generator.below(900_000_000))
    }

    /// - Parameter person: below the prime; mothers and children share the numbers.
    func key(_ person: UInt64) -> String {
        let digits = String(1 + (person * factor + shift) % Self.prime)
        return String(repeating: "0", count: 9 - digits.utf8.count) + digits
    }

    func child(_ birth: Birth) -> String { key(birth.item) }

    /// Mothers' numbers have the bit that no child's number has.
    func mother(_ mother: Mother) -> String { key(UInt64(mother.index) << 5 | 1 << 4) }
}

extension Mother {
    /// A few mothers are in no population register.
    func isUnknown(seed: UInt64) -> Bool {
        var generator = Philox(seed: seed, stage: "unknown mother", item: UInt64(index))
        return generator.bernoulli(0.003)
    }
}
