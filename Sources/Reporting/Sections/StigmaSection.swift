// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// On which neighbourhoods flags and false alarms come down.
struct StigmaSection {
    let edition: Edition
    let part: OutcomePart
    let number: Int

    private static let concernsShown = 8

    /// A plan with two operating points is shown at the first.
    static func findings(_ key: String, _ part: OutcomePart) -> [Finding] {
        let point = part.first("stigma.areas")?.about.at
        return part[key].filter { $0.about.at == point }
    }

    private func first(_ key: String) -> Finding? { Self.findings(key, part).first }
    private var judged: [Finding] { Self.findings("stigma.false-alarms", part) }

    /// - Returns: `nil` when the run did not look.
    func section() -> Section? {
        guard let areas = first("stigma.areas") else { return nil }
        let id = edition.anchor("stigma-\(number)"), title = edition[StigmaWords.title]
        guard let table = areas.table, !table.rows.isEmpty else {
            let words = edition.reason(areas) ?? edition.sentence(of: areas)
            return Section(
                id: id, title: title,
                blocks: [.list([words.map { Item($0, verdict: VerdictMark(.insufficient, edition.language)) }].compactMap { $0 })])
        }
        var blocks: [Block] = [.paragraph(edition[StigmaWords.lead])]
        let words = [edition.sentence(of: areas), edition.operatingPoint(areas.about.at).map { edition[AuditWords.point($0)] }]
        blocks.append(.paragraph(words.compactMap { $0 }.joined(separator: " ")))
        blocks.append(.list(items))
        if let unreachable = unreachable(table) { blocks.append(.paragraph(unreachable)) }
        let facts = StigmaFacts(edition: edition, part: part), told = facts.facts()
        if !told.isEmpty { blocks.append(.facts(told)) }
        if let share = facts.share { blocks.append(.paragraph(share)) }
        if let figure = lorenz { blocks.append(.figure(figure)) }
        return Section(id: id, title: title, blocks: blocks + StigmaTables(edition: edition, areas: table, judged: judged).blocks())
    }

    private var items: [Item] {
        let concerns = judged.filter { $0.verdict == .concern }.sorted { ($0.value ?? 0) > ($1.value ?? 0) }
        guard judged.contains(where: { $0.about.area != nil }) else { return judged.compactMap(edition.item) }
        let numbers = edition.numbers, count = { (verdict: Verdict) in numbers.count(judged.count { $0.verdict == verdict }) }
        let words = StigmaWords.judged(
            numbers.count(judged.count), concerns: concerns.isEmpty ? nil : count(.concern), fine: count(.fine), open: count(.insufficient))
        return concerns.prefix(Self.concernsShown).compactMap(edition.item) + [Item(edition[words])]
    }

    /// With rare outcomes nearly all flags are false, and their number cannot be far above what the scores expect.
    private func unreachable(_ table: EvidenceTable) -> String? {
        func sum(_ column: String) -> Double { (table.column(column) ?? []).reduce(0) { $0 + ($1.double ?? 0) } }
        let flagged = sum("flagged"), alarms = sum("false_alarms")
        guard let limit = judged.compactMap({ $0.says?.arguments["limit"]?.double }).first, limit > 1, flagged > 0, alarms > 0 else { return nil }
        let most = flagged / alarms
        guard most < limit else { return nil }
        let write = { (value: Double) in edition.numbers.number(value, decimals: 2) }
        return edition[
            StigmaWords.cannotReach(
                wrongly: edition.numbers.number(100 * alarms / flagged, decimals: 0), most: write(most), limit: write(limit))]
    }

    private var lorenz: Figure? {
        guard let gini = first("stigma.gini"), gini.value != nil, let table = gini.table, let rows = table.column("share_of_rows"),
            let alarms = table.column("share_of_false_alarms")
        else { return nil }
        let points = zip(rows, alarms).compactMap { row, alarm in row.double.flatMap { row in alarm.double.map { (row: row, alarm: $0) } } }
        // The point of the curve nearest to the fifth of all rows that carries most.
        guard points.count > 2, let worst = points.min(by: { (($0.row - 0.8).magnitude, $0.row) < (($1.row - 0.8).magnitude, $1.row) }) else {
            return nil
        }
        let percent = { (share: Double) in edition.numbers.percentage(share, decimals: 0) }
        let title = edition[StigmaWords.lorenzTitle]
        return Figure(
            id: edition.anchor("stigma-lorenz-\(number)"), title: title,
            alternative: edition[StigmaWords.lorenzAlternative(rows: percent(1 - worst.row), alarms: percent(1 - worst.alarm))],
            note: edition[StigmaWords.lorenzNote],
            chart: CalibrationChart(
                curves: [.init(model: "", points: points.map { .init(predicted: $0.row, observed: $0.alarm, lower: nil, upper: nil, rows: nil) })],
                predictedTitle: edition[StigmaWords.lorenzRows], observedTitle: edition[StigmaWords.lorenzAlarms]
            ).chart(),
            table: DataTable(
                caption: title, header: edition[StigmaWords.lorenzRows], columns: [(edition[StigmaWords.lorenzAlarms], true)],
                rows: points.map { DataTable.Row(header: edition.numbers.percentage($0.row), cells: [.number(edition.numbers.percentage($0.alarm))]) }
            ))
    }
}
