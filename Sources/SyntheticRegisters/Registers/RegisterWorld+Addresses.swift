// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

/// GBAADRESOBJECTBUS, VSLGWBTAB and EIGENDOMWOZTAB: where people lived, where dwellings lie, what they are worth.
extension RegisterWorld {
    private struct AddressRow {
        let person: String
        let dwelling: String
        let start: Int
        let end: Int?
    }

    private struct DwellingRow {
        let key: String
        let area: Int
        /// A neighbourhood of the district.
        let part: Int
        let value: Double
    }

    /// Years that the wide table has columns for.
    static let areaYears = 2013...2020

    var addressTables: [RawTable] {
        let columns: [TableColumn<AddressRow>] =
            TableColumn.person(en: "the person", nl: "de persoon") { $0.person } + TableColumn.dwelling(\.dwelling)
            + TableColumn.spell("GBADATUMAANVANGADRESHOUDING", "GBADATUMEINDEADRESHOUDING") { ($0.start, $0.end) }
        let year = RegisterYears.last
        return [
            RawTable("GBAADRESOBJECTBUS", "BEVOLKING/GBAADRESOBJECTBUS/GBAADRESOBJECT\(year)BUSV1", columns, addresses),
            // Another case in the newest years, as it happens.
            RawTable(
                "VSLGWBTAB", "BOUWENENWONEN/VSLGWBTAB/VSLGWB\(Self.areaYears.upperBound)TABV1",
                TableColumn.dwelling { $0.key } + Self.areaYears.flatMap(areaColumns), dwellings),
        ] + RegisterYears.annual.filter { $0 <= 2018 }.map(valueTable)
    }

    private func addresses(_ family: FamilyLife) -> [AddressRow] {
        var rows: [AddressRow] = []
        func add(_ person: String, _ stays: [Stay], from: Int, until: Int?) {
            for stay in stays {
                let (start, end) = (max(stay.start, from), [stay.end, until].compactMap { $0 }.min())
                guard end.map({ start <= $0 }) ?? true else { continue }
                rows.append(AddressRow(person: person, dwelling: keys.dwelling(stay, of: family), start: start, end: end))
            }
        }
        if family.motherIsKnown { add(family.mother.key, family.residence.mother, from: .min, until: nil) }
        add(family.father.key, family.residence.partner, from: .min, until: nil)
        for child in family.children { add(child.key, family.residence.mother, from: child.birth.day, until: child.deathDay) }
        return rows
    }

    private func dwellings(_ family: FamilyLife) -> [DwellingRow] {
        var seen: Set<Int> = []
        return (family.residence.mother + family.residence.partner).compactMap { stay in
            guard seen.insert(stay.ordinal).inserted else { return nil }
            var generator = Philox(seed: world.seed, stage: "dwelling", item: UInt64(family.index) << 5 | UInt64(stay.ordinal))
            let value = 235 + 45 * (family.mother.income - world.areas.all[stay.area].deprivation) + 40 * generator.normal()
            return DwellingRow(key: keys.dwelling(stay, of: family), area: stay.area, part: generator.below(4), value: max(60, value))
        }
    }

    private func areaColumns(of year: Int) -> [TableColumn<DwellingRow>] {
        let codes = world.areas.all.indices.map { world.areas.codes(of: $0, in: year) }
        let (gem, wc, bc) = year >= 2018 ? ("Gem", "WC", "BC") : ("gem", "wc", "bc")
        let municipalities = PositionedLevels(codes.map(\.municipality))
        let districts = PositionedLevels(codes.map(\.district))
        let parts = codes.flatMap { code in (0..<4).map { Level(code: "\(code.district)0\($0)") } }
        return [
            .code("\(gem)\(year)", municipalities.levels, en: "municipality in \(year)", nl: "gemeente in \(year)") {
                municipalities.position[$0.area]
            },
            .code("\(wc)\(year)", districts.levels, en: "district in \(year)", nl: "wijk in \(year)") { districts.position[$0.area] },
            .code("\(bc)\(year)", parts, en: "neighbourhood in \(year)", nl: "buurt in \(year)") { $0.area * 4 + $0.part },
        ]
    }

    private func valueTable(of year: Int) -> RawTable {
        let growth = 1 + 0.03 * Double(year - 2015)
        let columns: [TableColumn<DwellingRow>] =
            TableColumn.dwelling { $0.key } + [
                .number("WOZWAARDEOBJECT", unit: "euro", en: "value of the dwelling", nl: "WOZ-waarde") { ($0.value * growth * 1_000).rounded() }
            ]
        return RawTable("EIGENDOMWOZTAB", "BOUWENENWONEN/EIGENDOMWOZTAB/EIGENDOMWOZ\(year)TABV1", columns) { family in
            // Half of the dwellings have a value of their own here: the rest is rented.
            dwellings(family).filter { $0.value > 210 }
        }
    }
}

/// Distinct codes in their first order, and the place of each area's among them.
private struct PositionedLevels: Sendable {
    let levels: [Level]
    let position: [Int]

    init(_ codes: [String]) {
        var known: [String: Int] = [:]
        var levels: [Level] = []
        position = codes.map { code in
            if let place = known[code] { return place }
            known[code] = levels.count
            levels.append(Level(code: code))
            return levels.count - 1
        }
        self.levels = levels
    }
}
