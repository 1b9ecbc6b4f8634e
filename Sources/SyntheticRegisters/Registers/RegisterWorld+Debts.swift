// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData
import StatMath

/// WANBZVWTAB, WSNPPERSBUS and VROEGSIGNAALTAB: unpaid premiums, debt relief, and whom an earlier score flagged.
extension RegisterWorld {
    private struct PersonRow { let person: String }

    private struct SpellRow {
        let person: String
        let start: Int
        let end: Int?
    }

    private struct FlagRow {
        let child: String
        let day: Int
        let isFlagged: Bool
    }

    var debtTables: [RawTable] {
        let last = RegisterYears.last
        let premium: [TableColumn<PersonRow>] = TableColumn.person(en: "the person", nl: "de persoon") { $0.person }
        let relief: [TableColumn<SpellRow>] =
            TableColumn.person(en: "the person", nl: "de persoon") { $0.person }
            + TableColumn.spell("WSNPAANVANG", "WSNPEINDE") { ($0.start, $0.end) }
        let flag: [TableColumn<FlagRow>] =
            TableColumn.person(en: "the child", nl: "het kind") { $0.child } + [
                .date("VROEGDATUM", en: "day of the score", nl: "dag van de score", \.day),
                .code("VROEGVLAG", Level.noYes, en: "flagged by an earlier score", nl: "gemarkeerd door een eerdere score") { $0.isFlagged ? 1 : 0 },
            ]
        return RegisterYears.annual.map { year in
            RawTable("WANBZVWTAB", "GEZONDHEID/WANBZVWTAB/WANBZVW\(year)TABV1", premium) { family in
                family.isPresent(in: year) ? adults(family).filter { hasDebt($0, year) }.map { PersonRow(person: $0.key) } : []
            }
        } + [
            RawTable("WSNPPERSBUS", "INKOMEN/WSNPPERSBUS/WSNPPERS\(last)BUSV1", relief) { family in adults(family).compactMap(self.relief) },
            RawTable("VROEGSIGNAALTAB", "OVERIG/VROEGSIGNAALTAB/VROEGSIGNAAL\(last)TABV1", flag) { family in
                family.children.map { FlagRow(child: $0.key, day: $0.birth.conception.day - 30, isFlagged: pastFlag.isFlagged[$0.row]) }
            },
        ]
    }

    private func hasDebt(_ adult: Adult, _ year: Int) -> Bool {
        var generator = Philox(seed: world.seed, stage: "unpaid premium", item: adult.item << 8 | UInt64(year & 255))
        return generator.bernoulli(Logistic.expit(-4.3 - 0.9 * adult.income + 0.3 * adult.vulnerability))
    }

    private func relief(_ adult: Adult) -> SpellRow? {
        var generator = Philox(seed: world.seed, stage: "debt relief", item: adult.item)
        guard generator.bernoulli(Logistic.expit(-5.2 - 0.9 * adult.income)) else { return nil }
        let start = Calendar.day(2011, 1, 1) + generator.below(9 * 365)
        let end = start + 3 * 365
        return SpellRow(person: adult.key, start: start, end: end > RegisterYears.lastDay ? nil : end)
    }
}
