// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

/// The columns of the invented births register, named as in Perined's.
struct BirthsColumns {
    let world: World
    let births: [Birth]
    let detection: Detection
    let missingness: [MaskedColumn: Missingness]
    let mislabelling: Mislabelling

    func table() throws(RegisterDataError) -> Table {
        try Table(columns: keys + time + mother + habits + place + newborn + afterwards)
    }

    private var build: ColumnBuilder { ColumnBuilder(births: births) }

    private var keys: [Column] {
        let keys = PersonKeys(seed: world.seed)
        let unknown = births.map { $0.mother.isUnknown(seed: world.seed) }
        let types = unknown.map { $0 ? PersonKeys.unknown.type : PersonKeys.known }
        let mothers = births.indices.map { unknown[$0] ? PersonKeys.unknown.key : keys.mother(births[$0].mother) }
        return [
            build.text("RINPERSOONS", en: "type of the child's key", nl: "soort sleutel van het kind") { _ in PersonKeys.known },
            build.text("RINPERSOON", en: "key of the child", nl: "sleutel van het kind", keys.child),
            Column(
                name: "RINPERSOONSMa", label: LocalizedText(en: "type of the mother's key", nl: "soort sleutel van de moeder"), values: .text(types)),
            Column(name: "RINPERSOONMa", label: LocalizedText(en: "key of the mother", nl: "sleutel van de moeder"), values: .text(mothers)),
        ]
    }

    private var time: [Column] {
        [
            build.date("ddgeb", en: "date of birth", nl: "geboortedatum", \.day),
            build.integer("amww", unit: "week", en: "length of pregnancy in weeks", nl: "zwangerschapsduur in weken") { $0.pregnancy.gestation / 7 },
            build.integer("amddd", unit: "day", en: "length of pregnancy in days", nl: "zwangerschapsduur in dagen", \.pregnancy.gestation),
        ]
    }

    private var mother: [Column] {
        let origins = Origin.allCases.map { Level(code: $0.code, label: $0.label) }
        return [
            build.integer("lft", unit: "year", en: "mother's age at birth", nl: "leeftijd van de moeder bij de geboorte") {
                Int($0.conception.age + Double($0.pregnancy.gestation) / 365.25)
            },
            build.integer("par", en: "children born to her before", nl: "eerder geboren kinderen", \.conception.parity),
            build.category(
                "eerdere_vroeggeboorte", Level.noYes, missing: births.map { $0.conception.parity == 0 }, kind: .structural,
                en: "an earlier child was born before 37 weeks", nl: "een eerder kind is voor 37 weken geboren"
            ) { $0.conception.hadEarlyBirth ? 1 : 0 },
            build.category("etnic", origins, en: "mother's origin (invented groups)", nl: "herkomst van de moeder (verzonnen groepen)") {
                mislabelling.origin(of: $0.mother).rawValue
            },
            build.number(
                "bmi", unit: "kg/m²", missing: missing(.bodyMassIndex), en: "body mass index before pregnancy", nl: "BMI voor de zwangerschap"
            ) {
                $0.pregnancy.bodyMassIndex
            },
        ]
    }

    private var habits: [Column] {
        let smoking = Level.numbered([
            ("no", "nee"), ("fewer than 10 cigarettes a day", "minder dan 10 sigaretten per dag"), ("10 or more a day", "10 of meer per dag"),
        ])
        return [
            build.category(
                "rookgedrag", smoking, missing: missing(.smoking), en: "smoking in pregnancy", nl: "roken in de zwangerschap", \.pregnancy.smoking),
            build.category(
                "alcoholgebruik", Level.noYes, missing: missing(.alcohol), en: "alcohol in pregnancy", nl: "alcohol in de zwangerschap"
            ) { $0.pregnancy.drinksAlcohol ? 1 : 0 },
        ]
    }

    private var place: [Column] {
        let areas = world.areas.all
        let municipalities = areas.map(\.municipality).reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } }
        let positions = Dictionary(uniqueKeysWithValues: municipalities.enumerated().map { ($0.element, $0.offset) })
        let municipalityOfArea = areas.map { positions[$0.municipality] ?? 0 }
        return [
            build.integer(
                "ses_percentiel", en: "socio-economic status of the postcode, percentile",
                nl: "sociaal-economische status van de postcode, percentiel"
            ) { areas[$0.mother.postcodeArea].statusPercentile },
            build.category(
                "pc4", areas.map { Level(code: $0.postcode) }, en: "postcode (invented)", nl: "postcode (verzonnen)", \.mother.postcodeArea),
            build.category("wc", areas.map { Level(code: $0.code) }, en: "neighbourhood (invented)", nl: "wijk (verzonnen)", \.mother.area),
            build.category("gem", municipalities.map { Level(code: $0) }, en: "municipality (invented)", nl: "gemeente (verzonnen)") {
                municipalityOfArea[$0.mother.area]
            },
        ]
    }

    private var newborn: [Column] {
        let sexes = Level.numbered([("boy", "jongen"), ("girl", "meisje")], from: 1)
        let deliveries = Level.numbered([
            ("spontaneous", "spontaan"), ("instrumental", "kunstverlossing"), ("planned caesarean", "geplande keizersnede"),
            ("emergency caesarean", "spoedkeizersnede"),
        ])
        return [
            build.integer("omvang", en: "children in this pregnancy", nl: "kinderen in deze zwangerschap", \.pregnancy.children),
            build.category("gesl", sexes, en: "sex of the child", nl: "geslacht van het kind") { $0.isBoy ? 0 : 1 },
            build.integer("geboortegew", unit: "gram", en: "birth weight", nl: "geboortegewicht", \.weight),
            build.number(
                "hoftiezer", en: "percentile of birth weight by sex and length of pregnancy (invented curve)",
                nl: "percentiel van het geboortegewicht naar geslacht en zwangerschapsduur (verzonnen curve)", \.weightPercentile),
            build.integer("apgar5", en: "Apgar score after five minutes", nl: "Apgarscore na vijf minuten", \.apgar),
            build.category("nicuopname", Level.noYes, en: "admitted to neonatal intensive care", nl: "opgenomen op de NICU") {
                $0.wentToIntensiveCare ? 1 : 0
            },
            build.category("congenafw", Level.noYes, en: "congenital anomaly", nl: "aangeboren afwijking") { $0.hasAnomaly ? 1 : 0 },
            build.category("type_partus", deliveries, en: "type of delivery", nl: "soort bevalling", \.delivery.rawValue),
            build.category("sterfte", Level.noYes, en: "died within 28 days", nl: "overleden binnen 28 dagen") { $0.died ? 1 : 0 },
        ]
    }

    private var afterwards: [Column] {
        [
            Column(
                name: "early_help",
                label: LocalizedText(en: "early help recorded in the first three years", nl: "vroege hulp geregistreerd in de eerste drie jaar"),
                values: .category(codes: detection.isRecorded.map { $0 ? 1 : 0 }, levels: Level.noYes))
        ]
    }

    private func missing(_ column: MaskedColumn) -> [Bool]? { missingness[column]?.isMissing }
}
