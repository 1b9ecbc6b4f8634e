// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// The audit by group: each attribute by itself first, crossed attributes folded.
struct AuditSection {
    let edition: Edition
    let part: OutcomePart
    let number: Int

    /// What a person feels most, as charts; everything else is in the tables.
    private static let drawn = ["fnr", "fpr", "ppv", "observed-expected"]
    private static let concernsShown = 8
    private static let overview = ["fnr", "fpr", "ppv", "selection-rate", "observed-expected", "auc"]

    /// - Returns: `nil` when no group was audited.
    func section() -> Section? {
        let attributes = part.attributes
        guard !attributes.isEmpty else { return nil }
        let single = attributes.filter { Labels.crossed($0).count == 1 }, crossed = attributes.filter { Labels.crossed($0).count > 1 }
        var blocks: [Block] = [.paragraph(edition[AuditWords.lead])]
        if let point = part["fairness.fnr"].first.flatMap({ edition.operatingPoint($0.about.at) }) {
            blocks.append(.paragraph(edition[AuditWords.point(point)]))
        }
        blocks.append(
            .legend(Verdict.allCases.map { LegendEntry(mark: VerdictMark($0, edition.language), meaning: edition[VerdictWords.meaning($0)]) }))
        for attribute in single { blocks += self.blocks(of: GroupNumbers(attribute: attribute, part: part)) }
        if let worst = WorstGaps(edition: edition, part: part).block(attributes: single) {
            blocks += [
                .heading(id: edition.anchor("worst-\(number)"), text: edition[AuditWords.worstTitle]), .paragraph(edition[AuditWords.worstLead]),
                worst,
            ]
        }
        if !crossed.isEmpty {
            blocks.append(.heading(id: edition.anchor("crossed-\(number)"), text: edition[AuditWords.crossedTitle]))
            blocks.append(.paragraph(edition[AuditWords.crossedLead]))
            blocks += crossed.map { CrossedAudit(edition: edition, numbers: GroupNumbers(attribute: $0, part: part)).block() }
        }
        blocks += IntersectionalBlocks(edition: edition, part: part, number: number).blocks
        blocks += AlikeBlocks(edition: edition, part: part, number: number).blocks
        if let everybody = EquitySummaries(edition: edition, part: part).block(besides: single) { blocks.append(everybody) }
        return Section(id: edition.anchor("audit-\(number)"), title: edition[AuditWords.title], blocks: blocks)
    }

    private func blocks(of numbers: GroupNumbers) -> [Block] {
        let language = edition.language, name = edition.labels.attribute(numbers.attribute, language).capitalisedFirst
        let table = GroupTable(edition: edition, numbers: numbers)
        let comparisons = numbers.groups.flatMap { group in Self.drawn.compactMap { numbers.comparison($0, group) } }
        let concerns = comparisons.filter { $0.verdict == .concern }.compactMap(edition.item)
        let rest = numbers.groups.flatMap { group in numbers.metrics.flatMap { [numbers.rate($0, group), numbers.comparison($0, group)] } }
        // That nothing is printed of a group is said once, not for each metric.
        let sentences = rest.compactMap { $0.flatMap(edition.item) }.uniqued()
        return [
            .heading(id: edition.anchor("audit-\(number)-\(part.attributes.firstIndex(of: numbers.attribute) ?? 0)"), text: name),
            .list(Array(concerns.prefix(Self.concernsShown)) + [undecided(comparisons)].compactMap { $0 }),
            .figures(Self.drawn.filter(numbers.metrics.contains).map { figure($0, numbers) }),
            .table(table.overview(Self.overview.filter(numbers.metrics.contains))),
            .details(Details(summary: "\(edition[AuditWords.allSentences]): \(name)", blocks: [.list(sentences)])),
            .details(Details(summary: "\(edition[AuditWords.allNumbers]): \(name)", blocks: [.table(table.all(numbers.metrics))])),
        ] + [EquitySummaries(edition: edition, part: part).block(of: numbers.attribute)].compactMap { $0 }
    }

    /// How many comparisons have no verdict, for want of data; each is listed where the report says what is needed.
    private func undecided(_ comparisons: [Finding]) -> Item? {
        let count = comparisons.count { $0.verdict == .insufficient }, numbers = edition.numbers
        guard count > 0 else { return nil }
        return Item(
            edition[SummaryWords.insufficient(numbers.count(count), of: numbers.count(comparisons.count))],
            verdict: VerdictMark(.insufficient, edition.language),
            link: Link(target: edition.anchor("open"), text: edition[SummaryWords.seeOpen]))
    }

    private func figure(_ metric: String, _ numbers: GroupNumbers) -> Figure {
        let language = edition.language, words = MetricWords.of(metric)
        let named = numbers.groups.compactMap { group in
            numbers.rate(metric, group).map {
                (name: edition.labels.levels(of: $0.about, language), finding: $0, verdict: numbers.comparison(metric, group)?.verdict)
            }
        }
        let printed = named.filter { $0.finding.value != nil }.sorted { ($0.finding.value ?? 0, $0.name) < ($1.finding.value ?? 0, $1.name) }
        let written = { (value: Double) in words.write(value, language) }
        let alternative: LocalizedText =
            if let lowest = printed.first, let highest = printed.last {
                AuditWords.alternative(
                    words.name[language], highest: (highest.name, written(highest.finding.value ?? 0)),
                    lowest: (lowest.name, written(lowest.finding.value ?? 0)),
                    unprinted: named.count - printed.count)
            } else { AuditWords.nothingPrinted }
        let isShare = if case .share = words.notation { true } else { false }
        let overall = part.first("validation.\(metric == "fnr" ? "sensitivity" : metric)")?.value
        let reference = metric == "observed-expected" ? 1 : metric == "fnr" ? overall.map { 1 - $0 } : overall
        let rows = named.map { entry in
            DataTable.Row(
                header: entry.name,
                cells: [
                    .numberOrDash(edition.withInterval(entry.finding, written)), .numberOrDash(entry.finding.count.map(edition.numbers.count)),
                    .numberOrDash(entry.finding.total.map(edition.numbers.count)),
                ])
        }
        let attribute = part.attributes.firstIndex(of: numbers.attribute) ?? 0
        return Figure(
            id: edition.anchor("chart-\(number)-\(attribute)-\(metric)"), title: edition[words.name], alternative: edition[alternative],
            note: edition[words.meaning],
            chart: IntervalChart(
                points: named.map { IntervalPoint(label: $0.name, finding: $0.finding, verdict: $0.verdict) }, isShare: isShare,
                isLogarithmic: metric == "observed-expected", reference: reference, edition: edition
            ).chart(),
            table: DataTable(
                caption: edition[words.name], header: edition[AuditWords.group],
                columns: [(edition[AuditWords.value], true), (edition[AuditWords.cases], true), (edition[AuditWords.counted], true)], rows: rows))
    }
}
