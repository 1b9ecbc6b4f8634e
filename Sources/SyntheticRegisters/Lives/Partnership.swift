// SPDX-License-Identifier: EUPL-1.2

import Basics

/// When a mother lived with the father of her children, and what her household was then.
struct Partnership: Sendable {
    /// Days; `nil` where it did not happen in the registers' time.
    let cohabitation: Int?
    let marriage: Int?
    let separation: Int?
    /// Days on which her children joined the household, those before the register's births included.
    let arrivals: [Int]
    /// The day from which on she has a household of her own.
    let start: Int

    /// What a household is on a day.
    struct State: Hashable, Sendable {
        var isCouple: Bool
        var isMarried: Bool
        var children: Int
        /// 0 alone, 1 as a couple, 2 after a separation: another household number each.
        var ordinal: Int

        /// CBS's type of household, 1 to 6.
        var type: Int {
            guard isCouple else { return children > 0 ? 6 : 1 }
            return (children > 0 ? 4 : 2) + (isMarried ? 1 : 0)
        }

        /// CBS's place of a parent in the household.
        var place: Int {
            guard isCouple else { return children > 0 ? 7 : 2 }
            return (children > 0 ? 5 : 3) + (isMarried ? 1 : 0)
        }

        var persons: Int { (isCouple ? 2 : 1) + children }
    }

    init(mother: Adult, births: [Birth], in world: World) {
        var generator = Philox(seed: world.seed, stage: "partnership", item: mother.item)
        let first = births[0]
        let earlier = first.conception.parity
        let earliest = first.conception.day - earlier * (800 + generator.below(400))
        let livesAlone = generator.bernoulli(0.06 + (first.conception.age < 22 ? 0.20 : 0))
        let together = earliest - 150 - Int(700 * generator.gamma(shape: 2))
        let isMarried = generator.bernoulli(0.62)
        let wedding = max(together, earliest - 900) + generator.below(2_200)
        let parting = max(earliest, births[0].day) + Int(365.25 * 38 * generator.exponential())
        start = min(mother.birthDay + 19 * 365 + generator.below(5 * 365), together, earliest - 30)
        let joint = max(together, mother.birthDay + 17 * 365)
        // The youngest mothers may part before they are old enough to live together.
        let isAlone = livesAlone || parting <= joint
        cohabitation = isAlone ? nil : joint
        separation = isAlone || parting > RegisterYears.lastDay ? nil : parting
        marriage = isAlone || !isMarried || wedding >= min(parting, RegisterYears.lastDay) ? nil : wedding
        arrivals = (0..<earlier).map { earliest + 270 + $0 * 500 } + births.map(\.day)
    }

    func state(on day: Int) -> State {
        let isCouple = cohabitation.map { $0 <= day } ?? false && separation.map { day < $0 } ?? true
        let isAfter = separation.map { $0 <= day } ?? false
        return State(
            isCouple: isCouple, isMarried: isCouple && marriage.map { $0 <= day } ?? false, children: arrivals.count { $0 <= day },
            ordinal: isCouple ? 1 : isAfter ? 2 : 0)
    }

    /// The days on which the mother's household changes, the first one included, in order.
    var changes: [Int] {
        let days = [start, cohabitation, marriage, separation].compactMap { $0 } + arrivals
        return Set(days.filter { $0 >= start && $0 <= RegisterYears.lastDay }).sorted()
    }
}
