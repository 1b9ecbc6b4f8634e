// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// What gives groups away: the features together, each by itself, and what makes the scores of groups differ.
struct ProxySection {
    let edition: Edition
    let part: OutcomePart
    let number: Int

    private static let concernsShown = 4
    private static let groupsDrawn = 3
    private static let featuresListed = 10

    /// - Returns: `nil` when the run did not look.
    func section() -> Section? {
        let attributes = part.ordered(ProxyNumbers.keys.flatMap { part[$0] })
        guard !attributes.isEmpty else { return nil }
        let blocks = attributes.enumerated().flatMap { place, attribute in
            self.blocks(of: ProxyNumbers(attribute: attribute, part: part), place)
        }
        return Section(
            id: edition.anchor("proxies-\(number)"), title: edition[ProxyWords.title], blocks: [.paragraph(edition[ProxyWords.lead])] + blocks)
    }

    private func blocks(of numbers: ProxyNumbers, _ place: Int) -> [Block] {
        let name = edition.labels.attribute(numbers.attribute, edition.language).capitalisedFirst
        let printed = numbers.joint.filter { $0.value != nil }, concerns = numbers.joint.filter { $0.verdict == .concern }
        let told = (concerns.isEmpty ? Array(printed.prefix(1)) : concerns).prefix(Self.concernsShown).compactMap(edition.item)
        var blocks: [Block] = [
            .heading(id: edition.anchor("proxies-\(number)-\(place)"), text: name), .list(told + [undecided(numbers)].compactMap { $0 }),
        ]
        if printed.count > 1 { blocks.append(.figure(joint(numbers, place))) } else if !printed.isEmpty { blocks.append(.table(table(numbers))) }
        let figures = ProxyFigures(edition: edition, numbers: numbers, id: "proxies-\(number)-\(place)")
        let drawn = figures.drawn(numbers.shown(Self.groupsDrawn))
        if !drawn.isEmpty { blocks.append(.figures(drawn)) }
        let listed = numbers.groups.flatMap { group in
            numbers.features(group).prefix(Self.featuresListed).map { figures.row($0, group, isGroupNamed: true) }
        }
        guard numbers.groups.count > 1, !listed.isEmpty else { return blocks }
        let summary = edition[ProxyWords.details(name)]
        return blocks + [.details(Details(summary: summary, blocks: [.table(figures.table(listed, caption: summary, isGroupNamed: true))]))]
    }

    /// Said once for all groups without a verdict; the reason where there is one for the attribute as a whole.
    private func undecided(_ numbers: ProxyNumbers) -> Item? {
        let open = numbers.joint.filter { $0.verdict == .insufficient }
        guard let first = open.first else { return nil }
        let words =
            numbers.joint.count == 1
            ? edition.why(first) ?? edition.reason(first)
            : edition[ProxyWords.open(edition.numbers.count(open.count), of: edition.numbers.count(numbers.joint.count))]
        return words.map { Item($0, verdict: VerdictMark(.insufficient, edition.language)) }
    }

    private func joint(_ numbers: ProxyNumbers, _ place: Int) -> Figure {
        let printed = numbers.joint.filter { $0.value != nil }, language = edition.language
        let pairs = { (finding: Finding) in edition.numbers.number((finding.value ?? 0) * 100, decimals: 0) }
        let ends = [printed[0], printed[printed.count - 1]].map { (edition.labels.levels(of: $0.about, language), pairs($0)) }
        let title = edition[ProxyWords.jointTitle]
        return Figure(
            id: edition.anchor("proxies-chart-\(number)-\(place)"), title: title,
            alternative: edition[
                AuditWords.alternative(title, highest: ends[0], lowest: ends[1], unprinted: numbers.joint.count - printed.count)],
            note: edition[ProxyWords.jointNote],
            chart: IntervalChart(
                points: numbers.joint.map { .pairs(label: edition.labels.levels(of: $0.about, language), finding: $0) },
                isShare: false, reference: 50, edition: edition
            ).chart(), table: table(numbers))
    }

    private func table(_ numbers: ProxyNumbers) -> DataTable {
        let language = edition.language, pairs = { (value: Double) in edition.numbers.number(value * 100, decimals: 0) }
        let rows = numbers.joint.map { finding in
            DataTable.Row(
                header: edition.labels.levels(of: finding.about, language),
                cells: [
                    edition.withInterval(finding, pairs).map { .number($0) } ?? .empty(edition[AuditWords.tooFew]),
                    .numberOrDash(finding.about.group.flatMap { numbers.first("proxy.score", $0) }.flatMap { edition.withInterval($0, pairs) }),
                    edition.verdict(finding),
                ])
        }
        return DataTable(
            caption: edition[ProxyWords.jointTitle], header: edition[AuditWords.group],
            columns: [(edition[ProxyWords.together], true), (edition[ProxyWords.score], true), (edition[AuditWords.verdict], false)], rows: rows)
    }
}

extension IntervalPoint {
    /// An area under the curve as pairs out of 100.
    static func pairs(label: String, finding: Finding, isJudged: Bool = true) -> IntervalPoint {
        var finding = finding
        finding.value = finding.value.map { $0 * 100 }
        finding.interval = finding.interval.map { $0.map { $0 * 100 } }
        return IntervalPoint(label: label, finding: finding, verdict: isJudged ? finding.verdict : nil)
    }
}
