// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// What the data are not enough to say, and what would be needed.
struct OpenSection {
    let edition: Edition
    private static let rowsShown = 60

    /// - Returns: `nil` when no groups were compared, and nothing else was left open.
    func section() -> Section? {
        let comparisons = Comparisons(edition: edition), others = BiasOpen(edition: edition).items
        guard comparisons.count > 0 || !others.isEmpty else { return nil }
        let open = comparisons.withoutVerdict
        var blocks: [Block] = []
        if open.isEmpty {
            if comparisons.count > 0 { blocks.append(.paragraph(edition[OpenWords.nothing])) }
        } else {
            blocks.append(.paragraph(edition[OpenWords.lead]))
            let table = DataTable(
                caption: edition[OpenWords.caption], header: edition[AuditWords.group],
                columns: [(edition[AuditWords.metric], false), (edition[AuditWords.difference], true), (edition[OpenWords.needed], false)],
                rows: open.prefix(Self.rowsShown).map(row))
            blocks.append(.table(table))
            if open.count > Self.rowsShown { blocks.append(.paragraph(edition[OpenWords.more(edition.numbers.count(open.count - Self.rowsShown))])) }
        }
        if !others.isEmpty {
            blocks.append(.heading(id: edition.anchor("open-besides"), text: edition[OpenWords.besidesTitle]))
            blocks.append(.list(others))
        }
        return Section(id: edition.anchor("open"), title: edition[OpenWords.title], blocks: blocks)
    }

    private func row(_ comparison: Comparisons.Comparison) -> DataTable.Row {
        let finding = comparison.finding
        return DataTable.Row(
            header: edition.labels.group(of: finding.about, edition.language) ?? "–",
            cells: [
                .text(edition[comparison.metric.name]), .numberOrDash(edition.difference(finding, comparison.metric)),
                .text(edition.why(finding) ?? edition.reason(finding) ?? "–"),
            ])
    }
}

/// What this run did not look at.
struct AbsenceSection {
    let edition: Edition

    func section() -> Section? {
        let absent = OpenWords.absences.filter { absence in !absence.prefixes.contains(where: edition.evidence.has) }
        guard !absent.isEmpty else { return nil }
        return Section(
            id: edition.anchor("absent"), title: edition[OpenWords.missingTitle],
            blocks: [.paragraph(edition[OpenWords.missingLead]), .list(absent.map { Item(edition[$0.question]) })])
    }
}
