// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Attributes as registers hold them: the true ones, unless a decoy has part of a group recorded in another level.
struct Mislabelling: Sendable {
    private let seed: UInt64
    /// The attribute that is touched; all others are recorded as they are.
    let attribute: AffectedAttribute?
    private let share: Double
    private let isAffected: [Bool]
    /// Cumulative shares of the levels outside the group, among themselves.
    private let others: [Double]

    init(_ biases: Biases, seed: UInt64) {
        self.seed = seed
        let bias = biases.first(.mislabelled)
        attribute = bias?.group.flatMap { AffectedAttribute(rawValue: $0.attribute) }
        share = bias?.dial ?? 0
        let affected = attribute?.codes.map { bias?.group?.levels.contains($0) ?? false } ?? []
        let rest = zip(attribute?.shares ?? [], affected).map { $1 ? 0 : $0 }
        let total = rest.reduce(0, +)
        var sum = 0.0
        isAffected = affected
        others = rest.map { level in
            sum += level / total
            return sum
        }
    }

    /// The level of a birth's attribute as recorded, a position in its codes. A mother's attribute is recorded once.
    func recorded(_ attribute: AffectedAttribute, of birth: Birth) -> Int {
        let level = attribute.level(of: birth)
        return attribute == self.attribute ? recorded(level, of: birth.mother) : level
    }

    /// A mother's origin as recorded.
    func origin(of mother: Mother) -> Origin {
        attribute == .origin ? Origin(rawValue: recorded(mother.origin.rawValue, of: mother)) ?? mother.origin : mother.origin
    }

    private func recorded(_ level: Int, of mother: Mother) -> Int {
        guard isAffected[level] else { return level }
        var generator = Philox(seed: seed, stage: "mislabelled", item: UInt64(mother.index))
        return generator.bernoulli(share) ? generator.position(cumulative: others) : level
    }
}
