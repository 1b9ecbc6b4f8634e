// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

/// GBAHUISHOUDENSBUS: with whom people lived, in spells.
extension RegisterWorld {
    private struct HouseholdRow {
        let person: String
        let household: String
        let start: Int
        let end: Int?
        let type: Int
        let place: Int
        let persons: Int
    }

    private static let types = Level.numbered(
        [
            ("one person", "eenpersoonshuishouden"), ("unmarried couple", "niet-gehuwd paar zonder kinderen"),
            ("married couple", "gehuwd paar zonder kinderen"), ("unmarried couple with children", "niet-gehuwd paar met kinderen"),
            ("married couple with children", "gehuwd paar met kinderen"), ("one parent", "eenouderhuishouden"), ("other", "overig huishouden"),
            ("institution", "institutioneel huishouden"),
        ], from: 1)
    private static let places = Level.numbered(
        [
            ("child", "thuiswonend kind"), ("alone", "alleenstaande"), ("partner, unmarried", "partner in niet-gehuwd paar zonder kinderen"),
            ("partner, married", "partner in gehuwd paar zonder kinderen"), ("parent, unmarried", "partner in niet-gehuwd paar met kinderen"),
            ("parent, married", "partner in gehuwd paar met kinderen"), ("one parent", "ouder in eenouderhuishouden"),
            ("reference person", "referentiepersoon"), ("other", "overig lid"), ("institution", "lid institutioneel huishouden"),
        ], from: 1)

    var householdTables: [RawTable] {
        let columns: [TableColumn<HouseholdRow>] =
            TableColumn.person(en: "the person", nl: "de persoon") { $0.person }
            + TableColumn.spell("DATUMAANVANGHH", "DATUMEINDEHH") { ($0.start, $0.end) } + [
                .text("HUISHOUDNR", width: 9, en: "number of the household", nl: "nummer van het huishouden", \.household),
                .code("TYPHH", Self.types, en: "type of household", nl: "type huishouden") { $0.type - 1 },
                .code("PLHH", Self.places, en: "place in the household", nl: "plaats in het huishouden") { $0.place - 1 },
                .integer("AANTALPERSHH", en: "persons in the household", nl: "personen in het huishouden", \.persons),
            ]
        let year = RegisterYears.last
        return [RawTable("GBAHUISHOUDENSBUS", "BEVOLKING/GBAHUISHOUDENSBUS/GBAHUISHOUDENS\(year)BUSV1", columns, rows)]
    }

    private func rows(_ family: FamilyLife) -> [HouseholdRow] {
        let changes = family.partnership.changes
        var rows: [HouseholdRow] = []
        func add(_ person: String, _ ordinal: Int, _ start: Int, _ end: Int?, _ state: Partnership.State, place: Int) {
            let end = [end, family.emigration].compactMap { $0 }.min()
            guard end.map({ start <= $0 }) ?? true else { return }
            rows.append(
                HouseholdRow(
                    person: person, household: keys.household(ordinal, of: family), start: start, end: end, type: state.type, place: place,
                    persons: state.persons))
        }
        if let together = family.partnership.cohabitation {
            add(family.father.key, 3, min(family.partnership.start, together - 1), together - 1, .alone, place: Partnership.State.alone.place)
        } else {
            add(family.father.key, 3, family.partnership.start, nil, .alone, place: Partnership.State.alone.place)
        }
        for (index, day) in changes.enumerated() {
            let end = index + 1 < changes.count ? changes[index + 1] - 1 : nil
            let state = family.partnership.state(on: day)
            if family.motherIsKnown { add(family.mother.key, state.ordinal, day, end, state, place: state.place) }
            if state.isCouple { add(family.father.key, 1, day, end, state, place: state.place) }
            for child in family.children where child.birth.day <= day {
                let last = [end, child.deathDay].compactMap { $0 }.min()
                if child.deathDay.map({ day <= $0 }) ?? true { add(child.key, state.ordinal, day, last, state, place: 1) }
            }
        }
        if let apart = family.partnership.separation {
            add(family.father.key, 3, apart, nil, .alone, place: Partnership.State.alone.place)
        }
        return rows
    }
}

extension Partnership.State {
    static let alone = Partnership.State(isCouple: false, isMarried: false, children: 0, ordinal: 3)
}
