// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import StatMath

/// One pregnancy: its circumstances, the true risk that it ends before 37 weeks, and how long it took.
///
/// Causes of an early birth: twins, smoking, first birth, a young or higher age, body mass index far from 23, deprivation of the area, income,
/// the mother's frailty (so an early birth is often followed by another). Not: origin, season, year.
struct Pregnancy {
    /// 1, or 2 for twins.
    let children: Int
    /// Cigarettes: 0 none, 1 fewer than ten a day, 2 ten or more.
    let smoking: Int
    let drinksAlcohol: Bool
    /// Before the pregnancy, in kg/m².
    let bodyMassIndex: Double
    /// P(a child is born before 259 days), given everything that is true at conception.
    let pretermRisk: Double
    /// Days.
    let gestation: Int

    /// 37 weeks.
    static let term = 259
    /// 24 weeks: earlier losses are in no births register.
    static let shortest = 168

    init(mother: Mother, conception: Family.Conception, in world: World) {
        let area = world.areas.all[mother.area]
        var generator = Philox(seed: world.seed, stage: "pregnancy", item: UInt64(mother.index) << 4 | UInt64(conception.order))
        let isTwin = generator.bernoulli(Self.twinProbability(age: conception.age))
        let smokes = mother.smokingThreshold < Self.smokingProbability(mother, age: conception.age, area)
        let heavy = generator.bernoulli(0.35)
        let alcohol = Logistic.expit(-3.4 + 0.03 * (conception.age - 30) + 0.1 * mother.income)
        children = isTwin ? 2 : 1
        smoking = smokes ? (heavy ? 2 : 1) : 0
        drinksAlcohol = mother.drinkingThreshold < alcohol
        let build = 0.9 * mother.build + 0.19.squareRoot() * generator.normal()
        let heaviness = 2.11 + 0.46 * build + 0.03 * Double(min(conception.parity, 4)) + 0.04 * area.deprivation - 0.05 * mother.income
        bodyMassIndex = min(58, 15 + exp(heaviness))
        let known = Self.pretermLogit(mother, conception, area, smoking: smoking, bodyMassIndex: bodyMassIndex)
        // Twins are not yet known at conception: the risk then is the mean over children, of whom a twin pregnancy has two.
        let twins = 2 * Self.twinProbability(age: conception.age) / (1 + Self.twinProbability(age: conception.age))
        pretermRisk = (1 - twins) * Logistic.expit(known) + twins * Logistic.expit(known + Self.twinLogit)
        let isEarly = generator.bernoulli(Logistic.expit(isTwin ? known + Self.twinLogit : known))
        gestation = isEarly ? Self.earlyGestation(&generator) : Self.termGestation(isTwin: isTwin, isFirst: conception.parity == 0, &generator)
    }

    private static let twinLogit = 3.3

    private static func twinProbability(age: Double) -> Double {
        0.010 + 0.0006 * max(0, min(age, 40) - 22)
    }

    private static func smokingProbability(_ mother: Mother, age: Double, _ area: Area) -> Double {
        Logistic.expit(-2.42 - 0.09 * (age - 30) + 0.25 * area.deprivation - 0.45 * mother.income)
    }

    private static func pretermLogit(_ mother: Mother, _ conception: Family.Conception, _ area: Area, smoking: Int, bodyMassIndex: Double) -> Double {
        let age = 0.10 * max(0, 22 - conception.age) + 0.05 * max(0, conception.age - 34)
        let weight = 0.10 * max(0, 19.5 - bodyMassIndex) + 0.025 * max(0, bodyMassIndex - 27)
        let order = conception.parity == 0 ? 0.50 : conception.parity >= 4 ? 0.25 : 0
        return -3.95 + age + weight + order + [0, 0.45, 0.75][smoking] + 0.10 * area.deprivation - 0.10 * mother.income + 1.4 * mother.frailty
    }

    /// Most early births are only just early; one in six is before 32 weeks.
    private static func earlyGestation(_ generator: inout Philox) -> Int {
        while true {
            let days = term - 1 - Int(19 * generator.exponential())
            if days >= shortest { return days }
        }
    }

    /// Around 40 weeks, skewed to the left; the density meets that of early births at 37 weeks.
    private static func termGestation(isTwin: Bool, isFirst: Bool, _ generator: inout Philox) -> Int {
        let latest = isTwin ? 279 : isFirst ? 297 : 295
        let (shape, scale) = isTwin ? (3.0, 3.5) : (4.0, 4.1)
        while true {
            let days = latest - Int(scale * generator.gamma(shape: shape))
            if days >= term { return days }
        }
    }
}
