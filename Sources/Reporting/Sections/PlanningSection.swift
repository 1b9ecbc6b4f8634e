// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// How many families to expect in each area, and whom a capacity reaches and misses.
struct PlanningSection {
    let edition: Edition
    let part: OutcomePart
    let number: Int

    private static let areasListed = 60

    /// - Returns: `nil` without areas and without groups.
    func section() -> Section? {
        let plans = part["area.planning"], reach = part["area.reach"]
        guard !plans.isEmpty || !reach.isEmpty || part.first("area.level") != nil else { return nil }
        var blocks: [Block] = [.paragraph(edition[PlanningWords.lead])]
        if let level = part.first("area.level") {
            blocks.append(.paragraph([edition.sentence(of: level)].compactMap { $0 }.joined(separator: " ")))
        }
        // Of a single area the whole says it all.
        let shown = plans.filter { $0.about.column == "all" || ($0.table?.rows.count ?? 0) > 1 }
        for plan in shown where plan.about.column != "all" || shown.count == 1 { blocks += self.blocks(of: plan) }
        if !reach.isEmpty {
            blocks.append(.heading(id: edition.anchor("planning-\(number)-reach"), text: edition[PlanningWords.reachTitle]))
            blocks.append(.paragraph(edition[PlanningWords.reachLead]))
            blocks += reach.compactMap { table(reach: $0).map { .table($0) } }
        }
        return Section(id: edition.anchor("planning-\(number)"), title: edition[PlanningWords.title], blocks: blocks)
    }

    /// Open where every number of the level may be printed, folded where some may not.
    private func blocks(of plan: Finding) -> [Block] {
        guard let table = plan.table, let areas = table.column("area"), let observed = table.column("observed") else { return [] }
        let name = edition.labels.feature(plan.about.column ?? "", edition.language)
        let printed = areas.indices.filter { observed[$0].double != nil }
        let listed = printed.sorted { first, second in
            let a = observed[first].double ?? 0, b = observed[second].double ?? 0
            return (b, areas[first].string ?? "") < (a, areas[second].string ?? "")
        }.prefix(Self.areasListed)
        var inner: [Block] = [edition.sentence(of: plan).map { .paragraph($0) }].compactMap { $0 }
        if let map = map(of: plan, table, Array(listed)) { inner.append(.figure(map)) }
        if !listed.isEmpty { inner.append(.table(self.table(table, Array(listed), caption: edition[PlanningWords.caption(name)]))) }
        if printed.count > listed.count {
            inner.append(.paragraph(edition[OpenWords.more(edition.numbers.count(printed.count - listed.count))]))
        }
        let isLevel = part.first("area.level")?.about.column == plan.about.column
        let heading = Block.heading(id: edition.anchor("planning-\(number)-\(plan.about.column ?? "all")"), text: name.capitalisedFirst)
        return isLevel ? [heading] + inner : [.details(Details(summary: name.capitalisedFirst, blocks: inner))]
    }

    /// The standardised rate of each area against that of all, where areas have shapes.
    private func map(of plan: Finding, _ table: EvidenceTable, _ listed: [Int]) -> Figure? {
        guard let map = AreaMap(edition), let areas = table.column("area"), let events = plan.count, let rows = plan.total, rows > 0 else {
            return nil
        }
        func value(_ column: String, _ place: Int) -> Double? { table.column(column)?[place].double }
        let entries = areas.indices.compactMap { place -> AreaMap.Entry? in
            guard let code = areas[place].string else { return nil }
            let low = value("standardised_low", place), high = value("standardised_high", place)
            let interval = low.flatMap { low in high.map { (low: low, high: $0) } }
            return AreaMap.Entry(code: code, value: value("standardised_per_1000", place), interval: interval)
        }
        let name = edition[PlanningWords.standardised]
        return map.figure(
            entries, reference: 1000 * Double(events) / Double(rows), id: "planning-map-\(number)-\(plan.about.column ?? "all")", title: name,
            words: MapWords.planning, table: self.table(table, listed, caption: name))
    }

    private func table(_ table: EvidenceTable, _ places: [Int], caption: String) -> DataTable {
        let numbers = edition.numbers
        func value(_ column: String, _ place: Int) -> Double? { table.column(column)?[place].double }
        func whole(_ column: String, _ place: Int) -> DataTable.Cell { .numberOrDash(value(column, place).map { numbers.number($0, decimals: 0) }) }
        func ranged(_ name: String, _ low: String, _ high: String, _ place: Int, decimals: Int) -> DataTable.Cell {
            guard let own = value(name, place) else { return .empty("–") }
            let write = { (value: Double) in numbers.number(value, decimals: decimals) }
            return .number(write(own) + (edition.range(value(low, place), value(high, place), write).map { " (\($0))" } ?? ""))
        }
        let isSelected = places.contains { value("selected_per_1000", $0) != nil }
        let columns: [LocalizedText] =
            [AuditWords.counted, PlanningWords.observed, PlanningWords.expected, PlanningWords.ratio, PlanningWords.standardised]
            + (isSelected ? [PlanningWords.selectedPerThousand, PlanningWords.found, PlanningWords.missed] : [])
        return DataTable(
            caption: caption, header: edition[AuditWords.area], columns: columns.map { (edition[$0], true) },
            rows: places.map { place in
                let code = table.column("area")?[place].string ?? ""
                return DataTable.Row(
                    header: code == "all" ? edition[PlanningWords.all] : edition.labels.area(code, edition.language),
                    cells: [
                        whole("rows", place), whole("observed", place), whole("expected", place),
                        ranged("ratio", "ratio_low", "ratio_high", place, decimals: 2),
                        ranged("standardised_per_1000", "standardised_low", "standardised_high", place, decimals: 0),
                    ] + (isSelected ? [whole("selected_per_1000", place), whole("found", place), whole("missed", place)] : []))
            })
    }

    private func table(reach: Finding) -> DataTable? {
        guard let table = reach.table, let groups = table.column("group") else { return nil }
        let attribute = reach.about.attribute ?? "", columns = ["with_outcome", "selected", "found", "missed", "selected_without_outcome"]
        func cell(_ column: String, _ place: Int) -> DataTable.Cell {
            (table.column(column)?[place].double).map { .number(edition.numbers.number($0, decimals: 0)) } ?? .empty(edition[AuditWords.tooFew])
        }
        return DataTable(
            caption: edition[PlanningWords.reachCaption(edition.labels.attribute(attribute, edition.language))], header: edition[AuditWords.group],
            columns: [(edition[AuditWords.counted], true)]
                + [
                    PlanningWords.withOutcome, PlanningWords.selected, PlanningWords.found, PlanningWords.missed, PlanningWords.without,
                ].map { (edition[$0], true) },
            rows: groups.indices.map { place in
                DataTable.Row(
                    header: edition.labels.level(groups[place].string ?? "", of: attribute, edition.language),
                    cells: [.numberOrDash(table.column("rows")?[place].double.map { edition.numbers.count(Int($0)) })]
                        + columns.map { cell($0, place) })
            })
    }
}
