// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// The scorecard as a person prints it: conditions with points, what a total means, how sure the card is.
struct ScorecardSection {
    let edition: Edition
    let part: OutcomePart
    let number: Int

    /// - Returns: `nil` when no model of the outcome is a scorecard.
    func section() -> Section? {
        guard let model = part.models.first(where: { part.first("scorecard.card", model: $0) != nil }),
            let card = part.findings("scorecard.card", model: model).first?.table
        else { return nil }
        var blocks: [Block] = []
        if card.rows.isEmpty {
            blocks.append(.lead(edition[ScorecardWords.noPoints]))
        } else {
            blocks += [.lead(edition[ScorecardWords.lead]), .table(conditions(card))]
            if hasSteps(card) { blocks.append(.paragraph(edition[ScorecardWords.steps])) }
        }
        if let scores = part.findings("scorecard.scores", model: model).first?.table {
            blocks += [
                .table(risks(scores)), .paragraph([edition[ScorecardWords.scoresNote], formula(model)].compactMap { $0 }.joined(separator: " ")),
            ]
        }
        blocks += part.findings("scorecard.gap", model: model).compactMap { edition.item($0)?.text }.map { .paragraph($0) }
        blocks += stability(model)
        return Section(id: edition.anchor("scorecard-\(number)"), title: edition[ScorecardWords.title], blocks: blocks)
    }

    private func hasSteps(_ card: EvidenceTable) -> Bool { card.column("each_step")?.contains(.flag(true)) ?? false }

    private func conditions(_ card: EvidenceTable) -> DataTable {
        let points = card.column("points") ?? [], rows = card.column("rows") ?? []
        return DataTable(
            caption: edition[ScorecardWords.cardCaption], header: edition[ScorecardWords.condition],
            columns: [(edition[ScorecardWords.points], true), (edition[ModelWords.rows], true)],
            rows: card.rows.indices.map { row in
                DataTable.Row(
                    header: edition.condition(card, row),
                    cells: [.numberOrDash(points[row].double.map(signed)), .numberOrDash(rows[row].double.map { edition.numbers.count(Int($0)) })])
            })
    }

    /// Points with their sign: what is taken off must not be overlooked.
    private func signed(_ points: Double) -> String {
        let text = edition.numbers.number(points.magnitude, decimals: points == points.rounded() ? 0 : 1)
        return points < 0 ? "−\(text)" : points > 0 ? "+\(text)" : text
    }

    private func risks(_ table: EvidenceTable) -> DataTable {
        let names = ["score", "risk", "lower", "upper", "from", "to", "rows", "observed", "observed_lower", "observed_upper"]
        let columns = Dictionary(uniqueKeysWithValues: names.map { ($0, table.column($0) ?? []) })
        func cell(_ name: String, _ row: Int) -> Double? { columns[name].flatMap { row < $0.count ? $0[row].double : nil } }
        let percent = { (share: Double) in edition.numbers.percentage(share, decimals: 1) }
        func range(_ low: Double?, _ high: Double?) -> DataTable.Cell {
            guard let low, let high else { return .empty("–") }
            return .number(edition.range([low, high], percent))
        }
        return DataTable(
            caption: edition[ScorecardWords.scoresCaption], header: edition[ScorecardWords.total],
            columns: [
                (edition[ScorecardWords.risk], true), (edition[ScorecardWords.interval], true), (edition[ScorecardWords.scores], true),
                (edition[ModelWords.rows], true), (edition[ScorecardWords.seen], true), (edition[ScorecardWords.interval], true),
            ],
            rows: table.rows.indices.map { row in
                let from = cell("from", row).map { Int($0) }, to = cell("to", row).map { Int($0) }
                return DataTable.Row(
                    header: cell("score", row).map { ScorecardWords.score(Int($0)) } ?? "",
                    cells: [
                        .numberOrDash(cell("risk", row).map(percent)), range(cell("lower", row), cell("upper", row)),
                        from.flatMap { from in to.map { .number(edition[ScorecardWords.scores(from, $0)]) } } ?? .empty("–"),
                        .numberOrDash(cell("rows", row).map { edition.numbers.count(Int($0)) }),
                        cell("observed", row).map { .number(percent($0)) } ?? .empty(edition[ScorecardWords.tooFew]),
                        range(cell("observed_lower", row), cell("observed_upper", row)),
                    ])
            })
    }

    private func formula(_ model: String?) -> String? {
        guard let table = part.findings("model.summary", model: model).first?.table, let names = table.column("name"),
            let values = table.column("value")
        else { return nil }
        func value(_ name: String) -> Double? { names.firstIndex { $0.string == name }.flatMap { values[$0].double } }
        guard let offset = value("score-offset"), let multiplier = value("score-multiplier") else { return nil }
        let written = { (number: Double) in edition.numbers.number(number, decimals: 3) }
        return edition[ScorecardWords.formula(offset: written(offset), multiplier: written(multiplier))]
    }

    private func stability(_ model: String?) -> [Block] {
        guard let finding = part.findings("scorecard.stability", model: model).first, let table = finding.table else { return [] }
        let sentences = [finding] + part.findings("scorecard.risk-change", model: model)
        let names = ["points", "chosen", "chosen_feature", "mean_points", "least_points", "most_points"]
        let columns = names.map { table.column($0) ?? [] }
        let percent = { (share: Double) in edition.numbers.percentage(share, decimals: 0) }
        let rows = table.rows.indices.map { row -> DataTable.Row in
            let values = columns.map { row < $0.count ? $0[row].double : nil }
            let range = values[4].flatMap { low in values[5].map { edition.range([low, $0], signed) } }
            return DataTable.Row(
                header: edition.condition(table, row),
                cells: [
                    values[0].flatMap { $0 == 0 ? nil : .number(signed($0)) } ?? .empty("–"), .numberOrDash(values[1].map(percent)),
                    .numberOrDash(values[2].map(percent)), .numberOrDash(values[3].map { signed(($0 * 10).rounded() / 10) }), .numberOrDash(range),
                ])
        }
        let numbers = DataTable(
            caption: edition[ScorecardWords.stabilityCaption], header: edition[ScorecardWords.condition],
            columns: [
                (edition[ScorecardWords.points], true), (edition[ScorecardWords.chosen], true), (edition[ScorecardWords.chosenFeature], true),
                (edition[ScorecardWords.meanPoints], true), (edition[ScorecardWords.range], true),
            ], rows: rows)
        return [
            .heading(id: edition.anchor("scorecard-stability-\(number)"), text: edition[ScorecardWords.stabilityTitle]),
            .paragraph(sentences.compactMap { edition.sentence(of: $0) }.joined(separator: " ")), .table(numbers),
            .paragraph(edition[ScorecardWords.stabilityNote]),
        ]
    }
}

extension Edition {
    /// A condition in words: "mother's age: 35 and over (years)".
    fileprivate func condition(_ table: EvidenceTable, _ row: Int) -> String {
        func cell(_ name: String) -> EvidenceValue { table.column(name)?[row] ?? .null }
        let code = cell("feature").string ?? "", unit = labels.unit(of: code).map { " (\($0))" } ?? ""
        let low = cell("low").double, high = cell("high").double
        if cell("each_step") == .flag(true), let low, let high {
            let words = self[ScorecardWords.eachStep(above: numbers.number(low, decimals: 0), most: numbers.count(Int(high - low)))]
            return "\(labels.feature(code, language)): \(words)\(unit)"
        }
        let part = partName(code, low: low, high: high, level: cell("level").string, missing: cell("missing").string)
        return "\(labels.feature(code, language)): \(part)\(low == nil && high == nil ? "" : unit)"
    }
}
