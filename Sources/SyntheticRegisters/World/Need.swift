// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// Whether a family needs help in the child's first years: the truth, whoever saw it or not.
///
/// Causes: deprivation of the area, income, a young mother, smoking, alcohol, a fourth or later child, the mother's vulnerability. Not: origin.
/// Twins share the need, as it is the family's. A drift bias moves the intercept for births of the register's last year, an area shift for those
/// of a third of the areas.
struct Need {
    /// U, log-odds.
    let logit: Double
    /// 1 / (1 + exp(-U)).
    let risk: Double
    /// Y0, with probability `risk`.
    let isNeeded: Bool
    /// The part of U that a drift bias put there.
    let drift: Double
    /// The part of U that an area shift put there.
    let areaShift: Double

    init(mother: Mother, conception: Family.Conception, pregnancy: Pregnancy, in world: World) {
        let area = world.areas.all[mother.area]
        let household =
            0.30 * area.deprivation - 0.50 * mother.income + 0.10 * max(0, 25 - conception.age) + (conception.parity >= 3 ? 0.35 : 0)
        let habits = [0, 0.45, 0.70][pregnancy.smoking] + (pregnancy.drinksAlcohol ? 0.40 : 0)
        drift = conception.day + pregnancy.gestation >= RegisterPeriod.firstOfLastYear ? world.drift : 0
        areaShift = area.needShift
        logit = -2.99 + household + habits + 0.60 * mother.vulnerability + drift + areaShift + world.needShift[mother.membership]
        risk = Logistic.expit(logit)
        var generator = Philox(seed: world.seed, stage: "need", item: UInt64(mother.index) << 4 | UInt64(conception.order))
        isNeeded = generator.bernoulli(risk)
    }
}
