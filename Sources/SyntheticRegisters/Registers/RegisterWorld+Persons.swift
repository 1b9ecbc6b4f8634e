// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

/// GBAPERSOONTAB, GROEPTAB and KINDOUDERTAB: who people are, in which invented groups, and whose children.
extension RegisterWorld {
    private struct PersonRow {
        let key: String
        let birthDay: Int
        let isWoman: Bool
        let origin: Origin
        let generation: Int
        var date: (year: Int, month: Int, day: Int) { CivilDay(daysSinceEpoch: Int32(clamping: birthDay)).components }
    }

    /// Codes of countries are invented, but for the Netherlands.
    static let groups = [
        Level(code: "0000", label: Origin.netherlands.label), Level(code: "9001", label: Origin.a.label),
        Level(code: "9002", label: Origin.b.label), Level(code: "9003", label: Origin.c.label),
    ]
    private static let countries = [
        Level(code: "6030", label: Origin.netherlands.label), Level(code: "9001", label: Origin.a.label),
        Level(code: "9002", label: Origin.b.label), Level(code: "9003", label: Origin.c.label),
    ]

    var personTables: [RawTable] {
        [
            RawTable("GBAPERSOONTAB", "BEVOLKING/GBAPERSOONTAB/\(RegisterYears.last)/GBAPERSOON\(RegisterYears.last)TABV1", personColumns) { family in
                let motherOrigin = mislabelling.origin(of: family.children[0].birth.mother)
                let adults = [family.mother, family.father].map {
                    PersonRow(
                        key: $0.key, birthDay: $0.birthDay, isWoman: $0.isWoman, origin: $0.isWoman ? motherOrigin : $0.origin,
                        generation: $0.generation)
                }
                let isSecond = family.mother.generation == 1 || family.father.generation == 1
                let children = family.children.map {
                    PersonRow(
                        key: $0.key, birthDay: $0.birth.day, isWoman: !$0.birth.isBoy,
                        origin: isSecond || motherOrigin == .netherlands ? motherOrigin : .netherlands,
                        generation: isSecond ? 2 : 0)
                }
                return (family.motherIsKnown ? adults : Array(adults.dropFirst())) + children
            }
        ] + [groupTable] + [9, 10].map(parentTable)
    }

    /// The attributes beside origin that a bias can touch, as recorded.
    private var groupTable: RawTable {
        let codes = InventedGroup.codes.map { Level(code: $0) }
        func column(_ group: InventedGroup, en: String, nl: String) -> TableColumn<(key: String, birth: Birth)> {
            .code(group.column.uppercased(), codes, en: en, nl: nl) { mislabelling.recorded(AffectedAttribute(group), of: $0.birth) }
        }
        let columns: [TableColumn<(key: String, birth: Birth)>] =
            TableColumn.person(en: "the mother", nl: "de moeder") { $0.key } + [
                column(.fifteen, en: "group of 15 of 100 mothers (invented)", nl: "groep van 15 op de 100 moeders (verzonnen)"),
                column(.thirty, en: "group of 30 of 100 mothers (invented)", nl: "groep van 30 op de 100 moeders (verzonnen)"),
            ]
        return RawTable("GROEPTAB", "OVERIG/GROEPTAB/GROEP\(RegisterYears.last)TABV1", columns) { family in
            family.motherIsKnown ? [(family.mother.key, family.children[0].birth)] : []
        }
    }

    private var personColumns: [TableColumn<PersonRow>] {
        let numbers = (0...31).map { Level(code: ($0 < 10 ? "0" : "") + String($0)) }
        let sexes = Level.numbered([("man", "man"), ("woman", "vrouw")], from: 1)
        let generations = Level.numbered([
            ("born here, parents too", "hier geboren, ouders ook"), ("born elsewhere", "elders geboren"),
            ("a parent born elsewhere", "een ouder elders geboren"),
        ])
        return TableColumn.person(en: "the person", nl: "de persoon", \.key) + [
            .text("GBAGEBOORTEJAAR", width: 4, en: "year of birth", nl: "geboortejaar") { String($0.date.year) },
            .code("GBAGEBOORTEMAAND", numbers, en: "month of birth", nl: "geboortemaand") { $0.date.month },
            .code("GBAGEBOORTEDAG", numbers, en: "day of birth", nl: "geboortedag") { $0.date.day },
            .code("GBAGESLACHT", sexes, en: "sex", nl: "geslacht") { $0.isWoman ? 1 : 0 },
            .code("GBAGEBOORTELAND", Self.countries, en: "country of birth", nl: "geboorteland") { $0.generation == 1 ? $0.origin.rawValue : 0 },
            .code("GBAHERKOMSTGROEPERING", Self.groups, en: "origin", nl: "herkomst") { $0.origin.rawValue },
            .code("GBAGENERATIE", generations, en: "generation", nl: "generatie") { $0.generation },
        ]
    }

    /// Version 9 came out before all fathers were known; 10 comes after it, though not in the alphabet.
    private func parentTable(version: Int) -> RawTable {
        struct Row {
            let child: String
            let mother: String?
            let father: String?
            let pair: Int
        }
        let columns: [TableColumn<Row>] =
            TableColumn.person(en: "the child", nl: "het kind") { $0.child } + [
                .integer("XKOPPELNUMMER", en: "number of the link", nl: "koppelnummer", \.pair)
            ] + TableColumn.person("pa", en: "the legal father", nl: "de juridische vader", \.father)
            + TableColumn.person("Ma", en: "the legal mother", nl: "de juridische moeder", \.mother)
        return RawTable("KINDOUDERTAB", "BEVOLKING/KINDOUDERTAB/KINDOUDER\(RegisterYears.last)TABV\(version)", columns) { family in
            family.children.compactMap { child in
                var generator = Philox(seed: world.seed, stage: "parents", item: child.birth.item)
                let (isLate, isLegalMother) = (generator.bernoulli(0.06), !generator.bernoulli(0.003))
                if version == 9, isLate { return nil }
                let isKnown = family.fatherIsKnown && !(missingness[.father]?.isMissing[child.row] ?? false)
                return Row(
                    child: child.key, mother: family.motherIsKnown && isLegalMother ? family.mother.key : nil,
                    father: isKnown ? family.father.key : nil, pair: child.row + 1)
            }
        }
    }
}
