// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Mechanism d: whether the birth is linked to the population register. One that is not has no personal key.
struct Linkage: Sendable {
    /// P(linked), one a birth.
    let probability: [Double]
    let isLinked: [Bool]
    /// P(linked) outside the group.
    let base: Double

    /// P(linked) where no bias acts.
    static let usual = 0.985

    /// - Throws: when a form needs a negative probability.
    init(_ births: [Birth], world: World, biases: Biases) throws(SyntheticRegistersError) {
        var probability = Array(repeating: Self.usual, count: births.count)
        if let position = biases.list.firstIndex(where: { $0.mechanism == .representation }) {
            let bias = biases.list[position]
            let weights = Array(repeating: 1.0, count: births.count)
            let strength = Spread(bias, position: position, births: births, areas: world.areas, weights: weights).strength
            probability = strength.map { Self.usual * (1 + (bias.dial - 1) * $0) }
            guard probability.allSatisfy({ (0...1).contains($0) }) else { throw .formTooStrong(position: position + 1, form: bias.form) }
        }
        let final = probability
        isLinked = births.indices.map { row in
            var generator = Philox(seed: world.seed, stage: "linkage", item: births[row].item)
            return generator.bernoulli(final[row])
        }
        (self.probability, base) = (probability, Self.usual)
    }
}
