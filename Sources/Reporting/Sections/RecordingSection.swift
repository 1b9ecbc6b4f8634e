// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// Whether outcome and features are recorded alike in all groups; or what it would take to know.
struct RecordingSection {
    let edition: Edition
    let part: OutcomePart
    let number: Int

    private static let concernsShown = 6

    private var labels: [Finding] { part["label.detection-ratio"] }
    private var measured: [Finding] { part["measurement.ratio"] }

    /// - Returns: `nil` when the run did not look.
    func section() -> Section? {
        guard !labels.isEmpty || !measured.isEmpty else { return nil }
        var blocks: [Block] = [.paragraph(edition[RecordingWords.lead])]
        if !labels.isEmpty {
            blocks.append(.heading(id: edition.anchor("recorded-outcome-\(number)"), text: edition[RecordingWords.outcomeTitle]))
            blocks.append(.list(items(labels)))
            let grouped = labels.filter { $0.about.attribute != nil && $0.about.group != nil }
            blocks += part.ordered(grouped).enumerated().map { place, attribute in
                block(grouped.filter { $0.about.attribute == attribute }, attribute, place)
            }
        }
        if !measured.isEmpty {
            blocks.append(.heading(id: edition.anchor("recorded-features-\(number)"), text: edition[RecordingWords.featuresTitle]))
            blocks.append(.list(items(measured)))
            let grouped = measured.filter { $0.about.group != nil }
            if !grouped.isEmpty { blocks.append(.table(table(measured: grouped))) }
        }
        return Section(id: edition.anchor("recorded-\(number)"), title: edition[RecordingWords.title], blocks: blocks)
    }

    /// Concerns first, then what an earlier policy did; what has no verdict once an attribute, a missing input once.
    private func items(_ findings: [Finding]) -> [Item] {
        let concerns = findings.filter { $0.verdict == .concern }.sorted { BiasConcerns.distance($0) > BiasConcerns.distance($1) }
        let history = findings.filter { $0.about.group == nil && $0.value != nil && $0.verdict != .concern }
        let inputs = findings.filter { $0.about.group == nil && $0.value == nil && $0.verdict == .insufficient }
        let grouped = findings.filter { $0.about.group != nil }
        let open = part.ordered(grouped).compactMap { attribute -> Item? in
            let own = grouped.filter { $0.about.attribute == attribute }, count = own.count { $0.verdict == .insufficient }
            guard count > 0 else { return nil }
            let words = RecordingWords.open(
                edition.labels.attribute(attribute, edition.language), edition.numbers.count(count), of: edition.numbers.count(own.count))
            return Item(edition[words], verdict: VerdictMark(.insufficient, edition.language))
        }
        let needed = inputs.compactMap { finding in
            (edition.reason(finding) ?? edition.why(finding)).map { Item($0, verdict: VerdictMark(.insufficient, edition.language)) }
        }
        return concerns.prefix(Self.concernsShown).compactMap(edition.item) + history.compactMap(edition.item) + open + needed.uniqued()
    }

    private func block(_ findings: [Finding], _ attribute: String, _ place: Int) -> Block {
        let printed = findings.filter { $0.value != nil }, language = edition.language
        let title = edition[RecordingWords.chartTitle(edition.labels.attribute(attribute, language))]
        let table = table(findings, caption: title)
        guard let low = printed.min(by: { ($0.value ?? 0) < ($1.value ?? 0) }), let high = printed.max(by: { ($0.value ?? 0) < ($1.value ?? 0) }),
            printed.count > 1
        else { return .table(table) }
        let end = { (finding: Finding) in (edition.labels.levels(of: finding.about, language), ratio(finding.value ?? 0)) }
        return .figure(
            Figure(
                id: edition.anchor("recorded-chart-\(number)-\(place)"), title: title,
                alternative: edition[
                    AuditWords.alternative(title, highest: end(high), lowest: end(low), unprinted: findings.count - printed.count)],
                note: edition[RecordingWords.ratioNote],
                chart: IntervalChart(
                    points: findings.map { IntervalPoint(label: edition.labels.levels(of: $0.about, language), finding: $0, verdict: $0.verdict) },
                    isShare: false, isLogarithmic: true, reference: 1, edition: edition
                ).chart(), table: table))
    }

    private func table(_ findings: [Finding], caption: String) -> DataTable {
        let rows = findings.map { finding in
            DataTable.Row(
                header: edition.labels.levels(of: finding.about, edition.language),
                cells: [
                    edition.withInterval(finding, ratio).map { .number($0) } ?? .empty(edition[AuditWords.tooFew]),
                    argument("label_ratio", finding), argument("comparator_ratio", finding), edition.verdict(finding),
                ])
        }
        return DataTable(
            caption: caption, header: edition[AuditWords.group],
            columns: [
                (edition[RecordingWords.ratio], true), (edition[RecordingWords.ownRatio], true), (edition[RecordingWords.comparatorRatio], true),
                (edition[AuditWords.verdict], false),
            ], rows: rows)
    }

    private func table(measured findings: [Finding]) -> DataTable {
        let language = edition.language
        let share = { (name: String, finding: Finding) -> DataTable.Cell in
            finding.value == nil ? .empty("–") : .numberOrDash(finding.says?.arguments[name]?.double.map { edition.numbers.percentage($0) })
        }
        let rows = findings.map { finding in
            DataTable.Row(
                header: edition.labels.group(of: finding.about, language) ?? "–",
                cells: [
                    .text(edition.labels.feature(finding.about.column ?? "", language)), share("own", finding), share("other", finding),
                    edition.withInterval(finding, ratio).map { .number($0) } ?? .empty(edition[AuditWords.tooFew]), edition.verdict(finding),
                ])
        }
        return DataTable(
            caption: edition[RecordingWords.measured], header: edition[AuditWords.group],
            columns: [
                (edition[RecordingWords.column], false), (edition[RecordingWords.own], true), (edition[RecordingWords.other], true),
                (edition[RecordingWords.measuredRatio], true), (edition[AuditWords.verdict], false),
            ], rows: rows)
    }

    private func ratio(_ value: Double) -> String { edition.numbers.number(value, decimals: 2) }

    /// What is behind a number is printed only where the number is.
    private func argument(_ name: String, _ finding: Finding) -> DataTable.Cell {
        finding.value == nil ? .empty("–") : .numberOrDash(finding.says?.arguments[name]?.double.map(ratio))
    }
}

extension Edition {
    /// The verdict of a finding, in a table.
    func verdict(_ finding: Finding?) -> DataTable.Cell {
        finding?.verdict.map { .verdict(mark: VerdictMark($0, language), text: VerdictWords.name($0)[language]) } ?? .empty("–")
    }
}
