// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import func Foundation.exp

/// The fit in numbers, and the coefficients of a logistic regression.
struct ModelTables {
    let edition: Edition
    let part: OutcomePart

    func blocks() -> [Block] { [summary, coefficients, jointTests].compactMap { $0 } }

    /// Over imputations: of each feature of a logistic regression, whether it matters at all.
    private var jointTests: Block? {
        let tests = part.models.flatMap { part.findings("factor.joint-test", model: $0) }.uniqued(), numbers = edition.numbers
        guard !tests.isEmpty else { return nil }
        let rows = tests.map { finding in
            let increase = finding.says?.arguments["increase"]?.double
            return DataTable.Row(
                header: edition.labels.feature(finding.about.feature ?? "", edition.language),
                cells: [
                    .numberOrDash(finding.says?.arguments["statistic"]?.double.map { numbers.number($0, decimals: 2) }),
                    .numberOrDash(finding.value.map { $0 < 0.001 ? "< " + numbers.number(0.001, decimals: 3) : numbers.number($0, decimals: 3) }),
                    .numberOrDash(increase.map { numbers.percentage($0 / (1 + $0)) }),
                ])
        }
        let table = DataTable(
            caption: edition[TreatmentWords.jointTitle], header: edition[MissingWords.feature],
            columns: [(edition[TreatmentWords.jointStatistic], true), (edition[TreatmentWords.jointP], true), (edition[TreatmentWords.lost], true)],
            rows: rows)
        return .details(
            Details(
                summary: edition[TreatmentWords.jointTitle], blocks: [.paragraph(edition[TreatmentWords.jointLead]), .table(table)]))
    }

    private var summary: Block? {
        guard let table = part.first("model.summary")?.table, let names = table.column("name"), let values = table.column("value") else { return nil }
        let rows = names.indices.map { index in
            DataTable.Row(header: edition[ModelWords.summaryName(names[index].string ?? "")], cells: [.numberOrDash(written(values[index]))])
        }
        let numbers = DataTable(
            caption: edition[ModelWords.summaryTitle], header: edition[MethodWords.item], columns: [(edition[MethodWords.value], true)], rows: rows)
        return .details(Details(summary: edition[ModelWords.summaryTitle], blocks: [.table(numbers)]))
    }

    private func written(_ value: EvidenceValue) -> String? {
        switch value {
        case .integer(let value): edition.numbers.count(value)
        case .number(let value): edition.numbers.number(value, decimals: value == value.rounded() ? 0 : 3)
        case .text(let text): edition[ModelWords.summaryText(text)]
        case .flag, .null: nil
        }
    }

    private var coefficients: Block? {
        let findings = part.models.flatMap { part.findings("factor.coefficient", model: $0) }.uniqued()
        let isResampled = findings.contains { $0.table?.columns.contains("bootstrap_lower") ?? false }
        let isImputed = findings.contains { $0.table?.columns.contains("missing_information") ?? false }
        let rows = findings.flatMap { finding -> [DataTable.Row] in
            guard let table = finding.table, let logOdds = table.column("log_odds") else { return [] }
            let feature = edition.labels.feature(finding.about.feature ?? "", edition.language)
            let terms = table.column("term"), errors = table.column("se"), lower = table.column("lower"), upper = table.column("upper")
            let lost = table.column("missing_information")
            let resampled = (table.column("bootstrap_lower"), table.column("bootstrap_upper"))
            return table.rows.indices.map { index in
                let term = terms?[index].string ?? "", ratio = { (value: Double) in edition.numbers.number(exp(value), decimals: 2) }
                return DataTable.Row(
                    header: term.isEmpty || term == finding.about.feature ? feature : feature.isEmpty ? term : "\(feature): \(term)",
                    cells: [
                        .numberOrDash(logOdds[index].double.map(ratio)),
                        .numberOrDash(edition.range(lower?[index].double, upper?[index].double, ratio)),
                    ] + (isResampled ? [.numberOrDash(edition.range(resampled.0?[index].double, resampled.1?[index].double, ratio))] : []) + [
                        .numberOrDash(errors?[index].double.map { edition.numbers.number($0, decimals: 3) })
                    ] + (isImputed ? [.numberOrDash(lost?[index].double.map { edition.numbers.percentage($0) })] : []))
            }
        }
        guard !rows.isEmpty else { return nil }
        let table = DataTable(
            caption: edition[ModelWords.coefficientsTitle], header: edition[ModelWords.term],
            columns: [(edition[ModelWords.oddsRatio], true), (edition[ModelWords.interval], true)]
                + (isResampled ? [(edition[ResamplingWords.interval], true)] : []) + [(edition[ModelWords.standardError], true)]
                + (isImputed ? [(edition[TreatmentWords.lost], true)] : []),
            rows: rows)
        let hasCurve = findings.contains { finding in
            finding.table?.column("term")?.contains { $0.string == (finding.about.feature ?? "") + "'" } ?? false
        }
        let estimates = part.models.flatMap { part.findings("model.summary", model: $0) }.uniqued().compactMap { edition.sentence(of: $0) }
        let words = [edition[ModelWords.coefficientsLead]] + estimates + (hasCurve ? [edition[ModelWords.curves]] : [])
        return .details(
            Details(summary: edition[ModelWords.coefficientsTitle], blocks: [.paragraph(words.joined(separator: " ")), .table(table)]))
    }
}
