// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

/// PRNL: Perined's births, a file a year. A few rows are there twice, as in the real register; twins are two rows.
extension RegisterWorld {
    private static let doubled = 0.001

    var birthTables: [RawTable] {
        RegisterYears.births.map { year in
            RawTable("PRNL", "PERINED/PRNL\(year)V1", birthColumns) { family in
                family.children.flatMap { child -> [BirthRow] in
                    guard Calendar.year(of: child.birth.day) == year else { return [] }
                    var generator = Philox(seed: world.seed, stage: "doubled birth", item: child.birth.item)
                    let row = BirthRow(child: child, family: family, isLinked: linkage.isLinked[child.row])
                    return generator.bernoulli(Self.doubled) ? [row, row] : [row]
                }
            }
        }
    }

    private struct BirthRow {
        let child: FamilyLife.Child
        let family: FamilyLife
        let isLinked: Bool
        var birth: Birth { child.birth }
    }

    private var birthColumns: [TableColumn<BirthRow>] {
        TableColumn.person(en: "the child", nl: "het kind") { $0.isLinked ? $0.child.key : nil }
            + TableColumn.person("Ma", en: "the woman who gave birth", nl: "de vrouw die beviel") {
                $0.isLinked && $0.family.motherIsKnown ? $0.family.mother.key : nil
            } + [
                .date("ddgeb", en: "date of birth", nl: "geboortedatum", \.birth.day),
                .integer("amww", unit: "week", en: "length of pregnancy in weeks", nl: "zwangerschapsduur in weken") {
                    $0.birth.pregnancy.gestation / 7
                },
                .integer("amddd", unit: "day", en: "length of pregnancy in days", nl: "zwangerschapsduur in dagen", \.birth.pregnancy.gestation),
                .integer("lft", unit: "year", en: "mother's age at birth", nl: "leeftijd van de moeder bij de geboorte") {
                    Int($0.birth.conception.age + Double($0.birth.pregnancy.gestation) / 365.25)
                },
                .integer("par", en: "children born to her before", nl: "eerder geboren kinderen", \.birth.conception.parity),
                .integer("omvang", en: "children in this pregnancy", nl: "kinderen in deze zwangerschap", \.birth.pregnancy.children),
                .code("etnic", originLevels, en: "mother's origin (invented groups)", nl: "herkomst van de moeder (verzonnen groepen)") {
                    mislabelling.origin(of: $0.birth.mother).rawValue
                },
                .number("bmi", decimals: 1, unit: "kg/m²", en: "body mass index before pregnancy", nl: "BMI voor de zwangerschap") { row in
                    isMissing(.bodyMassIndex, row) ? nil : (row.birth.pregnancy.bodyMassIndex * 10).rounded() / 10
                },
            ] + habitColumns + newbornColumns
    }

    private var habitColumns: [TableColumn<BirthRow>] {
        let smoking = Level.numbered([
            ("no", "nee"), ("fewer than 10 cigarettes a day", "minder dan 10 sigaretten per dag"), ("10 or more a day", "10 of meer per dag"),
        ])
        let unknown = Level(code: "9", label: LocalizedText(en: "not recorded", nl: "niet ingevuld"))
        let areas = world.areas.all
        return [
            .code("rookgedrag", smoking + [unknown], en: "smoking in pregnancy", nl: "roken in de zwangerschap") {
                isMissing(.smoking, $0) ? 3 : $0.birth.pregnancy.smoking
            },
            .code("alcoholgebruik", Level.noYes + [unknown], en: "alcohol in pregnancy", nl: "alcohol in de zwangerschap") {
                isMissing(.alcohol, $0) ? 2 : $0.birth.pregnancy.drinksAlcohol ? 1 : 0
            },
            .integer(
                "ses_percentiel", en: "socio-economic status of the postcode, percentile",
                nl: "sociaal-economische status van de postcode, percentiel"
            ) { areas[$0.birth.mother.postcodeArea].statusPercentile },
            .text("pc4", width: 4, en: "postcode (invented)", nl: "postcode (verzonnen)") { areas[$0.birth.mother.postcodeArea].postcode },
        ]
    }

    private var newbornColumns: [TableColumn<BirthRow>] {
        let sexes = Level.numbered([("boy", "jongen"), ("girl", "meisje")], from: 1)
        let deliveries = Level.numbered([
            ("spontaneous", "spontaan"), ("instrumental", "kunstverlossing"), ("planned caesarean", "geplande keizersnede"),
            ("emergency caesarean", "spoedkeizersnede"),
        ])
        return [
            .code("gesl", sexes, en: "sex of the child", nl: "geslacht van het kind") { $0.birth.isBoy ? 0 : 1 },
            .integer("geboortegew", unit: "gram", en: "birth weight", nl: "geboortegewicht", \.birth.weight),
            .number(
                "hoftiezer", decimals: 1, en: "percentile of birth weight by sex and length of pregnancy (invented curve)",
                nl: "percentiel van het geboortegewicht naar geslacht en zwangerschapsduur (verzonnen curve)"
            ) { ($0.birth.weightPercentile * 10).rounded() / 10 },
            .integer("apgar5", en: "Apgar score after five minutes", nl: "Apgarscore na vijf minuten", \.birth.apgar),
            .code("nicuopname", Level.noYes, en: "admitted to neonatal intensive care", nl: "opgenomen op de NICU") {
                $0.birth.wentToIntensiveCare ? 1 : 0
            },
            .code("congenafw", Level.noYes, en: "congenital anomaly", nl: "aangeboren afwijking") { $0.birth.hasAnomaly ? 1 : 0 },
            .code("type_partus", deliveries, en: "type of delivery", nl: "soort bevalling", \.birth.delivery.rawValue),
            .code("sterfte", Level.noYes, en: "died within 28 days", nl: "overleden binnen 28 dagen") { $0.birth.died ? 1 : 0 },
        ]
    }

    private var originLevels: [Level] { Origin.allCases.map { Level(code: $0.code, label: $0.label) } }

    private func isMissing(_ column: MaskedColumn, _ row: BirthRow) -> Bool { missingness[column]?.isMissing[row.child.row] ?? false }
}
