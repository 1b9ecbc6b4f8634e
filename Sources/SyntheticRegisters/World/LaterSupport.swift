// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// Support at school at the age of six, recorded by another system for everybody alike: an outcome beside need, for comparison.
///
/// Causes: an early birth, income, smoking, and what no register shows of need: the mother's vulnerability, the deprivation of the area, and
/// whatever else a group or an area truly needs more. So need that features do not tell is in both outcomes, and only what one system saw and
/// the other did not is in one (methods 24). One in ten children. Not: origin.
struct LaterSupport {
    let risk: Double
    let isGiven: Bool

    init(_ birth: Birth, in world: World) {
        let early = birth.pregnancy.gestation < Pregnancy.term ? 0.8 : 0
        let household = -0.30 * birth.mother.income + (birth.pregnancy.smoking > 0 ? 0.3 : 0)
        let unseen =
            0.60 * birth.mother.vulnerability + 0.30 * world.areas.all[birth.mother.area].deprivation + birth.need.areaShift
            + world.needShift[birth.mother.membership]
        risk = Logistic.expit(-2.54 + household + early + unseen)
        var generator = Philox(seed: world.seed, stage: "later support", item: birth.item)
        isGiven = generator.bernoulli(risk)
    }
}
