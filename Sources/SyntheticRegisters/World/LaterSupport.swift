// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// Support at school at the age of six, recorded by another system for everybody alike: an outcome beside need, for comparison.
///
/// Causes: income, an early birth, the mother's vulnerability, smoking. One in ten children. Not: origin.
struct LaterSupport {
    let risk: Double
    let isGiven: Bool

    init(_ birth: Birth, in world: World) {
        let early = birth.pregnancy.gestation < Pregnancy.term ? 0.8 : 0
        let household = -0.30 * birth.mother.income + 0.30 * birth.mother.vulnerability + (birth.pregnancy.smoking > 0 ? 0.3 : 0)
        risk = Logistic.expit(-2.45 + household + early)
        var generator = Philox(seed: world.seed, stage: "later support", item: birth.item)
        isGiven = generator.bernoulli(risk)
    }
}
