// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// Groups of crossed attributes: how many there are, and the numbers of those that need a look.
struct CrossedAudit {
    let edition: Edition
    let numbers: GroupNumbers

    private static let metrics = ["fnr", "fpr", "ppv", "selection-rate", "observed-expected"]
    private static let groupsShown = 40

    func block() -> Block {
        let concerned = numbers.groups.filter { group in Self.metrics.contains { numbers.comparison($0, group)?.verdict == .concern } }
        let shown = concerned.prefix(Self.groupsShown)
        let summary = AuditWords.crossed(
            edition.labels.attribute(numbers.attribute, edition.language).capitalisedFirst, groups: edition.numbers.count(numbers.groups.count),
            concerns: edition.numbers.count(concerned.count))
        let sentences = shown.flatMap { group in Self.metrics.compactMap { numbers.comparison($0, group) } }.filter { $0.verdict == .concern }
        let table = GroupTable(edition: edition, numbers: numbers).overview(Self.metrics.filter(numbers.metrics.contains), groups: Array(shown))
        let blocks: [Block] =
            shown.isEmpty
            ? [.paragraph(edition[AuditWords.noCrossedConcern])]
            : [
                .list(sentences.prefix(12).compactMap(edition.item)), .table(table),
            ]
        return .details(Details(summary: edition[summary], blocks: blocks))
    }
}
