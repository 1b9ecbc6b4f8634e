// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import func Foundation.exp

/// Charts of one group: which feature gives it away, and which makes its scores differ.
struct ProxyFigures {
    let edition: Edition
    let numbers: ProxyNumbers
    let id: String

    private static let featuresDrawn = 10

    func drawn(_ groups: [[String: String]]) -> [Figure] {
        groups.enumerated().flatMap { place, group in [alone(group, place), gap(group, place)].compactMap { $0 } }
    }

    /// A feature of these audits; the neighbourhood is one of them, whatever the study calls it.
    private func name(_ feature: String?) -> String {
        let label = edition.labels.feature(feature ?? "", edition.language)
        return label == "area" ? edition[ProxyWords.neighbourhood] : label
    }

    private func name(_ group: [String: String]) -> String {
        edition.labels.group(of: About(attribute: numbers.attribute, group: group), edition.language) ?? "–"
    }

    private func pairs(_ value: Double) -> String { edition.numbers.number(value * 100, decimals: 0) }
    private func logOdds(_ value: Double) -> String {
        let text = edition.numbers.number(value, decimals: 2)
        return value > 0 && !text.allSatisfy({ "0.,".contains($0) }) ? "+\(text)" : text
    }

    // MARK: - Each feature alone

    private func alone(_ group: [String: String], _ place: Int) -> Figure? {
        let features = numbers.features(group)
        guard let first = features.first, let value = first.value else { return nil }
        let missed = numbers.all("proxy.drop-one", group).filter { ($0.value ?? 0) > 0 }.max { ($0.value ?? 0) < ($1.value ?? 0) }
        let title = edition[ProxyWords.aloneTitle(name(group))]
        return Figure(
            id: edition.anchor("\(id)-alone-\(place)"), title: title,
            alternative: edition[
                ProxyWords.aloneAlternative(
                    name(first.about.feature), pairs(value),
                    without: missed.map { (name($0.about.feature), edition.numbers.number(($0.value ?? 0) * 100, decimals: 1)) })],
            note: edition[ProxyWords.aloneNote],
            chart: IntervalChart(
                points: features.prefix(Self.featuresDrawn).map { .pairs(label: name($0.about.feature), finding: $0, isJudged: false) },
                isShare: false,
                reference: 50, edition: edition
            ).chart(),
            table: table(features.map { row($0, group, isGroupNamed: false) }, caption: title, isGroupNamed: false))
    }

    func table(_ rows: [DataTable.Row], caption: String, isGroupNamed: Bool) -> DataTable {
        DataTable(
            caption: caption, header: edition[isGroupNamed ? AuditWords.group : ProxyWords.feature],
            columns: (isGroupNamed ? [(edition[ProxyWords.feature], false)] : []) + [
                (edition[ProxyWords.alone], true), (edition[ProxyWords.without], true), (edition[ProxyWords.rank], true),
                (edition[ProxyWords.contribution], true),
            ], rows: rows)
    }

    func row(_ finding: Finding, _ group: [String: String], isGroupNamed: Bool) -> DataTable.Row {
        let own = { (key: String) in numbers.all(key, group).first { $0.about.feature == finding.about.feature } }
        let without = own("proxy.drop-one"), feature = name(finding.about.feature)
        let cells: [DataTable.Cell] = [
            .numberOrDash(edition.withInterval(finding, pairs)),
            .numberOrDash(without.flatMap { edition.withInterval($0) { edition.numbers.number($0 * 100, decimals: 1) } }),
            .numberOrDash(without?.says?.arguments["rank"]?.double.map { edition.numbers.number($0, decimals: 0) }),
            .numberOrDash(own("proxy.contribution").flatMap { $0.value.map(logOdds) }),
        ]
        let level = edition.labels.levels(of: finding.about, edition.language)
        return isGroupNamed ? DataTable.Row(header: level, cells: [.text(feature)] + cells) : DataTable.Row(header: feature, cells: cells)
    }

    // MARK: - What makes the scores differ

    private func gap(_ group: [String: String], _ place: Int) -> Figure? {
        let parts = numbers.contributions(group)
        guard let gap = numbers.first("proxy.score-gap", group), let value = gap.value, let first = parts.first else { return nil }
        // What is not drawn by itself is drawn as one, so that the lines add up to the last.
        let drawn = parts.prefix(Self.featuresDrawn), rest = parts.dropFirst(Self.featuresDrawn)
        var points = drawn.map { IntervalPoint(label: name($0.about.feature), finding: $0) }
        if !rest.isEmpty {
            let label = edition[ProxyWords.others(edition.numbers.count(rest.count))]
            points.append(IntervalPoint(label: label, value: rest.reduce(0) { $0 + ($1.value ?? 0) }))
        }
        points.append(IntervalPoint(label: edition[ProxyWords.sum], finding: gap))
        let title = edition[ProxyWords.gapTitle(name(group))], sum = edition[ProxyWords.sum]
        let rows = parts.map { ($0, name($0.about.feature)) } + [(gap, sum)]
        let compared = edition.labels.comparison(gap.about.compareTo ?? "complement", of: numbers.attribute, edition.language)
        return Figure(
            id: edition.anchor("\(id)-gap-\(place)"), title: title,
            alternative: edition[
                ProxyWords.gapAlternative(
                    odds: edition.numbers.number(exp(value), decimals: 2), compared: compared, gap: logOdds(value),
                    first: (name(first.about.feature), logOdds(first.value ?? 0)))],
            note: edition[ProxyWords.gapNote],
            chart: IntervalChart(points: points, isShare: false, reference: 0, edition: edition).chart(),
            table: DataTable(
                caption: title, header: edition[ProxyWords.feature], columns: [(edition[ProxyWords.contribution], true)],
                rows: rows.map { DataTable.Row(header: $0.1, cells: [.numberOrDash(edition.withInterval($0.0, logOdds))]) }))
    }
}
