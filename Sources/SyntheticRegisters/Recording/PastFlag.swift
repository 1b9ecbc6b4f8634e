// SPDX-License-Identifier: EUPL-1.2

import Basics

/// An earlier score's verdict on the mother, before the pregnancy: the tenth with the highest values was flagged.
///
/// The score knew income, place and age, and much noise. It knew no origin.
struct PastFlag: Sendable {
    let score: [Double]
    let isFlagged: [Bool]

    static let share = 0.10

    init(_ births: [Birth], world: World) {
        let score = births.map { birth in
            var generator = Philox(seed: world.seed, stage: "past score", item: UInt64(birth.mother.index))
            let known = -0.6 * birth.mother.income + 0.4 * world.areas.all[birth.mother.area].deprivation + 0.3 * birth.mother.vulnerability
            return known + 0.08 * max(0, 25 - birth.conception.age) + 0.6 * generator.normal()
        }
        let limit = score.sorted(by: >).dropFirst(Int(Self.share * Double(score.count))).first ?? .infinity
        self.score = score
        isFlagged = score.map { $0 > limit }
    }
}
