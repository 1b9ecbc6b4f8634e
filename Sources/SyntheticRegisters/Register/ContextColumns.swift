// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import RegisterData

/// What other registers add to the births, one row a birth: the optional inputs of an audit, and two attributes beside the origin.
struct ContextColumns {
    private let made: RegisterWorld

    /// Rows of the validation study.
    private static let validated = 2_000

    init(_ made: RegisterWorld) { self.made = made }

    func table() throws(RegisterDataError) -> Table {
        let births = made.births
        return try Table(columns: [
            Column(
                name: "RINPERSOON", label: LocalizedText(en: "key of the child", nl: "sleutel van het kind"),
                values: .text(births.map(made.keys.child))),
            flags("linked", en: "linked to the population register", nl: "gekoppeld aan het bevolkingsregister", made.linkage.isLinked),
            Column(
                name: "care_costs",
                label: LocalizedText(
                    en: "recorded costs of care in the year before conception", nl: "geregistreerde zorgkosten in het jaar voor de conceptie"),
                unit: "euro", values: .number(made.costs.recorded)),
            income, education, father,
            flags("past_flag", en: "flagged by an earlier score", nl: "gemarkeerd door een eerdere score", made.pastFlag.isFlagged),
            Column(
                name: "later_support", label: LocalizedText(en: "support at school at six", nl: "steun op school op zesjarige leeftijd"),
                values: .category(codes: made.comparator.isRecorded.map { $0 ? 1 : 0 }, levels: Level.noYes)),
            group(.fifteen, en: "group of 15 of 100 mothers (invented)", nl: "groep van 15 op de 100 moeders (verzonnen)"),
            group(.thirty, en: "group of 30 of 100 mothers (invented)", nl: "groep van 30 op de 100 moeders (verzonnen)"),
        ])
    }

    /// The true costs of a sample of linked births with costs.
    func validation() throws(RegisterDataError) -> Table {
        let births = made.births
        var rows = births.indices.filter { made.linkage.isLinked[$0] && made.costs.actual[$0] > 0 }
        var generator = Philox(seed: made.world.seed, stage: "validation sample")
        generator.shuffle(&rows)
        let chosen = rows.prefix(Self.validated).sorted()
        return try Table(columns: [
            Column(
                name: "RINPERSOON", label: LocalizedText(en: "key of the child", nl: "sleutel van het kind"),
                values: .text(chosen.map { made.keys.child(births[$0]) })),
            Column(
                name: "care_costs",
                label: LocalizedText(en: "true costs of care in the year before conception", nl: "ware zorgkosten in het jaar voor de conceptie"),
                unit: "euro", values: .number(chosen.map { made.costs.actual[$0] })),
        ])
    }

    private var income: Column {
        Column(
            name: MaskedColumn.income.rawValue, label: LocalizedText(en: "usual household income", nl: "gebruikelijk huishoudinkomen"), unit: "euro",
            values: .number(made.births.map { exp(11.10 + 0.48 * $0.mother.income).rounded() }), missing: missing(.income))
    }

    private var education: Column {
        let levels = Education.levels.map { Level(code: $0.code, label: LocalizedText(en: $0.en, nl: $0.nl)) }
        return Column(
            name: MaskedColumn.education.rawValue,
            label: LocalizedText(en: "mother's highest level of education", nl: "hoogst behaald opleidingsniveau van de moeder"),
            values: .category(codes: made.births.map { Int32(Education.level(of: $0.mother, in: made.world)) }, levels: levels),
            missing: missing(.education))
    }

    private var father: Column {
        Column(
            name: MaskedColumn.father.rawValue, label: LocalizedText(en: "key of the legal father", nl: "sleutel van de juridische vader"),
            values: .text(made.births.map { made.keys.father($0.mother) }), missing: missing(.father))
    }

    private func group(_ attribute: AffectedAttribute, en: String, nl: String) -> Column {
        flags(attribute.rawValue, en: en, nl: nl, made.births.map { made.mislabelling.recorded(attribute, of: $0) == 1 })
    }

    private func missing(_ column: MaskedColumn) -> [UInt8]? {
        made.missingness[column].map { pattern in pattern.isMissing.map { ($0 ? MissingKind.notRecorded : .present).rawValue } }
    }

    private func flags(_ name: String, en: String, nl: String, _ values: [Bool]) -> Column {
        Column(
            name: name, label: LocalizedText(en: en, nl: nl), values: .category(codes: values.map { $0 ? 1 : 0 }, levels: Level.noYes))
    }
}
