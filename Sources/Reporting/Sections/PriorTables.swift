// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import func Foundation.exp

/// What was known beforehand, beside what the rows say: published effects, and the rules that the model obeys.
struct PriorTables {
    let edition: Edition
    let part: OutcomePart
    let number: Int

    func blocks() -> [Block] {
        let effects = effectRows, rules = ruleRows
        guard !effects.isEmpty || !rules.isEmpty else { return [] }
        var blocks: [Block] = [.heading(id: edition.anchor("priors-\(number)"), text: edition[PriorWords.title])]
        if !effects.isEmpty {
            blocks.append(.paragraph(edition[PriorWords.effectsLead]))
            if !conflicting.isEmpty {
                blocks.append(
                    .callout(
                        Callout(
                            title: edition[PriorWords.conflictTitle], text: edition[PriorWords.conflicts(edition.list(conflicting))])))
            }
            blocks.append(
                .table(
                    DataTable(
                        caption: edition[PriorWords.effectsCaption], header: edition[PriorWords.effect],
                        columns: [
                            (edition[PriorWords.published], true), (edition[PriorWords.rows], true), (edition[PriorWords.together], true),
                            (edition[PriorWords.weight], true), (edition[PriorWords.conflict], true), (edition[PriorWords.source], false),
                        ], rows: effects)))
        }
        if !rules.isEmpty {
            blocks.append(.paragraph(edition[PriorWords.rulesLead]))
            blocks.append(
                .table(
                    DataTable(
                        caption: edition[PriorWords.rulesCaption], header: edition[ModelWords.feature],
                        columns: [
                            (edition[PriorWords.rule], false), (edition[PriorWords.held], true), (edition[PriorWords.pull], true),
                            (edition[PriorWords.source], false),
                        ], rows: rules)))
        }
        return blocks
    }

    private func feature(_ finding: Finding) -> String { edition.labels.feature(finding.about.feature ?? "", edition.language) }

    /// Features of which the publication and the rows do not agree.
    private var conflicting: [String] {
        part["prior.effect"].filter { finding in
            finding.table?.column("conflict")?.contains(.flag(true)) ?? false
        }.map(feature)
    }

    private var effectRows: [DataTable.Row] {
        part["prior.effect"].flatMap { finding -> [DataTable.Row] in
            guard let table = finding.table else { return [] }
            return table.rows.indices.map { row in
                func cell(_ name: String) -> EvidenceValue { table.column(name)?[row] ?? .null }
                return DataTable.Row(
                    header: "\(feature(finding)): \(edition[what(finding, cell)])",
                    cells: [
                        ratio(cell("prior").double, cell("prior_se").double), ratio(cell("likelihood").double, cell("likelihood_se").double),
                        ratio(cell("posterior").double, cell("posterior_se").double),
                        .numberOrDash(cell("weight").double.map { edition.numbers.percentage($0, decimals: 0) }),
                        .numberOrDash(cell("z").double.map { edition.numbers.number($0, decimals: 1) }), .text(cell("source").string ?? ""),
                    ])
            }
        }
    }

    /// "1.93 (1.40 to 2.66)" from log-odds.
    private func ratio(_ value: Double?, _ error: Double?) -> DataTable.Cell {
        guard let value, let error else { return .empty("–") }
        let half = 1.959963984540054 * error
        let written = { (value: Double) in edition.numbers.number(exp(value), decimals: 2) }
        return .number("\(written(value)) (\(edition.range([value - half, value + half], written)))")
    }

    private func what(_ finding: Finding, _ cell: (String) -> EvidenceValue) -> LocalizedText {
        let name = finding.about.feature ?? ""
        func place(_ column: String) -> String {
            let code = cell(column).string ?? ""
            return edition.partName(name, low: nil, high: nil, level: code, missing: nil)
        }
        switch cell("of").string {
        case "slope":
            let step = cell("step").double ?? 1
            return PriorWords.slope(edition.numbers.number(step, decimals: step == step.rounded() ? 0 : 2), edition.labels.unit(of: name))
        case "difference": return PriorWords.difference(place("place"), place("against"))
        default: return PriorWords.departure(place("place"))
        }
    }

    private var ruleRows: [DataTable.Row] {
        part["prior.rule"].flatMap { finding -> [DataTable.Row] in
            guard let table = finding.table else { return [] }
            return table.rows.indices.map { row in
                func cell(_ name: String) -> EvidenceValue { table.column(name)?[row] ?? .null }
                let remark: LocalizedText? =
                    switch cell("state").string {
                    case "unused": PriorWords.unused
                    case "pulled": PriorWords.pulled
                    default: nil
                    }
                let held = cell("held").double.flatMap { held in
                    cell("places").double.map {
                        edition[PriorWords.heldOf(edition.numbers.count(Int(held)), edition.numbers.count(Int($0)))]
                    }
                }
                return DataTable.Row(
                    header: feature(finding),
                    cells: [
                        .text(edition[PriorWords.kind(cell("kind").string ?? "")] + (remark.map { " (\(edition[$0]))" } ?? "")),
                        .numberOrDash(held), .numberOrDash(cell("pull").double.map { edition.numbers.number($0, decimals: 1) }),
                        .text(cell("source").string ?? ""),
                    ])
            }
        }
    }
}
