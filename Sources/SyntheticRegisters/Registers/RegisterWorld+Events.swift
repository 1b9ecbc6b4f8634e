// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

/// GBAOVERLIJDENTAB and GBAMIGRATIEBUS: deaths, and families that left.
extension RegisterWorld {
    private struct Row {
        let person: String
        let day: Int
    }

    var eventTables: [RawTable] {
        let last = RegisterYears.last
        let person: [TableColumn<Row>] = TableColumn.person(en: "the person", nl: "de persoon") { $0.person }
        return [
            RawTable(
                "GBAOVERLIJDENTAB", "BEVOLKING/GBAOVERLIJDENTAB/GBAOVERLIJDEN\(last)TABV1",
                person + [
                    .text("GBADatumOverlijden", width: 8, en: "day of death (yyyymmdd)", nl: "datum van overlijden (jjjjmmdd)") {
                        Calendar.text($0.day)
                    }
                ]
            ) { family in family.children.compactMap { child in child.deathDay.map { Row(person: child.key, day: $0) } } },
            RawTable(
                "GBAMIGRATIEBUS", "BEVOLKING/GBAMIGRATIEBUS/GBAMIGRATIE\(last)BUSV1",
                person + [
                    .text("GBADATUMEMIGRATIE", width: 8, en: "day of leaving (yyyymmdd)", nl: "datum van vertrek (jjjjmmdd)") {
                        Calendar.text($0.day)
                    }
                ]
            ) { family in
                guard let day = family.emigration else { return [] }
                let isTogether = family.partnership.state(on: day).isCouple
                let parents = adults(family).filter { $0.isWoman || isTogether }.map(\.key)
                let children = family.children.filter { $0.birth.day <= day && $0.deathDay == nil }.map(\.key)
                return (parents + children).map { Row(person: $0, day: day) }
            },
        ]
    }
}
