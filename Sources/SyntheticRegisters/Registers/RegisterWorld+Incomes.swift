// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

/// INPATAB, INHATAB and VEHTAB: incomes of persons and households, wealth of households, by year.
extension RegisterWorld {
    private struct PersonRow {
        let person: String
        let head: String
        let income: Int
    }

    private struct HouseholdRow {
        let head: String
        let income: Double
        let relative: Int
        let wealth: Int
    }

    /// What stands where an income is not known.
    static let unknownIncome = 9_999_999_999.0

    var incomeTables: [RawTable] {
        RegisterYears.annual.flatMap { year in
            // The first version of one year lacks a part of the households; its second does not.
            (year == 2016 ? [1, 2] : [1]).flatMap { version in [personTable(year, version), householdTable(year, version)] } + [wealthTable(year)]
        }
    }

    private func personTable(_ year: Int, _ version: Int) -> RawTable {
        let columns: [TableColumn<PersonRow>] =
            TableColumn.person(en: "the person", nl: "de persoon") { $0.person } + [
                .integer("INPPERSBRUT", unit: "euro", en: "gross personal income", nl: "persoonlijk bruto-inkomen", \.income)
            ] + TableColumn.person("HKW", en: "main earner of the household", nl: "hoofdkostwinner van het huishouden") { $0.head }
        return RawTable("INPATAB", "INKOMEN/INPATAB/INPA\(year)TABV\(version)", columns) { family in
            guard family.isPresent(in: year) else { return [] }
            let income = Income(family, year: year, in: world)
            return adults(family).compactMap { adult in
                guard adult.age(in: year) >= 15 else { return nil }
                return PersonRow(person: adult.key, head: family.headKey(of: adult, in: year), income: income.personal(adult))
            }
        }
    }

    private func householdTable(_ year: Int, _ version: Int) -> RawTable {
        let columns: [TableColumn<HouseholdRow>] =
            TableColumn.person("HKW", en: "main earner of the household", nl: "hoofdkostwinner van het huishouden") { $0.head } + [
                .number("INHBRUTINKH", unit: "euro", en: "gross household income", nl: "bruto-inkomen van het huishouden") { $0.income },
                .integer(
                    "INHARMEUR", unit: "%", en: "income relative to the low-income limit", nl: "inkomen ten opzichte van de lage-inkomensgrens",
                    \.relative),
            ]
        return RawTable("INHATAB", "INKOMEN/INHATAB/INHA\(year)TABV\(version)", columns) { family in
            households(family, year).filter { _ in version == 2 || year != 2016 || family.index % 20 != 0 }
        }
    }

    private func wealthTable(_ year: Int) -> RawTable {
        let columns: [TableColumn<HouseholdRow>] =
            TableColumn.person("HKW", en: "main earner of the household", nl: "hoofdkostwinner van het huishouden") { $0.head } + [
                .integer("VEHW1000VERH", unit: "1000 euro", en: "wealth of the household", nl: "vermogen van het huishouden", \.wealth)
            ]
        return RawTable("VEHTAB", "INKOMEN/VEHTAB/VEH\(year)TABV1", columns) { households($0, year) }
    }

    /// The mother's household, and the father's where that is another one.
    private func households(_ family: FamilyLife, _ year: Int) -> [HouseholdRow] {
        guard family.isPresent(in: year) else { return [] }
        let income = Income(family, year: year, in: world)
        let isCouple = family.state(in: year).isCouple
        let isMasked = missingness[.income]?.isMissing[family.children[0].row] ?? false
        return (isCouple ? [family.mother] : adults(family)).compactMap { adult in
            guard adult.age(in: year) >= 15 else { return nil }
            let isUnknown = isMasked && (isCouple || adult.isWoman)
            return HouseholdRow(
                head: family.headKey(of: adult, in: year), income: isUnknown ? Self.unknownIncome : Double(income.household(adult)),
                relative: income.relativeToLimit(adult), wealth: income.wealth(adult))
        }
    }

    /// The income of the mother's household in the newest file of a year; `nil` where it is not known, or nobody is.
    func motherIncome(_ family: FamilyLife, in year: Int) -> Double? {
        guard family.motherIsKnown, family.mother.age(in: year) >= 15 else { return nil }
        let head = family.headKey(of: family.mother, in: year)
        return households(family, year).first { $0.head == head }.flatMap { $0.income == Self.unknownIncome ? nil : $0.income }
    }

    /// The parents whom the population register knows.
    func adults(_ family: FamilyLife) -> [Adult] { family.motherIsKnown ? [family.mother, family.father] : [family.father] }
}
