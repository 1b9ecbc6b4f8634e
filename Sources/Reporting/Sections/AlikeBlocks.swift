// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// Groups among people who are alike in one respect: a sentence a group, with the levels folded.
struct AlikeBlocks {
    let edition: Edition
    let part: OutcomePart
    let number: Int

    static let key = "fairness.conditional-parity"

    /// Empty where nobody asked.
    var blocks: [Block] {
        let all = part[Self.key]
        guard let feature = all.first?.about.feature else { return [] }
        let name = edition.labels.feature(feature, edition.language)
        var blocks: [Block] = [
            .heading(id: edition.anchor("alike-\(number)"), text: edition[AlikeWords.title(name)]), .paragraph(edition[AlikeWords.lead]),
            .list(all.filter { $0.value != nil }.compactMap(edition.item)),
        ]
        for attribute in part.ordered(all) {
            let tables = all.filter { $0.about.attribute == attribute && $0.value != nil }.compactMap { table($0, feature) }
            guard !tables.isEmpty else { continue }
            let summary = edition[AlikeWords.levels(edition.labels.attribute(attribute, edition.language))]
            blocks.append(.details(Details(summary: summary, blocks: tables.map { .table($0) })))
        }
        return blocks
    }

    private func table(_ finding: Finding, _ feature: String) -> DataTable? {
        guard let table = finding.table, let levels = table.column("level"), let weights = table.column("weight"), let rows = table.column("rows"),
            let own = table.column("selected"), let others = table.column("other_selected")
        else { return nil }
        let numbers = edition.numbers
        func percent(_ value: EvidenceValue) -> DataTable.Cell { .numberOrDash(value.double.map { numbers.percentage($0) }) }
        return DataTable(
            caption: edition[AlikeWords.caption(edition.labels.levels(of: finding.about, edition.language))], header: edition[AlikeWords.level],
            columns: [
                (edition[AlikeWords.weight], true), (edition[AlikeWords.rows], true), (edition[AlikeWords.own], true),
                (edition[AlikeWords.others], true),
            ],
            rows: levels.indices.map { place in
                DataTable.Row(
                    header: levels[place].string.map { edition.labels.level($0, of: feature, edition.language) } ?? "–",
                    cells: [
                        percent(weights[place]), .numberOrDash(rows[place].double.map { numbers.count(Int($0)) }), percent(own[place]),
                        percent(others[place]),
                    ])
            })
    }
}

/// How much lies between all attributes crossed, and what of that they add up to.
struct IntersectionalBlocks {
    let edition: Edition
    let part: OutcomePart
    let number: Int

    static let keys = ["prevalence", "selection-rate", "tpr"].flatMap { rate in ["vpc", "pcv"].map { "fairness.maihda.\($0).\(rate)" } }

    /// Empty with a single attribute.
    var blocks: [Block] {
        let items = Self.keys.flatMap { part[$0] }.compactMap(edition.item).uniqued()
        guard !items.isEmpty else { return [] }
        return [
            .heading(id: edition.anchor("strata-\(number)"), text: edition[AlikeWords.crossedTitle]), .paragraph(edition[AlikeWords.crossedLead]),
            .list(items),
        ]
    }
}
