// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Mechanisms a and g: need that exists is recorded with a probability that may differ by group, and for those
/// whom an earlier score flagged. Need that does not exist is never recorded.
struct Detection {
    /// P(recorded | need), one a birth.
    let probability: [Double]
    /// `probability` divided by that of everybody else.
    let ratio: [Double]
    /// Early help is in the register.
    let isRecorded: [Bool]
    /// What the register would hold if the group were seen like everybody else: the same draw against the common probability.
    let isRecordedUnbiased: [Bool]
    /// P(recorded | need) outside the group.
    let base: Double

    /// Early help is recorded for nearly half of those in need.
    static let usual = 0.45
    private static let ceiling = 0.98

    /// Where the largest probability would pass .98, all are lowered alike: the ratio is what the dial promises.
    ///
    /// - Throws: when a form needs a negative probability.
    init(_ births: [Birth], flags: PastFlag, world: World, biases: Biases) throws(SyntheticRegistersError) {
        var ratio = Array(repeating: 1.0, count: births.count)
        var usual = Self.usual
        if let position = biases.list.firstIndex(where: { $0.mechanism == .label }) {
            let bias = biases.list[position]
            let spread = Spread(bias, position: position, births: births, areas: world.areas, weights: births.map(\.need.risk))
            usual = bias.base ?? usual
            ratio = spread.strength.map { 1 + (bias.dial - 1) * $0 }
            guard ratio.allSatisfy({ $0 >= 0 }) else { throw .formTooStrong(position: position + 1, form: bias.form) }
        }
        if let position = biases.list.firstIndex(where: { $0.mechanism == .feedback }) {
            let bias = biases.list[position]
            let spread = Spread(
                bias, position: position, births: births, areas: world.areas, weights: births.indices.map { births[$0].need.risk * ratio[$0] },
                members: flags.isFlagged)
            for row in births.indices { ratio[row] *= 1 + (bias.dial - 1) * spread.strength[row] }
            guard ratio.allSatisfy({ $0 >= 0 }) else { throw .formTooStrong(position: position + 1, form: bias.form) }
        }
        let common = min(usual, Self.ceiling / (ratio.max() ?? 1))
        let probability = ratio.map { $0 * common }
        let draws = births.map { birth in
            var generator = Philox(seed: world.seed, stage: "detection", item: birth.item)
            return generator.uniform()
        }
        self.ratio = ratio
        self.probability = probability
        base = common
        isRecorded = births.indices.map { births[$0].need.isNeeded && draws[$0] < probability[$0] }
        isRecordedUnbiased = births.indices.map { births[$0].need.isNeeded && draws[$0] < common }
    }
}
