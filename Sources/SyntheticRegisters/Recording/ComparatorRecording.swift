// SPDX-License-Identifier: EUPL-1.2

import Basics

/// The comparator as another system recorded it: everybody's support, unless a decoy makes it see one group more often than the others.
struct ComparatorRecording: Sendable {
    /// P(recorded | support), one a birth.
    let probability: [Double]
    /// `probability` divided by that of everybody else.
    let ratio: [Double]
    /// P(support), and whether it was given.
    let risk: [Double]
    let isGiven: [Bool]
    let isRecorded: [Bool]

    private static let ceiling = 0.98

    /// Where the largest probability would pass .98, all are lowered alike: the ratio is what the dial promises.
    ///
    /// - Throws: when a form needs a negative probability.
    init(_ births: [Birth], world: World, biases: Biases) throws(SyntheticRegistersError) {
        let support = births.map { LaterSupport($0, in: world) }
        let risk = support.map(\.risk)
        var ratio = Array(repeating: 1.0, count: births.count)
        var common = 1.0
        if let position = biases.list.firstIndex(where: { $0.mechanism == .comparator }) {
            let bias = biases.list[position]
            let strength = Spread(bias, position: position, births: births, areas: world.areas, weights: risk).strength
            ratio = strength.map { 1 + (bias.dial - 1) * $0 }
            guard ratio.allSatisfy({ $0 >= 0 }) else { throw .formTooStrong(position: position + 1, form: bias.form) }
            let largest = ratio.max() ?? 1
            common = largest > 1 ? Self.ceiling / largest : 1
        }
        let probability = ratio.map { $0 * common }
        isRecorded = births.indices.map { row in
            guard support[row].isGiven, probability[row] < 1 else { return support[row].isGiven }
            var generator = Philox(seed: world.seed, stage: "comparator", item: births[row].item)
            return generator.bernoulli(probability[row])
        }
        (self.risk, self.ratio, self.probability, isGiven) = (risk, ratio, probability, support.map(\.isGiven))
    }
}
