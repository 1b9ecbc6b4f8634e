// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation

/// Incomes of a family's households, in euro a year before tax.
struct Income: Sendable {
    let family: FamilyLife
    let year: Int
    private let level: Double
    private let isLoss: Bool
    private let savings: Double

    init(_ family: FamilyLife, year: Int, in world: World) {
        var generator = Philox(seed: world.seed, stage: "income of a year", item: UInt64(family.index) << 8 | UInt64(year & 255))
        (self.family, self.year) = (family, year)
        level = exp(11.10 + 0.48 * (family.mother.income + 0.25 * generator.normal()) + 0.022 * Double(year - 2015))
        // Some of those who work for themselves make a loss.
        isLoss = generator.bernoulli(0.006)
        savings = generator.normal()
    }

    private var isCouple: Bool { family.state(in: year).isCouple }

    func personal(_ adult: Adult) -> Int {
        if isLoss, !adult.isWoman { return -Int(level * 0.2) }
        return Int(level * adult.share + (isCouple ? 0 : 6_000))
    }

    /// Of the household that the adult lives in.
    func household(_ adult: Adult) -> Int {
        isCouple ? personal(family.mother) + personal(family.father) : personal(adult)
    }

    /// In per cent of the low-income limit for a household of that size.
    func relativeToLimit(_ adult: Adult) -> Int {
        let persons = isCouple || adult.isWoman ? family.state(in: year).persons : 1
        return max(-100, Int(100 * Double(household(adult)) * 0.72 / (12_600 * Double(persons).squareRoot())))
    }

    /// Thousands of euro, debts subtracted.
    func wealth(_ adult: Adult) -> Int { Int((exp(2.6 + 0.9 * adult.income + 0.3 * savings) - 12) * 3) }
}
