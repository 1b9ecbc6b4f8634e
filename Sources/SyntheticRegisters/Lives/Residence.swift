// SPDX-License-Identifier: EUPL-1.2

import Basics

/// One stay at an address.
struct Stay: Sendable {
    let start: Int
    /// `nil` while it lasts.
    var end: Int?
    /// Counts the dwellings of a family.
    let ordinal: Int
    /// A position in `Areas`.
    let area: Int
}

/// Where the members of a family lived. From 2014 on the mother moves within her neighbourhood, as her life's causes stay those of one place.
struct Residence: Sendable {
    let mother: [Stay]
    let partner: [Stay]

    private static let settled = Calendar.day(2014, 1, 1)
    private static let begin = Calendar.day(RegisterYears.first, 1, 1)
    /// Moves a year.
    private static let mobility = 0.085
    static let firstOfPartner = 16

    init(_ person: Mother, partnership: Partnership, end: Int?, in world: World) {
        var generator = Philox(seed: world.seed, stage: "residence", item: UInt64(person.index))
        let areas = world.areas.all.count
        func neighbour() -> Int { (person.area + 1 + generator.below(max(1, min(11, areas - 1)))) % areas }
        var days = [min(partnership.start, Self.begin)]
        if let together = partnership.cohabitation, generator.bernoulli(0.55) { days.append(together) }
        if let apart = partnership.separation, generator.bernoulli(0.4) { days.append(apart) }
        var next = Self.begin
        while true {
            next += 1 + Int(365.25 / Self.mobility * generator.exponential())
            guard next <= RegisterYears.lastDay else { break }
            days.append(next)
        }
        days = Set(days).sorted().filter { $0 <= RegisterYears.lastDay }
        // Somebody whose last early address is elsewhere moves in before the first conception.
        let isNewcomer = generator.bernoulli(0.12)
        if isNewcomer { days = Set(days.filter { $0 < Self.settled - 400 } + [Self.settled - 200] + days.filter { $0 > Self.settled }).sorted() }
        let elsewhere = neighbour()
        mother = Self.stays(days, end: end, firstOrdinal: 0) { $0 < Self.settled - 200 && isNewcomer ? elsewhere : person.area }
        let other = generator.bernoulli(0.5) ? person.area : neighbour()
        partner = Self.stays(of: mother, partnership, other: other, end: end)
    }

    private static func stays(_ days: [Int], end: Int?, firstOrdinal: Int, _ area: (Int) -> Int) -> [Stay] {
        days.enumerated().compactMap { index, day in
            guard end.map({ day <= $0 }) ?? true else { return nil }
            let next = index + 1 < days.count ? days[index + 1] - 1 : nil
            return Stay(start: day, end: [next, end].compactMap { $0 }.min(), ordinal: firstOrdinal + min(index, 15), area: area(day))
        }
    }

    /// At her address while they live together, at an own one before and after.
    private static func stays(of mother: [Stay], _ partnership: Partnership, other: Int, end: Int?) -> [Stay] {
        let start = min(partnership.start, begin)
        guard let together = partnership.cohabitation else {
            return [Stay(start: start, end: end, ordinal: firstOfPartner, area: other)]
        }
        var result: [Stay] = []
        if start < together { result.append(Stay(start: start, end: together - 1, ordinal: firstOfPartner, area: other)) }
        let apart = partnership.separation
        for stay in mother {
            let from = max(stay.start, together)
            let until = [stay.end, apart.map { $0 - 1 }].compactMap { $0 }.min()
            if until.map({ from <= $0 }) ?? true { result.append(Stay(start: from, end: until, ordinal: stay.ordinal, area: stay.area)) }
        }
        if let apart, end.map({ apart <= $0 }) ?? true { result.append(Stay(start: apart, end: end, ordinal: firstOfPartner + 1, area: other)) }
        return result
    }
}
