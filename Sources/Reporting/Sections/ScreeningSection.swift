// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// Of 1,000 that are screened, how many are found, missed, and selected without need, at several capacities, for all and by group.
struct ScreeningSection {
    let edition: Edition
    let part: OutcomePart
    let number: Int

    private static let keys = ["screening.found", "screening.missed", "screening.referred-without-need"]

    /// - Returns: `nil` without a screening view.
    func section() -> Section? {
        let all = part[Self.keys[0]].filter { $0.about.group == nil }
        guard !all.isEmpty else { return nil }
        var blocks: [Block] = [.paragraph(edition[ScreenedWords.lead]), .table(table(all.map(\.about.at), group: nil, caption: nil))]
        let groups = byGroup
        if !groups.isEmpty { blocks.append(.details(Details(summary: edition[ScreenedWords.byGroup], blocks: groups))) }
        return Section(id: edition.anchor("screening-\(number)"), title: edition[ScreenedWords.title], blocks: blocks)
    }

    private var byGroup: [Block] {
        let grouped = part[Self.keys[0]].filter { $0.about.group != nil }
        return grouped.compactMap(\.about.attribute).uniqued().flatMap { attribute -> [Block] in
            let own = grouped.filter { $0.about.attribute == attribute }
            return own.map(\.about.at).uniqued().map { at in
                let name = edition.labels.attribute(attribute, edition.language).capitalisedFirst
                let caption = [name, edition.operatingPoint(at)].compactMap { $0 }.joined(separator: ", ")
                let rows = own.filter { $0.about.at == at }.map { finding in
                    DataTable.Row(
                        header: edition.labels.levels(of: finding.about, edition.language), cells: cells(at, group: finding.about.group, attribute))
                }
                return .table(DataTable(caption: caption, header: edition[AuditWords.group], columns: columns, rows: rows))
            }
        }
    }

    private var columns: [(String, isNumber: Bool)] {
        [
            (edition[ScreenedWords.found], true), (edition[ScreenedWords.missed], true), (edition[ScreenedWords.unneeded], true),
            (edition[AuditWords.counted], true),
        ]
    }

    private func table(_ points: [[String: Double]?], group: [String: String]?, caption: String?) -> DataTable {
        DataTable(
            caption: caption ?? edition[ScreenedWords.caption], header: edition[ScreenedWords.capacity], columns: columns,
            rows: points.map { at in
                let capacity = at?["capacity"] ?? 0
                let name = capacity < 1 ? edition.numbers.percentage(capacity) : edition.numbers.number(capacity, decimals: 0)
                return DataTable.Row(header: name, cells: cells(at, group: group, nil))
            })
    }

    private func cells(_ at: [String: Double]?, group: [String: String]?, _ attribute: String?) -> [DataTable.Cell] {
        let findings = Self.keys.map { key in
            part[key].first { $0.about.at == at && $0.about.group == group && $0.about.attribute == attribute }
        }
        let shares = findings.map { finding -> DataTable.Cell in
            finding.flatMap { edition.withInterval($0) { edition.numbers.number($0 * 1000, decimals: 0) } }.map { .number($0) }
                ?? .empty(edition[AuditWords.tooFew])
        }
        return shares + [.numberOrDash(findings[0]?.total.map(edition.numbers.count))]
    }
}
