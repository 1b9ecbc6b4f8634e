// SPDX-License-Identifier: EUPL-1.2

import Basics

/// The keys of persons, dwellings and households.
struct RegisterKeys: Sendable {
    private let persons: PersonKeys
    private let dwellings: PersonKeys
    private let households: PersonKeys

    init(seed: UInt64) {
        persons = PersonKeys(seed: seed)
        dwellings = PersonKeys(seed: seed, stage: "dwelling keys")
        households = PersonKeys(seed: seed, stage: "household keys")
    }

    func child(_ birth: Birth) -> String { persons.child(birth) }
    func mother(_ mother: Mother) -> String { persons.mother(mother) }
    func father(_ mother: Mother) -> String { persons.key(UInt64(mother.index) << 5 | 1 << 4 | 1) }

    func dwelling(_ stay: Stay, of family: FamilyLife) -> String { dwellings.key(UInt64(family.index) << 5 | UInt64(stay.ordinal)) }

    /// - Parameter ordinal: 0, 1, 2 of the mother (`Partnership.State`), 3 of the father alone.
    func household(_ ordinal: Int, of family: FamilyLife) -> String { households.key(UInt64(family.index) << 2 | UInt64(ordinal)) }
}
