// SPDX-License-Identifier: EUPL-1.2

import Basics

/// A family over the years that the registers cover: everything that their tables are written from.
///
/// A class, because each of some hundred tables looks at every family, and copies of so many texts and lists would cost more than the rows.
final class FamilyLife: Sendable {
    struct Child: Sendable {
        /// Position among all births, in the order of their days.
        let row: Int
        let birth: Birth
        let key: String
        let deathDay: Int?
    }

    let index: Int
    let mother: Adult
    let father: Adult
    /// Whether the population register knows who the father is.
    let fatherIsKnown: Bool
    /// Whether the population register knows the mother.
    let motherIsKnown: Bool
    let children: [Child]
    let partnership: Partnership
    let residence: Residence
    let motherWork: WorkHistory
    let fatherWork: WorkHistory
    /// The last day in the country; `nil` for most.
    let emigration: Int?

    private static let emigrationRate = 0.006

    /// - Parameter children: at least one, in the order of their births, with their positions among all births.
    init(_ children: [(row: Int, birth: Birth)], keys: RegisterKeys, in world: World) {
        let births = children.map(\.birth)
        let person = births[0].mother
        index = person.index
        mother = Adult(mother: person, first: births[0], key: keys.mother(person), in: world)
        father = Adult(partnerOf: person, mother, key: keys.father(person), in: world)
        partnership = Partnership(mother: mother, births: births, in: world)
        var generator = Philox(seed: world.seed, stage: "family life", item: UInt64(person.index))
        fatherIsKnown = generator.bernoulli(partnership.cohabitation == nil ? 0.78 : 0.975)
        motherIsKnown = !person.isUnknown(seed: world.seed)
        let leaves = (births.last?.day ?? births[0].day) + Int(365.25 / Self.emigrationRate * generator.exponential())
        emigration = leaves < RegisterYears.lastDay ? leaves : nil
        residence = Residence(person, partnership: partnership, end: emigration, in: world)
        motherWork = WorkHistory(mother, end: emigration, in: world)
        fatherWork = WorkHistory(father, end: emigration, in: world)
        self.children = children.map { row, birth in
            var fate = Philox(seed: world.seed, stage: "early death", item: birth.item)
            return Child(
                row: row, birth: birth, key: keys.child(birth), deathDay: birth.died ? min(birth.day + fate.below(28), RegisterYears.lastDay) : nil)
        }
    }

    /// Whether the family is in the country on the first of January.
    func isPresent(in year: Int) -> Bool { emigration.map { Calendar.day(year, 1, 1) <= $0 } ?? true }

    func state(in year: Int) -> Partnership.State { partnership.state(on: Calendar.day(year, 1, 1)) }

    /// Whose income is the highest of a parent's household: the one that names the household in income registers.
    func headKey(of adult: Adult, in year: Int) -> String {
        guard state(in: year).isCouple else { return adult.key }
        return father.share >= mother.share ? father.key : mother.key
    }
}
