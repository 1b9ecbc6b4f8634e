// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import RegisterData

/// ZVWZORGKOSTENTAB and MEDICIJNTAB: costs of care and medicines of the parents, by calendar year.
extension RegisterWorld {
    private struct CostRow {
        let person: String
        let costs: CareCosts
        /// Recorded / true.
        let factor: Double
        let weight: Double
    }

    private struct MedicineRow {
        let person: String
        let medicine: Int
    }

    private static let medicines = ["A02B", "B01A", "C07A", "D07A", "G03A", "J01C", "M01A", "N05B", "N06A", "R03A", "R06A"]

    var careTables: [RawTable] { RegisterYears.annual.flatMap { [costTable($0), medicineTable($0)] } }

    private func costTable(_ year: Int) -> RawTable {
        func cost(_ name: String, _ en: String, _ nl: String, _ value: @escaping @Sendable (CareCosts) -> Double) -> TableColumn<CostRow> {
            .number(name, unit: "euro", en: en, nl: nl) { (value($0.costs) * $0.factor).rounded() }
        }
        // Mental health care was one column until 2013; maternity care has another name since 2018.
        let mental =
            year < 2014
            ? [cost("ZVWKGGZ", "mental health care", "geestelijke gezondheidszorg") { $0.basicMental + $0.specialistMental }]
            : [
                cost("ZVWKGENBASGGZ", "basic mental health care", "generalistische basis-ggz", \.basicMental),
                cost("ZVWKSPECGGZ", "specialist mental health care", "gespecialiseerde ggz", \.specialistMental),
            ]
        let columns: [TableColumn<CostRow>] =
            TableColumn.person(en: "the person", nl: "de persoon") { $0.person } + [
                cost("ZVWKHUISARTS", "general practice", "huisarts", \.generalPractice),
                cost("ZVWKFARMACIE", "medicines", "farmacie", \.pharmacy),
                cost("ZVWKZIEKENHUIS", "hospital", "ziekenhuis", \.hospital),
                cost(year < 2018 ? "ZVWKVERLOSKUNDIGEZORG" : "ZVWKGEBOORTEZORG", "maternity care", "geboortezorg", \.maternity),
            ] + mental + [
                cost("ZVWKTOTAAL", "all care", "totaal", \.total),
                .number("ZVWKOPHOOGFACTOR", decimals: 3, en: "weight", nl: "ophoogfactor") { $0.weight },
            ]
        return RawTable("ZVWZORGKOSTENTAB", "GEZONDHEID/ZVWZORGKOSTENTAB/ZVWZORGKOSTEN\(year)TABV\(year == 2017 ? 2 : 1)", columns) { family in
            guard family.isPresent(in: year) else { return [] }
            let factor = self.costs.factor[family.children[0].row]
            return adults(family).map { adult in
                CostRow(
                    person: adult.key, costs: self.careCosts(of: adult, family, in: year), factor: adult.isWoman ? factor : 1,
                    weight: 1 + 0.001 * Double(adult.item % 40))
            }
        }
    }

    private func careCosts(of adult: Adult, _ family: FamilyLife, in year: Int) -> CareCosts {
        let births = family.children.count { Calendar.year(of: $0.birth.day) == year && $0.birth.child == 0 }
        return CareCosts(adult, year: year, births: adult.isWoman ? births : 0, in: world)
    }

    /// The mother's costs in the file of a year, and what they truly were; `nil` where she is not in it.
    func motherCosts(_ family: FamilyLife, in year: Int) -> (recorded: Double, actual: Double)? {
        guard family.motherIsKnown, family.isPresent(in: year) else { return nil }
        let actual = careCosts(of: family.mother, family, in: year).total
        return ((actual * costs.factor[family.children[0].row]).rounded(), actual)
    }

    private func medicineTable(_ year: Int) -> RawTable {
        let levels = Self.medicines.map { Level(code: $0) }
        let columns: [TableColumn<MedicineRow>] =
            TableColumn.person(en: "the person", nl: "de persoon") { $0.person } + [
                .code("ATC4", levels, en: "group of medicines (ATC, four characters)", nl: "groep geneesmiddelen (ATC, vier tekens)", \.medicine)
            ]
        return RawTable("MEDICIJNTAB", "GEZONDHEID/MEDICIJNTAB/MEDICIJN\(year)TABV1", columns) { family in
            guard family.isPresent(in: year) else { return [] }
            return adults(family).flatMap { adult in
                var generator = Philox(seed: world.seed, stage: "medicines", item: adult.item << 8 | UInt64(year & 255))
                let rate = 0.065 * exp(0.4 * adult.frailty)
                let mental = 0.05 * exp(0.9 * adult.vulnerability)
                return Self.medicines.indices.compactMap { medicine in
                    let isMental = Self.medicines[medicine].hasPrefix("N0")
                    return generator.bernoulli(min(0.9, isMental ? mental : rate)) ? MedicineRow(person: adult.key, medicine: medicine) : nil
                }
            }
        }
    }
}
