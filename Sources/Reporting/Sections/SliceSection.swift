// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// What the search for groups that nobody named found, and what of it held on rows that were not searched.
struct SliceSection {
    let edition: Edition
    let part: OutcomePart
    let number: Int

    private static let concernsShown = 8

    private var judged: [Finding] { part["slice.observed-expected"] }

    /// - Returns: `nil` when the run did not look.
    func section() -> Section? {
        guard let search = part.first("slice.search") else { return nil }
        let id = edition.anchor("slices-\(number)"), title = edition[SliceWords.title]
        var blocks: [Block] = [.paragraph(edition[SliceWords.lead])]
        guard search.verdict != .insufficient else {
            let words = edition.reason(search) ?? edition.sentence(of: search)
            let item = words.map { Item($0, verdict: VerdictMark(.insufficient, edition.language)) }
            return Section(id: id, title: title, blocks: blocks + [.list([item].compactMap { $0 })])
        }
        if let sentence = edition.sentence(of: search) { blocks.append(.paragraph(sentence)) }
        guard !judged.isEmpty else { return Section(id: id, title: title, blocks: blocks + [.paragraph(edition[SliceWords.noCandidate])]) }
        blocks.append(.list(items))
        return Section(id: id, title: title, blocks: blocks + [.table(table), .paragraph(edition[SliceWords.note])])
    }

    private var items: [Item] {
        let concerns = Self.concerns(part), open = judged.count { $0.verdict == .insufficient }, numbers = edition.numbers
        var items = concerns.prefix(Self.concernsShown).compactMap(edition.item)
        // That nothing is wrong is not said where nothing can be said.
        if concerns.isEmpty, open < judged.count { items.append(Item(edition[SliceWords.nothing])) }
        if concerns.count > Self.concernsShown {
            items.append(Item(edition[SliceWords.more(concerns.count - Self.concernsShown, numbers)]))
        }
        if open > 0 {
            let words = SliceWords.open(numbers.count(open), of: numbers.count(judged.count))
            items.append(Item(edition[words], verdict: VerdictMark(.insufficient, edition.language)))
        }
        return items
    }

    /// The groups in which the model is wrong beyond the limit, the furthest first.
    static func concerns(_ part: OutcomePart) -> [Finding] {
        part["slice.observed-expected"].filter { $0.verdict == .concern }.sorted { BiasConcerns.distance($0) > BiasConcerns.distance($1) }
    }

    private var table: DataTable {
        let numbers = edition.numbers
        let sorted = judged.enumerated().sorted { first, second in
            if first.1.verdict != second.1.verdict { return first.1.isGraver(than: second.1) }
            return (-BiasConcerns.distance(first.1), first.0) < (-BiasConcerns.distance(second.1), second.0)
        }.map(\.element)
        let losses = Dictionary(part["slice.log-loss"].map { ($0.about.group ?? [:], $0) }) { first, _ in first }
        let rows = sorted.map { finding in
            let loss = losses[finding.about.group ?? [:]]
            return DataTable.Row(
                header: edition.labels.conditions(of: finding.about, edition.language) ?? "–",
                cells: [
                    .numberOrDash(finding.total.map(numbers.count)), .numberOrDash(finding.count.map(numbers.count)),
                    edition.withInterval(finding) { numbers.number($0, decimals: 2) }.map { .number($0) } ?? .empty(edition[AuditWords.tooFew]),
                    .numberOrDash(loss?.value.map { numbers.number($0, decimals: 4) }), edition.verdict(finding),
                ])
        }
        return DataTable(
            caption: edition[SliceWords.caption], header: edition[SliceWords.group],
            columns: [
                (edition[SliceWords.rows], true), (edition[SliceWords.events], true), (edition[SliceWords.ratio], true),
                (edition[SliceWords.logLoss], true), (edition[AuditWords.verdict], false),
            ], rows: rows)
    }
}
