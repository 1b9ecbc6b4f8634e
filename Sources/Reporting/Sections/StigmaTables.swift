// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// Flags and false alarms of each neighbourhood.
struct StigmaTables {
    let edition: Edition
    let areas: EvidenceTable
    let judged: [Finding]

    private static let topShown = 10
    private static let mostListed = 400

    /// The neighbourhoods with most flags for their size; all of them folded.
    func blocks() -> [Block] {
        guard let quotients = areas.column("location_quotient") else { return [] }
        let printed = quotients.indices.filter { quotients[$0].double != nil }
        let top = printed.sorted { ((quotients[$1].double ?? 0), $0) < ((quotients[$0].double ?? 0), $1) }.prefix(Self.topShown)
        let names = quotients.indices.map { edition.labels.area(areas.column("area")?[$0].string ?? "", edition.language) }
        let listed = Array(quotients.indices.sorted { (names[$0], $0) < (names[$1], $1) }.prefix(Self.mostListed))
        let summary = edition[StigmaWords.all(edition.numbers.count(quotients.count))]
        var all: [Block] = [.table(table(listed, caption: summary, isFull: true))]
        if quotients.count > listed.count {
            all.append(.paragraph(edition[OpenWords.more(edition.numbers.count(quotients.count - listed.count))]))
        }
        let folded = Block.details(Details(summary: summary, blocks: all))
        guard top.count < quotients.count, !top.isEmpty else { return [folded] }
        return [.table(table(Array(top), caption: edition[StigmaWords.top(edition.numbers.count(top.count))], isFull: false)), folded]
    }

    /// - Parameter isFull: with the counts behind the rates.
    private func table(_ places: [Int], caption: String, isFull: Bool) -> DataTable {
        let ratios = Dictionary(judged.map { ($0.about.area, $0) }) { first, _ in first }
        let names = areas.column("area")
        let columns: [(title: LocalizedText, isCount: Bool)] = [
            (AuditWords.counted, true), (StigmaWords.flagged, true), (StigmaWords.flaggedPerThousand, false), (StigmaWords.quotient, false),
            (StigmaWords.falseAlarms, true), (StigmaWords.falsePerThousand, false), (StigmaWords.expected, false),
        ]
        let kept = columns.indices.filter { isFull || !columns[$0].isCount }
        return DataTable(
            caption: caption, header: edition[StigmaWords.neighbourhood],
            columns: kept.map { (edition[columns[$0].title], true) } + [(edition[AuditWords.verdict], false)],
            rows: places.map { place in
                let code = names?[place].string ?? "", ratio = ratios[code], cells = numbers(place, ratio)
                return DataTable.Row(
                    header: edition.labels.area(code, edition.language), cells: kept.map { cells[$0] } + [edition.verdict(ratio)])
            })
    }

    private func numbers(_ place: Int, _ ratio: Finding?) -> [DataTable.Cell] {
        let number = { (column: String) in areas.column(column)?[place].double }
        // Of an area with too few rows for a rate, the counts behind it are not printed either.
        let isPrinted = number("flagged_per_1000") != nil
        let count = { (column: String) -> DataTable.Cell in
            isPrinted ? .numberOrDash(number(column).map { edition.numbers.count(Int($0)) }) : .empty("–")
        }
        let rate = { (column: String) -> DataTable.Cell in .numberOrDash(number(column).map { edition.numbers.number($0, decimals: 0) }) }
        let decimal = { (value: Double) in edition.numbers.number(value, decimals: 2) }
        let quotient = number("location_quotient").map { value in
            decimal(value) + (edition.range(number("low"), number("high"), decimal).map { " (\($0))" } ?? "")
        }
        return [
            count("rows"), count("flagged"), rate("flagged_per_1000"), .numberOrDash(quotient), count("false_alarms"),
            rate("false_alarms_per_1000"), .numberOrDash(ratio.flatMap { edition.withInterval($0, decimal) }),
        ]
    }
}
