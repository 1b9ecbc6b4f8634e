// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// A mother or a father, as registers may know them.
struct Adult: Sendable {
    /// The key of all random numbers of this person.
    let item: UInt64
    /// Nine digits.
    let key: String
    let isWoman: Bool
    /// Days since 1970-01-01.
    let birthDay: Int
    let origin: Origin
    /// 0 born here of parents born here, 1 born elsewhere, 2 born here.
    let generation: Int
    /// A level of `Education`.
    let education: Int
    /// Standardised income of the household that he or she makes.
    let income: Double
    /// Share of the household's income that is this person's, in a couple.
    let share: Double
    /// Hidden: needs of care.
    let vulnerability: Double
    let frailty: Double

    func age(in year: Int) -> Int { year - Calendar.year(of: birthDay) }

    init(mother: Mother, first: Birth, key: String, in world: World) {
        var generator = Philox(seed: world.seed, stage: "life of a mother", item: UInt64(mother.index))
        item = UInt64(mother.index) << 2
        self.key = key
        isWoman = true
        birthDay = first.conception.day - Int(first.conception.age * 365.25) - 1
        origin = mother.origin
        generation = Self.generation(mother.origin, &generator)
        income = mother.income
        share = 0.25 + 0.25 * generator.uniform()
        education = Education.level(of: mother, in: world)
        (vulnerability, frailty) = (mother.vulnerability, mother.frailty)
    }

    /// The father of a mother's children. Most couples share their origin and something of what they need.
    init(partnerOf mother: Mother, _ other: Adult, key: String, in world: World) {
        var generator = Philox(seed: world.seed, stage: "life of a father", item: UInt64(mother.index))
        item = UInt64(mother.index) << 2 | 1
        self.key = key
        isWoman = false
        birthDay = min(other.birthDay - Int(365.25 * (2.4 + 4.2 * generator.normal())), first2002)
        origin =
            generator.bernoulli(0.85)
            ? mother.origin : Origin(rawValue: generator.position(cumulative: world.areas.all[mother.area].originShares)) ?? .netherlands
        generation = Self.generation(origin, &generator)
        income = mother.income
        share = 1 - other.share
        education = Education.level(income: mother.income, isWoman: false, &generator)
        vulnerability = 0.3 * mother.vulnerability + 0.91.squareRoot() * generator.normal()
        frailty = generator.normal()
    }

    private static func generation(_ origin: Origin, _ generator: inout Philox) -> Int {
        let isFirst = generator.bernoulli(0.55)
        return origin == .netherlands ? 0 : isFirst ? 1 : 2
    }
}

/// Nobody here is a father before the age of about fifteen.
private let first2002 = Calendar.day(2001, 6, 30)

/// Highest level of education, in steps of the Dutch standard classification (SOI 2016, 18 groups).
enum Education {
    /// Code and share of all.
    static let levels: [(code: String, en: String, nl: String, cumulative: Double)] = [
        ("1111", "primary, first years", "basisonderwijs groep 1-2", 0.005), ("1112", "primary", "basisonderwijs groep 3-8", 0.03),
        ("1211", "practical", "praktijkonderwijs", 0.045), ("1212", "lower vocational, basic", "vmbo-b/k", 0.10),
        ("1213", "vocational, level 1", "mbo1", 0.12), ("1221", "lower vocational, theoretical", "vmbo-g/t", 0.16),
        ("2111", "vocational, level 2", "mbo2", 0.26), ("2112", "vocational, level 3", "mbo3", 0.37), ("2121", "vocational, level 4", "mbo4", 0.52),
        ("2131", "general secondary", "havo", 0.56), ("2132", "pre-university", "vwo", 0.60),
        ("3112", "bachelor, applied", "hbo-bachelor", 0.80), ("3113", "bachelor, university", "wo-bachelor", 0.84),
        ("3211", "master, applied", "hbo-master", 0.86), ("3212", "master, university", "wo-master", 0.98), ("3213", "doctorate", "doctor", 1),
    ]

    /// The mother's.
    static func level(of mother: Mother, in world: World) -> Int {
        var generator = Philox(seed: world.seed, stage: "education", item: UInt64(mother.index))
        return level(income: mother.income, isWoman: true, &generator)
    }

    static func level(income: Double, isWoman: Bool, _ generator: inout Philox) -> Int {
        let score = Normal.cdf(0.55 * income + 0.835 * generator.normal() + (isWoman ? 0.05 : -0.05))
        return levels.firstIndex { score < $0.cumulative } ?? levels.count - 1
    }
}
