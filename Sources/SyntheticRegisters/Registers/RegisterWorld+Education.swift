// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

/// HOOGSTEOPLTAB: the highest level of education, where a register or a survey knows it: of the young nearly always, of the older less.
extension RegisterWorld {
    private struct Row {
        let person: String
        /// `nil`: the code for not known.
        let level: Int?
    }

    private static let column = "OPLNIVSOI2016AGG4HBMETNIRWO"
    static let unknownEducation = "9999"

    var educationTables: [RawTable] {
        let levels =
            Education.levels.map { Level(code: $0.code, label: LocalizedText(en: $0.en, nl: $0.nl)) } + [
                Level(code: Self.unknownEducation, label: LocalizedText(en: "not known", nl: "onbekend"))
            ]
        let columns: [TableColumn<Row>] =
            TableColumn.person(en: "the person", nl: "de persoon") { $0.person } + [
                .code(Self.column, levels, en: "highest level of education reached", nl: "hoogst behaald opleidingsniveau") {
                    $0.level ?? Education.levels.count
                }
            ]
        return RegisterYears.annual.map { year in
            RawTable("HOOGSTEOPLTAB", "ONDERWIJS/HOOGSTEOPLTAB/\(year)/HOOGSTEOPL\(year)TABV1", columns) { family in
                guard family.isPresent(in: year) else { return [] }
                return adults(family).compactMap { row($0, family, year) }
            }
        }
    }

    /// What the file of a year has of somebody; `nil` where nothing.
    private func row(_ adult: Adult, _ family: FamilyLife, _ year: Int) -> Row? {
        guard adult.age(in: year) >= 15 else { return nil }
        var generator = Philox(seed: world.seed, stage: "education known", item: adult.item)
        let isCovered = generator.uniform() < coverage(adult, year)
        let isMasked = adult.isWoman && missingness[.education]?.isMissing[family.children[0].row] ?? false
        guard isCovered || isMasked else { return nil }
        return Row(person: adult.key, level: isMasked || generator.bernoulli(Self.unknown) ? nil : adult.education)
    }

    /// Of those with a row, whose level is not known.
    private static let unknown = 0.02

    private func coverage(_ adult: Adult, _ year: Int) -> Double { adult.age(in: year) < 32 ? 0.97 : adult.generation == 1 ? 0.62 : 0.80 }

    /// The mother's level in the file of a year, a position in `Education.levels`, and P(it is not there).
    func motherEducation(_ family: FamilyLife, in year: Int) -> (level: Int?, missing: Double) {
        let isThere = family.isPresent(in: year) && family.mother.age(in: year) >= 15
        let masked = missingness[.education]?.probability[family.children[0].row] ?? 0
        let known = (1 - masked) * coverage(family.mother, year) * (1 - Self.unknown)
        return (isThere ? row(family.mother, family, year)?.level : nil, isThere ? 1 - known : 1)
    }
}
