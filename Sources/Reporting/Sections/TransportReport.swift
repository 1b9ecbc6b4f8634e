// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// What the model would do in another year or place, why, and which update would suffice.
struct TransportReport {
    let edition: Edition
    let part: OutcomePart
    let number: Int

    private static let transported = ["overlap", "effective-size", "auc", "observed-expected", "calibration-slope", "brier"]
    private static let shifted = [
        "observed-expected", "case-mix", "auc-by-case-mix", "auc-by-coefficients", "calibration-slope", "calibration-in-the-large",
    ]

    func blocks() -> [Block] {
        let shift = Self.shifted.flatMap { part["shift.\($0)"] }, transport = Self.transported.flatMap { part["transport.\($0)"] }
        guard !shift.isEmpty || !transport.isEmpty else { return [] }
        var blocks: [Block] = [
            .heading(id: edition.anchor("transport-\(number)"), text: edition[RobustnessWords.transportTitle]),
            .paragraph(edition[RobustnessWords.transportLead]), .list(shift.compactMap(edition.item)),
            .paragraph(edition[RobustnessWords.weightedLead]), .list(transport.compactMap(edition.item).uniqued()),
        ]
        let target = part["shift.observed-expected"].first?.about.step
        blocks += UpdatingTable(edition: edition, part: part, number: number, step: target).blocks()
        let groups = part["shift.group-observed-expected"]
        if !groups.isEmpty { blocks.append(.table(table(groups))) }
        return blocks
    }

    /// Concerns, as the first page says them.
    var concerns: [Item] {
        let link = Link(target: edition.anchor("transport-\(number)"), text: edition[RobustnessWords.seeTransport])
        return part["shift.observed-expected"].filter { $0.verdict == .concern }.compactMap { finding in
            edition.item(finding).map { Item($0.text, verdict: VerdictMark(.concern, edition.language), link: link) }
        }
    }

    private func table(_ findings: [Finding]) -> DataTable {
        let ratio = MetricWords.of("observed-expected"), language = edition.language
        let isUpdated = findings.contains { $0.about.step == "updated" }
        let groups = findings.map { GroupKey(attribute: $0.about.attribute ?? "", group: $0.about.group ?? [:]) }.uniqued()
        let rows = groups.map { key -> DataTable.Row in
            let own = findings.filter { $0.about.attribute == key.attribute && $0.about.group == key.group }
            let cells = (isUpdated ? ["as-it-is", "updated"] : ["as-it-is"]).map { step -> DataTable.Cell in
                let finding = own.first { $0.about.step == step }
                return finding.flatMap { edition.withInterval($0) { ratio.write($0, language) } }.map { .number($0) }
                    ?? .empty(edition[AuditWords.tooFew])
            }
            return DataTable.Row(
                header: own.first.flatMap { edition.labels.group(of: $0.about, language) } ?? "–",
                cells: cells + [.numberOrDash(own.first?.count.map(edition.numbers.count))])
        }
        return DataTable(
            caption: edition[isUpdated ? RobustnessWords.groupsCaption : RobustnessWords.groupsAsTheyAreCaption], header: edition[AuditWords.group],
            columns: [(edition[RobustnessWords.asItIs], true)] + (isUpdated ? [(edition[RobustnessWords.updated], true)] : [])
                + [(edition[AuditWords.cases], true)], rows: rows)
    }

    private struct GroupKey: Hashable {
        let attribute: String
        let group: [String: String]
    }
}
