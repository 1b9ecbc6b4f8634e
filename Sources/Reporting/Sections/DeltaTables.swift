// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// What follows if missing values are not like those of similar rows, and what tips a conclusion.
struct DeltaTables {
    let edition: Edition

    private static let figuresDrawn = 6
    private static let verdictsNamed = 6

    /// Nothing when the plan did not ask.
    var blocks: [Block] {
        let gaps = edition.evidence["missing.value-gap"]
        guard !gaps.isEmpty || edition.evidence.has("missing.tipping.") else { return [] }
        let tipped = edition.evidence["missing.tipping.value"].filter { $0.verdict == .insufficient }.compactMap(edition.item)
        let figures = edition.evidence["missing.value-gap.grid"].prefix(Self.figuresDrawn).enumerated().map { values($1, number: $0) }
        return [.heading(id: edition.anchor("missing-delta"), text: edition[DeltaWords.title]), .paragraph(edition[DeltaWords.lead])]
            + (gaps.isEmpty ? [] : [.table(summary(gaps)), .paragraph(edition[DeltaWords.boundsNote])])
            + (tipped.isEmpty
                ? [] : [.details(Details(summary: edition[DeltaWords.everyTip(edition.numbers.count(tipped.count))], blocks: [.list(tipped)]))])
            + (figures.isEmpty ? [] : [.figures(figures)]) + verdicts
    }

    /// The difference of each feature and group, how far to what tips it, over the whole grid, and without any assumption.
    private func summary(_ gaps: [Finding]) -> DataTable {
        let rows = gaps.map { gap -> DataTable.Row in
            let write = writing(gap)
            func same(_ key: String) -> Finding? { edition.evidence[key].first { $0.about == gap.about } }
            func range(_ key: String) -> DataTable.Cell { .numberOrDash(same(key)?.interval.map { edition.range($0, write) }) }
            return DataTable.Row(
                header: "\(label(gap.about.feature).capitalisedFirst), \(group(gap))",
                cells: [
                    .numberOrDash(edition.withInterval(gap, write)), .numberOrDash(same("missing.tipping.value")?.value.map(delta)),
                    range("missing.value-gap.union"), range("missing.value-gap.bounds"),
                ])
        }
        return DataTable(
            caption: edition[DeltaWords.summaryCaption], header: edition[AuditWords.group],
            columns: [
                (edition[DeltaWords.random], true), (edition[DeltaWords.tipsFrom], true), (edition[DeltaWords.union], true),
                (edition[DeltaWords.bounds], true),
            ], rows: rows)
    }

    /// A share in percent, a large number without decimals.
    private func writing(_ finding: Finding) -> (Double) -> String {
        let deviation = edition.evidence["missing.value-gap"].first { $0.about == finding.about }?.says?.arguments["sd"]?.double
        return { value in
            guard let deviation else { return edition.numbers.percentage(value) }
            return edition.numbers.number(value, decimals: deviation >= 20 ? 0 : 2)
        }
    }

    private func unit(_ feature: String) -> LocalizedText {
        let tip = edition.evidence["missing.tipping.value"].first { $0.about.feature == feature }
        return tip?.says?.template.contains(".odds.") == true ? DeltaWords.inOdds : DeltaWords.inDeviations
    }

    private func label(_ feature: String?) -> String { edition.labels.feature(feature ?? "", edition.language) }

    private func group(_ finding: Finding) -> String { edition.labels.group(of: finding.about, edition.language) ?? "–" }

    // MARK: - Grids

    /// A place of a grid as its table has it.
    private struct Place {
        let reference: Double
        let group: Double
        let value: Double?
        let interval: [Double]?
        let conclusion: String
    }

    private func places(_ finding: Finding, value: String, conclusion: String) -> [Place] {
        guard let table = finding.table, let reference = table.column("delta_reference"), let group = table.column("delta_group"),
            let values = table.column(value), let low = table.column("low"), let high = table.column("high"), let words = table.column(conclusion)
        else { return [] }
        return table.rows.indices.map { row in
            Place(
                reference: reference[row].double ?? 0, group: group[row].double ?? 0, value: values[row].double,
                interval: low[row].double.flatMap { low in high[row].double.map { [low, $0] } }, conclusion: words[row].string ?? "")
        }
    }

    private func delta(_ value: Double) -> String {
        let tenths = value * 10
        return edition.numbers.number(value, decimals: value == value.rounded() ? 0 : (tenths - tenths.rounded()).magnitude < 1e-9 ? 1 : 2)
    }

    private func values(_ finding: Finding, number: Int) -> Figure {
        let name = label(finding.about.feature)
        return figure(
            places(finding, value: "gap", conclusion: "conclusion"), id: "missing-delta-values-\(number)",
            title: DeltaWords.valuesTitle(name.capitalisedFirst, group(finding)), note: DeltaWords.valuesNote,
            unit: unit(finding.about.feature ?? ""),
            write: writing(finding)
        ) { .text(edition[DeltaWords.conclusion($0)]) }
    }

    private func figure(
        _ places: [Place], id: String, title: LocalizedText, note: LocalizedText, unit: LocalizedText, write: (Double) -> String,
        conclusion: (String) -> DataTable.Cell
    ) -> Figure {
        let own = places.first { $0.reference == 0 && $0.group == 0 }?.conclusion
        let changed = places.count { $0.conclusion != own }, numbers = edition.numbers
        let cells = places.map { place in
            DeltaChart.Cell(
                across: delta(place.reference), down: delta(place.group), text: place.value.map(write) ?? "–", isChanged: place.conclusion != own)
        }
        let rows = places.map { place -> DataTable.Row in
            let value = place.value.map { value in
                place.interval.map { "\(write(value)) (\(edition.range($0, write)))" } ?? write(value)
            }
            return DataTable.Row(
                header: "\(delta(place.reference)) / \(delta(place.group))", cells: [.numberOrDash(value), conclusion(place.conclusion)])
        }
        return Figure(
            id: edition.anchor(id), title: edition[title],
            alternative: edition[DeltaWords.alternative(changed: numbers.count(changed), of: numbers.count(places.count))], note: edition[note],
            chart: DeltaChart(cells: cells, titles: (edition[DeltaWords.others(unit)], edition[DeltaWords.group(unit)])).chart(),
            table: DataTable(
                caption: edition[title], header: edition[DeltaWords.place],
                columns: [(edition[DeltaWords.value], true), (edition[DeltaWords.conclusion], false)], rows: rows))
    }

    // MARK: - Verdicts

    private var tippings: [Finding] {
        edition.evidence.keys(startingWith: "missing.tipping.").filter { $0 != "missing.tipping.value" }.flatMap { edition.evidence[$0] }
    }

    private var verdicts: [Block] {
        let all = tippings, tipped = all.filter { $0.verdict == .insufficient }, stay = all.count - tipped.count
        guard !all.isEmpty else { return [] }
        let items = tipped.compactMap(tipping)
        let figures = tipped.prefix(Self.figuresDrawn).enumerated().compactMap { number, finding in
            course(of: finding).map { course($0, metric: metric(finding), number: number) }
        }
        let rest = Array(items.dropFirst(Self.verdictsNamed))
        return (items.isEmpty ? [] : [.list(Array(items.prefix(Self.verdictsNamed)))])
            + (rest.isEmpty ? [] : [.details(Details(summary: edition[DeltaWords.every], blocks: [.list(rest)]))])
            + (stay == 0 ? [] : [.paragraph(edition[DeltaWords.stay(edition.numbers.count(stay))])])
            + (figures.isEmpty ? [] : [.figures(figures)])
    }

    private func course(of tipping: Finding) -> Finding? {
        let key = "missing.delta." + tipping.key.dropFirst("missing.tipping.".count)
        return edition.evidence[key].first { $0.about == tipping.about }
    }

    private func tipping(_ finding: Finding) -> Item? {
        let arguments = finding.says?.arguments ?? [:]
        guard let from = arguments["from"]?.string.flatMap(Verdict.init), let to = arguments["to"]?.string.flatMap(Verdict.init),
            let own = arguments["delta_group"]?.double, let other = arguments["delta_reference"]?.double
        else { return nil }
        let words = DeltaWords.tips(
            named(finding).capitalisedFirst, metric: metric(finding), from: VerdictWords.name(from), to: VerdictWords.name(to),
            deltas: (delta(own), delta(other)))
        return Item(edition[words], verdict: finding.verdict.map { VerdictMark($0, edition.language) })
    }

    private func course(_ finding: Finding, metric: LocalizedText, number: Int) -> Figure {
        let isRatio = finding.key.contains(".ratio.")
        return figure(
            places(finding, value: "value", conclusion: "verdict"), id: "missing-delta-verdicts-\(number)",
            title: DeltaWords.verdictsTitle(
                LocalizedText(en: metric.en.capitalisedFirst, nl: metric.nl.capitalisedFirst), named(finding), label(finding.about.feature)),
            note: DeltaWords.verdictsNote, unit: unit(finding.about.feature ?? ""),
            write: { isRatio ? edition.numbers.number($0, decimals: 2) : edition.numbers.percentage($0) }
        ) { name in
            Verdict(rawValue: name).map { .verdict(mark: VerdictMark($0, edition.language), text: VerdictWords.name($0)[edition.language]) }
                ?? .empty("–")
        }
    }

    /// The group, with the outcome where the study has several.
    private func named(_ finding: Finding) -> String {
        let group = group(finding)
        guard edition.evidence.outcomes.count > 1, let outcome = finding.about.outcome else { return group }
        return "\(group) (\(edition.labels.outcome(outcome, edition.language)))"
    }

    /// Differences and ratios of one metric are told apart.
    private func metric(_ finding: Finding) -> LocalizedText {
        let parts = finding.key.split(separator: "."), scale = parts.contains("ratio") ? AuditWords.ratio : AuditWords.difference
        let name = MetricWords.of(parts.last.map(String.init) ?? "").name
        return LocalizedText(en: "\(name.en), \(scale.en.lowercased())", nl: "\(name.nl), \(scale.nl.lowercased())")
    }
}
