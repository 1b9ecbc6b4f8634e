// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// Who stays, by group: a figure for each attribute with every step, its shares and their intervals.
struct FlowGroups {
    let edition: Edition

    /// - Parameters:
    ///   - flow: `cohort.flow` of one outcome, by group.
    ///   - steps: that are shown, in their order.
    func blocks(_ flow: [Finding], steps: [String], number: Int, outcome: String?) -> [Block] {
        let printed = flow.filter { $0.value != nil && steps.contains($0.about.step ?? "") }
        let attributes = printed.compactMap(\.about.attribute).uniqued()
        guard !attributes.isEmpty else { return [] }
        let figures = attributes.enumerated().compactMap { place, attribute in
            figure(
                printed.filter { $0.about.attribute == attribute }, of: attribute, steps: steps, id: "flow-group-chart-\(number + 1)-\(place + 1)")
        }
        guard !figures.isEmpty else { return [] }
        let title = edition[FlowWords.groupsTitle] + (outcome.map { " (\($0))" } ?? "")
        return [
            .heading(id: edition.anchor("flow-groups\(number == 0 ? "" : "-\(number + 1)")"), text: title),
            .paragraph(edition[FlowWords.groupsNote]), .figures(figures),
        ]
    }

    /// - Returns: `nil` where no step has a share of two groups.
    private func figure(_ findings: [Finding], of attribute: String, steps: [String], id: String) -> Figure? {
        let language = edition.language
        let drawn = steps.filter { step in !["read", "train", "test"].contains(step) && findings.contains { $0.about.step == step } }
        // The complete rows are no step on the way: who stays is read from the one before.
        guard let last = drawn.last(where: { $0 != "complete" }) ?? drawn.last else { return nil }
        let known = Dictionary(grouping: findings) { $0.about.group }
        let groups = findings.map(\.about.group).uniqued().compactMap { group -> (name: String, isNamed: Bool, findings: [Finding])? in
            guard let own = known[group], let first = own.first else { return nil }
            let isNamed = !(group?.values.contains(where: Labels.isNotRecorded) ?? false)
            return (edition.labels.levels(of: first.about, language), isNamed, own)
        }
        func share(_ findings: [Finding], _ step: String) -> Double? { findings.first { $0.about.step == step }?.value }
        let ordered = groups.filter { $0.isNamed && share($0.findings, last) != nil }
            .sorted { (share($0.findings, last) ?? 0, $0.name) < (share($1.findings, last) ?? 0, $1.name) }
        guard ordered.count > 1 else { return nil }
        let chart = FlowGroupsChart(
            groups: ordered.map { group in
                FlowGroupsChart.Group(
                    name: group.name,
                    points: drawn.map { step in
                        group.findings.first { $0.about.step == step }.map { IntervalPoint(label: group.name, finding: $0) }
                    })
            }, steps: drawn.map(name))
        let ends = [ordered[0], ordered[ordered.count - 1]].map { ($0.name, edition.numbers.percentage(share($0.findings, last) ?? 0)) }
        return Figure(
            id: edition.anchor(id), title: edition.labels.attribute(attribute, language).capitalisedFirst,
            alternative: edition[FlowWords.groupsAlternative(step: edition.labels.step(last), lowest: ends[0], highest: ends[1])],
            note: ordered.count < groups.count ? edition[FlowWords.unknownNote] : nil, keys: chart.keys(others: edition[FlowWords.otherGroups]),
            chart: chart.chart(), table: table(groups.map { ($0.name, $0.findings) }, steps))
    }

    private func table(_ groups: [(name: String, findings: [Finding])], _ steps: [String]) -> DataTable {
        let numbers = edition.numbers
        let rows = groups.map { group in
            DataTable.Row(
                header: group.name,
                cells: steps.flatMap { step -> [DataTable.Cell] in
                    let here = group.findings.first { $0.about.step == step }
                    let count = DataTable.Cell.numberOrDash(here?.count.map(numbers.count))
                    let share = here.flatMap { finding in edition.withInterval(finding) { numbers.percentage($0) } }
                    return step == "read" ? [count] : [count, .numberOrDash(share)]
                })
        }
        let columns = steps.flatMap { step in
            step == "read" ? [(name(step), true)] : [(name(step), true), ("\(name(step)), %", true)]
        }
        return DataTable(caption: edition[FlowWords.groupsTitle], header: edition[FlowWords.group], columns: columns, rows: rows)
    }

    private func name(_ step: String) -> String { edition[edition.labels.step(step)] }
}
