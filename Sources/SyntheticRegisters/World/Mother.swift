// SPDX-License-Identifier: EUPL-1.2

import Basics

/// What stays the same for a mother over her pregnancies.
///
/// Causes: area -> income. Origin and the invented groups -> nothing. The hidden traits are hers alone and make her births alike.
struct Mother {
    /// Counts mothers from 0; the key of all her random numbers.
    let index: Int
    /// Positions in `Areas`: where she lives, and whose postcode she has.
    let area: Int
    let postcodeArea: Int
    let membership: Membership
    var origin: Origin { membership.origin }
    /// Household income, standard normal over all mothers.
    let income: Double
    /// Hidden traits, standard normal: what makes her births early, and what makes help needed.
    let frailty: Double
    let vulnerability: Double
    /// Hidden, uniform: she smokes, or drinks, in each pregnancy whose probability of that is higher.
    let smokingThreshold: Double
    let drinkingThreshold: Double
    /// Standard normal: her body mass index and the weight of her children, beside what can be seen.
    let build: Double
    let childrensSize: Double

    /// How much of an area's deprivation is seen in the incomes of those who live there.
    private static let incomeByDeprivation = -0.4

    init(index: Int, in world: World) {
        let areas = world.areas
        var generator = Philox(seed: world.seed, stage: "mother", item: UInt64(index))
        let home = generator.position(cumulative: areas.cumulativeSize)
        let slope = Self.incomeByDeprivation
        self.index = index
        area = home
        postcodeArea = generator.bernoulli(0.2) ? (home + 1) % areas.all.count : home
        membership = Membership(
            origin: Origin(rawValue: generator.position(cumulative: areas.all[home].originShares)) ?? .netherlands,
            isInside: Self.groups(of: index, in: areas.all[home], seed: world.seed))
        let usualIncome = slope * areas.all[home].deprivation + (1 - slope * slope).squareRoot() * generator.normal()
        income = usualIncome + world.incomeShift[membership]
        frailty = generator.normal()
        vulnerability = generator.normal()
        smokingThreshold = generator.uniform()
        drinkingThreshold = generator.uniform()
        build = generator.normal()
        childrensSize = generator.normal()
    }

    /// From a stream of their own, so that no other number depends on them.
    private static func groups(of index: Int, in area: Area, seed: UInt64) -> SIMD2<UInt8> {
        var generator = Philox(seed: seed, stage: "invented groups", item: UInt64(index))
        var isInside = SIMD2<UInt8>()
        for group in InventedGroup.allCases where generator.bernoulli(area.groupShares[group.rawValue]) { isInside[group.rawValue] = 1 }
        return isInside
    }
}
