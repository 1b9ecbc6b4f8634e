// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import StatMath

/// A child as the world made it, before anybody wrote anything down.
struct Birth {
    let mother: Mother
    let conception: Family.Conception
    let pregnancy: Pregnancy
    /// Days since 1970-01-01.
    let day: Int
    /// 0, or 1 for the second of twins.
    let child: Int
    let isBoy: Bool
    /// Grams.
    let weight: Int
    let weightPercentile: Double
    let hasAnomaly: Bool
    let apgar: Int
    let wentToIntensiveCare: Bool
    let died: Bool
    let delivery: Delivery
    let need: Need

    enum Delivery: Int { case spontaneous, instrumental, plannedCaesarean, emergencyCaesarean }

    /// One key for all random numbers of this child.
    var item: UInt64 { Self.item(mother, conception, child) }

    static func item(_ mother: Mother, _ conception: Family.Conception, _ child: Int) -> UInt64 {
        UInt64(mother.index) << 5 | UInt64(conception.order) << 1 | UInt64(child)
    }
}

extension Pregnancy {
    /// The children of this pregnancy.
    ///
    /// Causes of weight: length of pregnancy, sex, smoking, first birth, body mass index, twins, an anomaly, deprivation, the mother's own.
    /// Causes of the newborn's health: length of pregnancy, weight for that length, an anomaly.
    func births(of mother: Mother, conception: Family.Conception, in world: World) -> [Birth] {
        var firstIsBoy = false
        return (0..<children).map { child in
            var generator = Philox(seed: world.seed, stage: "birth", item: Birth.item(mother, conception, child))
            let drawn = generator.bernoulli(0.512)
            // A third of twins share all their genes.
            let isBoy = child == 1 && generator.bernoulli(1.0 / 3) ? firstIsBoy : drawn
            firstIsBoy = isBoy
            let hasAnomaly = generator.bernoulli(gestation < Self.term ? 0.06 : 0.024)
            let standardised = growth(mother, conception, world.areas.all[mother.area], hasAnomaly: hasAnomaly, &generator)
            let weight = FetalGrowth.weight(days: gestation, isBoy: isBoy, standardised: standardised)
            let weeksEarly = max(0, Double(Self.term - gestation) / 7)
            let illness = -4.2 + 0.42 * weeksEarly + (hasAnomaly ? 1.2 : 0) + 0.35 * max(0, -standardised - 1)
            let (isUnwell, goesToCare) = (
                generator.bernoulli(Logistic.expit(illness)), generator.bernoulli(Logistic.expit(illness - 0.1))
            )
            return Birth(
                mother: mother, conception: conception, pregnancy: self, day: conception.day + gestation, child: child, isBoy: isBoy, weight: weight,
                weightPercentile: FetalGrowth.percentile(grams: weight, days: gestation, isBoy: isBoy), hasAnomaly: hasAnomaly,
                apgar: isUnwell ? 3 + generator.below(5) : generator.bernoulli(0.55) ? 10 : generator.bernoulli(0.8) ? 9 : 8,
                wentToIntensiveCare: goesToCare, died: generator.bernoulli(Logistic.expit(illness - 2.3)),
                delivery: Self.delivery(isTwin: children == 2, isFirst: conception.parity == 0, &generator),
                need: Need(mother: mother, conception: conception, pregnancy: self, in: world))
        }
    }

    /// Standardised weight for the length of pregnancy and sex: mean near 0 and standard deviation near 1 over all births.
    private func growth(_ mother: Mother, _ conception: Family.Conception, _ area: Area, hasAnomaly: Bool, _ generator: inout Philox) -> Double {
        let seen =
            0.17 - [0, 0.45, 0.75][smoking] - (conception.parity == 0 ? 0.25 : 0) + 0.025 * (min(bodyMassIndex, 40) - 24) - (children == 2 ? 0.9 : 0)
            - (hasAnomaly ? 0.3 : 0) - 0.06 * area.deprivation + 0.04 * mother.income - (gestation < Self.term ? 0.15 : 0)
        return seen + 0.55 * mother.childrensSize + 0.77 * generator.normal()
    }

    private static func delivery(isTwin: Bool, isFirst: Bool, _ generator: inout Philox) -> Birth.Delivery {
        let planned = isTwin ? 0.25 : 0.08
        let emergency = isFirst ? 0.12 : 0.05
        let instrumental = isFirst ? 0.14 : 0.03
        let position = generator.position(cumulative: [planned, planned + emergency, planned + emergency + instrumental, 1])
        return [.plannedCaesarean, .emergencyCaesarean, .instrumental, .spontaneous][position]
    }
}
