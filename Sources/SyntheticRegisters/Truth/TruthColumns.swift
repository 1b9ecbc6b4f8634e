// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

/// The truth table: for each birth its risks, its need, how it was seen, and the answers that are missing.
struct TruthColumns {
    let world: World
    let births: [Birth]
    let biases: Biases
    let detection: Detection
    let missingness: [MaskedColumn: Missingness]
    let linkage: Linkage
    let costs: CostRecording
    let flags: PastFlag
    let comparator: ComparatorRecording
    let mislabelling: Mislabelling

    func table() throws(RegisterDataError) -> Table {
        try Table(columns: keys + risks + labels + MaskedColumn.allCases.flatMap(answers) + linked + attributes + proxy)
    }

    private var keys: [Column] {
        let keys = PersonKeys(seed: world.seed)
        return [
            Column(name: "RINPERSOONS", values: .text(births.map { _ in PersonKeys.known })),
            Column(name: "RINPERSOON", values: .text(births.map(keys.child))),
        ]
    }

    private var risks: [Column] {
        [
            number(
                "preterm_risk", en: "P(born before 37 weeks), given all that is true at conception",
                nl: "kans op geboorte voor 37 weken, gegeven alles bij de conceptie"
            ) {
                births[$0].pregnancy.pretermRisk
            },
            number("income", en: "household income, standardised", nl: "huishoudinkomen, gestandaardiseerd") { births[$0].mother.income },
            number("deprivation", en: "deprivation of the area, standardised", nl: "achterstand van de wijk, gestandaardiseerd") {
                world.areas.all[births[$0].mother.area].deprivation
            },
            number("need_logit", en: "need of help U, log-odds", nl: "behoefte aan hulp U, log-odds") { births[$0].need.logit },
            number("need_risk", en: "P(need of help)", nl: "kans op behoefte aan hulp") { births[$0].need.risk },
            number("drift_effect", en: "shift of U by drift", nl: "verschuiving van U door drift") { births[$0].need.drift },
            number("area_effect", en: "shift of U by area", nl: "verschuiving van U naar wijk") { births[$0].need.areaShift },
        ]
    }

    private var labels: [Column] {
        [
            flag("need", en: "help is needed (Y0)", nl: "hulp is nodig (Y0)") { births[$0].need.isNeeded },
            number("detection", en: "P(recorded, given need)", nl: "kans op registratie bij behoefte") { detection.probability[$0] },
            number("label_effect", en: "detection, divided by that outside the group", nl: "kans op registratie, gedeeld door die buiten de groep") {
                detection.ratio[$0]
            },
            flag("early_help_recorded", en: "help as recorded (Y)", nl: "hulp zoals geregistreerd (Y)") { detection.isRecorded[$0] },
            flag("early_help_unbiased", en: "help as recorded without a label bias", nl: "hulp zoals geregistreerd zonder vertekening") {
                detection.isRecordedUnbiased[$0]
            },
        ]
    }

    private func answers(_ column: MaskedColumn) -> [Column] {
        guard let pattern = missingness[column] else { return [] }
        let name = column.rawValue
        return [
            number("\(name)_true", en: "the answer, missing or not", nl: "het antwoord, ontbrekend of niet") {
                column.value(of: births[$0], in: world)
            },
            number("\(name)_missing_probability", en: "P(missing)", nl: "kans op ontbreken") { pattern.probability[$0] },
            flag("\(name)_missing", en: "is missing", nl: "ontbreekt") { pattern.isMissing[$0] },
        ]
    }

    /// Only with a decoy that mislabels an attribute: what is true, and whether something else is recorded.
    private var attributes: [Column] {
        guard let attribute = mislabelling.attribute else { return [] }
        let name = attribute.rawValue
        return [
            Column(
                name: "\(name)_true", label: LocalizedText(en: "the true level", nl: "de ware waarde"),
                values: .text(births.map { attribute.codes[attribute.level(of: $0)] })),
            flag("\(name)_mislabelled", en: "recorded as another level", nl: "geregistreerd als een andere waarde") {
                mislabelling.recorded(attribute, of: births[$0]) != attribute.level(of: births[$0])
            },
        ]
    }

    /// Only with a proxy bias: how much an area tells of the group.
    private var proxy: [Column] {
        guard let share = shareOfGroupByArea else { return [] }
        return [number("area_share", en: "the group's share of the area", nl: "aandeel van de groep in de wijk") { share[births[$0].mother.area] }]
    }

    /// The affected group's share of each area, when a proxy bias acts.
    var shareOfGroupByArea: [Double]? {
        guard let group = biases.first(.proxy)?.group else { return nil }
        if let invented = InventedGroup.allCases.first(where: { $0.column == group.attribute }) {
            let isInside = group.levels.contains(InventedGroup.codes[1])
            return world.areas.all.map { isInside ? $0.groupShares[invented.rawValue] : 1 - $0.groupShares[invented.rawValue] }
        }
        let affected = Origin.allCases.filter { group.levels.contains($0.code) }
        return world.areas.all.map { area in
            affected.reduce(0) { $0 + area.originShares[$1.rawValue] - ($1.rawValue > 0 ? area.originShares[$1.rawValue - 1] : 0) }
        }
    }

    func number(_ name: String, en: String, nl: String, _ value: (Int) -> Double) -> Column {
        Column(name: name, label: LocalizedText(en: en, nl: nl), values: .number(births.indices.map(value)))
    }

    func flag(_ name: String, en: String, nl: String, _ value: (Int) -> Bool) -> Column {
        Column(name: name, label: LocalizedText(en: en, nl: nl), values: .integer(births.indices.map { value($0) ? 1 : 0 }))
    }
}

extension MaskedColumn {
    func value(of birth: Birth, in world: World) -> Double {
        switch self {
        case .smoking: Double(birth.pregnancy.smoking)
        case .alcohol: birth.pregnancy.drinksAlcohol ? 1 : 0
        case .bodyMassIndex: (birth.pregnancy.bodyMassIndex * 10).rounded() / 10
        case .education: Double(Education.level(of: birth.mother, in: world))
        case .income: birth.mother.income
        case .father: 1
        }
    }
}
