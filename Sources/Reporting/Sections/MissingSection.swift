// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// Whose values are missing, the largest differences between groups first.
struct MissingSection {
    let edition: Edition

    private static let judgementsShown = 8
    private static let featuresDrawn = 20
    private static let gapsDrawn = 4
    private static let patternsShown = 10

    /// - Returns: `nil` when the run did not look.
    func section() -> Section? {
        guard let kinds = edition.evidence["missing.kinds"].first else { return nil }
        let title = edition[MissingWords.title], id = edition.anchor("missing")
        let rates = edition.evidence["missing.rate"].filter { $0.about.attribute == nil }
        guard !rates.isEmpty else {
            let isEmpty = kinds.table?.rows.isEmpty ?? true
            let text =
                isEmpty
                ? MissingWords.nothing(kinds.about.rows == .train ? kinds.total.map(edition.numbers.count) : nil) : MissingWords.structuralOnly
            return Section(
                id: id, title: title,
                blocks: [.paragraph(edition[text])] + TreatmentBlocks(edition: edition).blocks + StrategyTables(edition: edition).blocks
                    + UnrecordedTables(edition: edition).blocks)
        }
        let blocks = [Block.paragraph(edition[MissingWords.lead]), .figure(figure(rates, kinds: kinds)), .paragraph(edition[MissingWords.fluxNote])]
        return Section(
            id: id, title: title,
            blocks: blocks + TreatmentBlocks(edition: edition).blocks + gaps + pattern + outcomes + patterns + StrategyTables(edition: edition).blocks
                + InformationTables(edition: edition).blocks
                + quality
                + DeltaTables(edition: edition).blocks
                + UnrecordedTables(edition: edition).blocks)
    }

    /// Where a section about the imputation has it, not here.
    private var quality: [Block] { edition.evidence.has("imputation.columns") ? [] : QualityTables(edition: edition).blocks }

    private func figure(_ rates: [Finding], kinds: Finding) -> Figure {
        let sorted = rates.sorted { ($1.value ?? 0, $0.about.feature ?? "") < ($0.value ?? 0, $1.about.feature ?? "") }
        let name = { (finding: Finding) in edition.labels.feature(finding.about.feature ?? "", edition.language) }
        let numbers = edition.numbers, most = sorted[0], share = numbers.percentage(most.value ?? 0)
        let alternative =
            sorted.count == 1
            ? MissingWords.onlyOne(name(most), share: share)
            : MissingWords.ratesAlternative(numbers.count(sorted.count), most: name(most), share: share)
        let flux = edition.evidence["missing.flux"].first?.table
        let rows = sorted.map { finding -> DataTable.Row in
            let place = flux?.column("feature")?.firstIndex { $0.string == finding.about.feature }
            let number = { (column: String) -> DataTable.Cell in
                let value = place.flatMap { place in flux?.column(column)?[place].double }
                return .numberOrDash(value.map { numbers.number($0, decimals: 2) })
            }
            return DataTable.Row(
                header: name(finding),
                cells: [
                    .numberOrDash(edition.withInterval(finding) { numbers.percentage($0) }), .text(reasons(finding.about.feature, kinds.table)),
                    number("influx"), number("outflux"),
                ])
        }
        return Figure(
            id: edition.anchor("missing-rates"), title: edition[MissingWords.ratesTitle], alternative: edition[alternative],
            note: edition[MissingWords.ratesNote],
            chart: IntervalChart(
                points: sorted.prefix(Self.featuresDrawn).map { IntervalPoint(label: name($0), finding: $0) }, isShare: true, edition: edition
            ).chart(),
            table: DataTable(
                caption: edition[MissingWords.ratesTitle], header: edition[MissingWords.feature],
                columns: [
                    (edition[MissingWords.share], true), (edition[MissingWords.reasons], false), (edition[MissingWords.influx], true),
                    (edition[MissingWords.outflux], true),
                ], rows: rows))
    }

    /// "not recorded 1,204, not linked 33".
    private func reasons(_ feature: String?, _ kinds: EvidenceTable?) -> String {
        guard let kinds, let names = kinds.column("feature"), let kind = kinds.column("kind"), let rows = kinds.column("rows") else { return "" }
        return names.indices.filter { names[$0].string == feature }.map {
            "\(edition[MissingWords.kind(kind[$0].string ?? "")]) \(edition.numbers.count(Int(rows[$0].double ?? 0)))"
        }.joined(separator: ", ")
    }

    // MARK: - Groups

    private var gaps: [Block] {
        let size = { (finding: Finding) in (finding.says?.arguments["standardised"]?.double ?? 0).magnitude }
        let all = edition.evidence["missing.gap"].enumerated().sorted { (-size($0.1), $0.0) < (-size($1.1), $1.0) }.map(\.element)
        guard !all.isEmpty else { return [] }
        let concerns = all.filter { $0.verdict == .concern }, open = all.count { $0.verdict == .insufficient }
        var items = concerns.prefix(Self.judgementsShown).compactMap(edition.item)
        items.append(Item(edition[MissingWords.judged(all.count, concerns: concerns.count, open: open, edition.numbers)]))
        return [
            .heading(id: edition.anchor("missing-gaps"), text: edition[MissingWords.gapsTitle]), .list(items), .figures(drawn(all)),
            .details(
                Details(
                    summary: edition[MissingWords.everyGap], blocks: [.paragraph(edition[MissingWords.gapsNote]), .table(table(all))])),
        ]
    }

    /// The features and attributes of which a group is beyond the limit, every group of each; the largest difference where none is.
    private func drawn(_ gaps: [Finding]) -> [Figure] {
        let printed = gaps.filter { $0.value != nil }, concerns = printed.filter { $0.verdict == .concern }
        let subjects = (concerns.isEmpty ? Array(printed.prefix(1)) : concerns).map { [$0.about.feature ?? "", $0.about.attribute ?? ""] }.uniqued()
            .prefix(Self.gapsDrawn)
        let rates = edition.evidence["missing.rate"], language = edition.language
        return subjects.enumerated().map { number, subject in
            let own = rates.filter { $0.about.feature == subject[0] && $0.about.attribute == subject[1] }
            let named = own.map { rate in
                let gap = gaps.first { $0.about.feature == subject[0] && $0.about.attribute == subject[1] && $0.about.group == rate.about.group }
                return (name: edition.labels.levels(of: rate.about, language), rate: rate, verdict: gap?.verdict)
            }
            let printed = named.filter { $0.rate.value != nil }.sorted { ($0.rate.value ?? 0, $0.name) < ($1.rate.value ?? 0, $1.name) }
            let ends = [printed.first, printed.last].map { ($0?.name ?? "–", edition.numbers.percentage($0?.rate.value ?? 0)) }
            let title = MissingWords.chartTitle(
                edition.labels.feature(subject[0], language).capitalisedFirst, attribute: edition.labels.attribute(subject[1], language))
            return Figure(
                id: edition.anchor("missing-groups-\(number)"), title: edition[title],
                alternative: edition[MissingWords.groupsAlternative(lowest: ends[0], highest: ends[1])],
                chart: IntervalChart(
                    points: named.map { IntervalPoint(label: $0.name, finding: $0.rate, verdict: $0.verdict) }, isShare: true,
                    reference: rates.first { $0.about.feature == subject[0] && $0.about.attribute == nil }?.value, edition: edition
                ).chart(),
                table: DataTable(
                    caption: edition[title], header: edition[AuditWords.group],
                    columns: [(edition[MissingWords.share], true), (edition[AuditWords.counted], true)],
                    rows: named.map {
                        DataTable.Row(
                            header: $0.name,
                            cells: [
                                .numberOrDash(edition.withInterval($0.rate) { edition.numbers.percentage($0) }),
                                .numberOrDash($0.rate.total.map(edition.numbers.count)),
                            ])
                    }))
        }
    }

    private func table(_ gaps: [Finding]) -> DataTable {
        let language = edition.language, numbers = edition.numbers
        let subject = { (finding: Finding) in
            [finding.about.feature ?? "", finding.about.attribute ?? ""] + (finding.about.group ?? [:]).sorted { $0.key < $1.key }.map(\.value)
        }
        let rates = Dictionary(edition.evidence["missing.rate"].map { (subject($0), $0) }) { first, _ in first }
        let adjusted = Dictionary(edition.evidence["missing.adjusted-gap"].map { (subject($0), $0) }) { first, _ in first }
        let points = { (value: Double) in numbers.number(value * 100, decimals: 1) }
        let rows = gaps.map { gap -> DataTable.Row in
            let rate = rates[subject(gap)]?.value, alike = adjusted[subject(gap)]
            let standardised = gap.says?.arguments["standardised"]?.double
            return DataTable.Row(
                header: edition.labels.group(of: gap.about, language) ?? "–",
                cells: [
                    .text(edition.labels.feature(gap.about.feature ?? "", language)), .numberOrDash(rate.map { numbers.percentage($0) }),
                    .numberOrDash(edition.withInterval(gap, points)), .numberOrDash(alike.flatMap { edition.withInterval($0, points) }),
                    .numberOrDash(standardised.map { numbers.number($0, decimals: 2) }),
                    gap.verdict.map { .verdict(mark: VerdictMark($0, language), text: VerdictWords.name($0)[language]) } ?? .empty("–"),
                ])
        }
        return DataTable(
            caption: edition[MissingWords.gapsCaption], header: edition[AuditWords.group],
            columns: [
                (edition[MissingWords.feature], false), (edition[MissingWords.inGroup], true), (edition[MissingWords.difference], true),
                (edition[MissingWords.alike], true), (edition[MissingWords.standardised], true), (edition[AuditWords.verdict], false),
            ], rows: rows)
    }

    private var pattern: [Block] {
        let found = edition.evidence["missing.pattern-auc"].sorted { ($1.value ?? 0) < ($0.value ?? 0) }
        guard !found.isEmpty else { return [] }
        let rows = found.map { finding in
            DataTable.Row(
                header: edition.labels.group(of: finding.about, edition.language) ?? "–",
                cells: [.numberOrDash(edition.withInterval(finding) { edition.numbers.number($0 * 100, decimals: 0) })])
        }
        return [
            .heading(id: edition.anchor("missing-pattern"), text: edition[MissingWords.patternTitle]),
            .paragraph(edition[MissingWords.patternLead]),
            .table(
                DataTable(
                    caption: edition[MissingWords.patternCaption], header: edition[AuditWords.group], columns: [(edition[MissingWords.pairs], true)],
                    rows: rows)),
        ]
    }

    // MARK: - Outcomes and patterns

    private var outcomes: [Block] {
        let found = edition.evidence["missing.outcome-gap"], language = edition.language, numbers = edition.numbers
        let names = found.compactMap(\.about.outcome).uniqued()
        guard !names.isEmpty else { return [] }
        let tables = names.map { outcome -> Block in
            let rows = found.filter { $0.about.outcome == outcome }.map { finding in
                DataTable.Row(
                    header: edition.labels.feature(finding.about.feature ?? "", language),
                    cells: [
                        .text(edition.labels.group(of: finding.about, language) ?? edition[MissingWords.everybody]),
                        .numberOrDash(edition.withInterval(finding) { numbers.number($0 * 100, decimals: 1) }),
                        .numberOrDash(finding.count.map(numbers.count)),
                    ])
            }
            let label = edition.labels.outcome(outcome, language)
            return .details(
                Details(
                    summary: "\(edition[MissingWords.outcomeTitle]): \(label)",
                    blocks: [
                        .table(
                            DataTable(
                                caption: "\(edition[MissingWords.outcomeTitle]): \(label)", header: edition[MissingWords.feature],
                                columns: [
                                    (edition[AuditWords.group], false), (edition[MissingWords.difference], true), (edition[MissingWords.rows], true),
                                ], rows: rows))
                    ]))
        }
        return [
            .heading(id: edition.anchor("missing-outcome"), text: edition[MissingWords.outcomeTitle]),
            .paragraph(edition[MissingWords.outcomeLead]),
        ] + tables
    }

    private var patterns: [Block] {
        guard let finding = edition.evidence["missing.patterns"].first, let table = finding.table, let missing = table.column("missing"),
            let counts = table.column("rows"), let shares = table.column("share"), missing.count > 1
        else { return [] }
        let shown = min(missing.count, Self.patternsShown), numbers = edition.numbers
        let rows = (0..<shown).map { place -> DataTable.Row in
            let names = (missing[place].string ?? "").components(separatedBy: ", ").filter { !$0.isEmpty }
            return DataTable.Row(
                header: names.isEmpty
                    ? edition[MissingWords.complete] : edition.list(names.map { edition.labels.feature($0, edition.language) }),
                cells: [
                    .numberOrDash(counts[place].double.map { numbers.count(Int($0)) }),
                    .numberOrDash(shares[place].double.map { numbers.percentage($0) }),
                ])
        }
        let caption = MissingWords.patternsCaption(numbers.count(shown), of: numbers.count(finding.count ?? missing.count))
        return [
            .details(
                Details(
                    summary: edition[MissingWords.patternsTitle],
                    blocks: [
                        .table(
                            DataTable(
                                caption: edition[caption], header: edition[MissingWords.combination],
                                columns: [(edition[FlowWords.rows].capitalisedFirst, true), (edition[MissingWords.ofRows], true)], rows: rows))
                    ]))
        ]
    }
}
