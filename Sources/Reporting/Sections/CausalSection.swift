// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// By which paths of the analyst's graph groups come to differ: in the outcome, the score, and who is selected.
struct CausalSection {
    let edition: Edition
    let part: OutcomePart
    let number: Int

    static let targets = ["outcome", "score", "decision"]
    static let parts = ["direct", "indirect", "spurious"]
    private static let groupsDrawn = 4

    private var keys: [String] { Self.targets.flatMap { target in (["total"] + Self.parts).map { "causal.\(target).\($0)" } } }

    /// - Returns: `nil` when no graph was given.
    func section() -> Section? {
        guard let graph = part.first("causal.graph") else { return nil }
        var blocks: [Block] = [.paragraph(edition[CausalWords.lead])]
        let concerns = Self.judged(part).filter { $0.verdict == .concern }.compactMap(edition.item)
        if !concerns.isEmpty { blocks.append(.list(concerns)) }
        let attributes = part.ordered(part["causal.roles"])
        for (place, attribute) in attributes.enumerated() { blocks += self.blocks(of: attribute, place) }
        blocks.append(.details(Details(summary: edition[CausalWords.graphTitle], blocks: graphBlocks(graph))))
        return Section(id: edition.anchor("causes-\(number)"), title: edition[CausalWords.title], blocks: blocks)
    }

    /// Parts that have a limit.
    static func judged(_ part: OutcomePart) -> [Finding] {
        targets.flatMap { target in parts.flatMap { part["causal.\(target).\($0)"] } }.filter { $0.verdict != .information }
    }

    private func blocks(of attribute: String, _ place: Int) -> [Block] {
        let own = keys.flatMap { part[$0] }.filter { $0.about.attribute == attribute }
        let groups = own.map { $0.about.group ?? [:] }.uniqued()
        let name = edition.labels.attribute(attribute, edition.language).capitalisedFirst
        var blocks: [Block] = [.heading(id: edition.anchor("causes-\(number)-\(place)"), text: name)]
        if let roles = roles(of: attribute) { blocks.append(.paragraph(roles)) }
        let open = own.filter { $0.value == nil }.compactMap { edition.reason($0) }.uniqued()
        blocks.append(.list(open.map { Item($0, verdict: VerdictMark(.insufficient, edition.language)) }))
        let figures = groups.prefix(Self.groupsDrawn).enumerated().compactMap { figure($1, own, "\(place)-\($0)") }
        if !figures.isEmpty { blocks.append(.figures(figures)) }
        blocks.append(.table(table(groups, own, caption: edition[CausalWords.caption(name)])))
        blocks.append(.list(robustness(attribute)))
        return blocks
    }

    /// What lies between and before, by name.
    private func roles(of attribute: String) -> String? {
        guard let table = part["causal.roles"].first(where: { $0.about.attribute == attribute })?.table,
            let of = table.column("of"), let nodes = table.column("node"), let roles = table.column("role")
        else { return nil }
        func names(_ role: String) -> String? {
            let found = of.indices.filter { of[$0].string == "outcome" && roles[$0].string == role }.compactMap { nodes[$0].string }.map(node)
            return found.isEmpty ? nil : edition.list(found)
        }
        return edition[CausalWords.roles(between: names("mediator"), before: names("confounder"))]
    }

    /// A feature, or else an attribute, by its label.
    private func node(_ name: String) -> String {
        if name == "outcome" { return edition.labels.outcome(part.outcome, edition.language) }
        let feature = edition.labels.feature(name, edition.language)
        return feature == name ? edition.labels.attribute(name, edition.language) : feature
    }

    private func finding(_ target: String, _ name: String, _ group: [String: String], _ own: [Finding]) -> Finding? {
        own.first { $0.key == "causal.\(target).\(name)" && ($0.about.group ?? [:]) == group }
    }

    /// What a part brings to the difference: the effects of the change back have the other sign.
    private func brought(_ finding: Finding) -> Finding {
        var finding = finding
        if let brings = finding.says?.arguments["brings"]?.double {
            finding.value = brings
            finding.interval = finding.interval.map { [-$0[1], -$0[0]] }
        }
        return finding
    }

    private func points(_ value: Double) -> String { edition.numbers.number(value * 100, decimals: 1) }

    private func table(_ groups: [[String: String]], _ own: [Finding], caption: String) -> DataTable {
        let rows = groups.flatMap { group -> [DataTable.Row] in
            Self.targets.compactMap { target in
                guard let total = finding(target, "total", group, own) else { return nil }
                let cells = Self.parts.map { finding(target, $0, group, own) }
                let verdict = cells.compactMap { $0 }.filter { $0.verdict != .information }.max { $1.isGraver(than: $0) }
                return DataTable.Row(
                    header: "\(edition.labels.levels(of: total.about, edition.language)): \(edition[CausalWords.target(target)])",
                    cells: ([total] + cells).map { cell in .numberOrDash(cell.flatMap { edition.withInterval(brought($0), points) }) }
                        + [edition.verdict(verdict)])
            }
        }
        return DataTable(
            caption: caption, header: edition[AuditWords.group],
            columns: [(edition[CausalWords.total], true)] + Self.parts.map { (edition[CausalWords.part($0)], true) }
                + [(edition[AuditWords.verdict], false)],
            rows: rows)
    }

    /// The parts of the difference in the outcome beside those in who is selected, or in the score.
    private func figure(_ group: [String: String], _ own: [Finding], _ id: String) -> Figure? {
        let shown = ["outcome", finding("decision", "total", group, own) == nil ? "score" : "decision"]
        let points = shown.flatMap { target in
            (["total"] + Self.parts).compactMap { name -> (IntervalPoint, Finding)? in
                guard let found = finding(target, name, group, own), found.value != nil else { return nil }
                var scaled = brought(found)
                scaled.value = scaled.value.map { $0 * 100 }
                scaled.interval = scaled.interval.map { $0.map { $0 * 100 } }
                let label = "\(edition[CausalWords.target(target)]): \(edition[name == "total" ? CausalWords.total : CausalWords.part(name)])"
                return (IntervalPoint(label: label.lowercasedFirst, finding: scaled), scaled)
            }
        }
        guard points.count > 2, let about = points.first?.1.about else { return nil }
        let name = edition.labels.levels(of: about, edition.language), title = edition[CausalWords.figureTitle(name)]
        let written = { (point: IntervalPoint) in edition.numbers.number(point.value ?? 0, decimals: 1) }
        let rows = points.map { point, finding in
            DataTable.Row(
                header: point.label,
                cells: [.numberOrDash(edition.withInterval(finding) { edition.numbers.number($0, decimals: 1) })])
        }
        let parts = points.dropFirst().filter { $0.1.key.hasPrefix("causal.outcome.") }.map { "\($0.0.label): \(written($0.0))" }
        return Figure(
            id: edition.anchor("causes-chart-\(number)-\(id)"), title: title,
            alternative: edition[CausalWords.alternative(name, total: written(points[0].0), parts: edition.list(Array(parts)))],
            note: edition[CausalWords.note],
            chart: IntervalChart(points: points.map(\.0), isShare: false, reference: 0, edition: edition).chart(),
            table: DataTable(caption: title, header: edition[CausalWords.path], columns: [(edition[CausalWords.points], true)], rows: rows))
    }

    /// Of the effects that are told: how strong a hidden cause would have to be, and who has no like.
    private func robustness(_ attribute: String) -> [Item] {
        ["causal.robustness.direct", "causal.robustness.total", "causal.overlap"].flatMap { key in
            part[key].filter { $0.about.attribute == attribute }.prefix(Self.groupsDrawn).compactMap(edition.item)
        }
    }

    private func graphBlocks(_ graph: Finding) -> [Block] {
        guard let table = graph.table, let from = table.column("from"), let to = table.column("to"), let kinds = table.column("kind") else {
            return []
        }
        let rows = from.indices.map { place in
            DataTable.Row(
                header: node(from[place].string ?? "–"),
                cells: [
                    .text(edition[CausalWords.arrow(isHidden: kinds[place].string == "hidden-cause")]), .text(node(to[place].string ?? "–")),
                ])
        }
        return [
            .paragraph([edition.sentence(of: graph), edition[CausalWords.graphNote]].compactMap { $0 }.joined(separator: " ")),
            .table(
                DataTable(
                    caption: edition[CausalWords.graphTitle], header: edition[CausalWords.from],
                    columns: [(edition[CausalWords.relation], false), (edition[CausalWords.to], false)], rows: rows)),
        ]
    }
}
