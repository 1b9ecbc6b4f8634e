// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// From the rows that were read to those that were used, as a whole and by group.
struct FlowSection {
    let edition: Edition

    /// - Returns: `nil` when the run has no flow.
    func section() -> Section? {
        let flow = edition.evidence["cohort.flow"]
        let whole = flow.filter { $0.about.attribute == nil }
        guard !whole.isEmpty else { return nil }
        var blocks: [Block] = [.paragraph(edition[FlowWords.lead]), .figure(steps(whole))]
        let steps = whole.compactMap(\.about.step).uniqued()
        let byGroup = flow.filter { $0.about.attribute != nil && $0.value != nil }
        if let step = steps.last(where: { $0 != "read" && $0 != "train" && $0 != "test" }), byGroup.contains(where: { $0.about.step == step }) {
            let attributes = byGroup.compactMap(\.about.attribute).uniqued()
            let figures = attributes.enumerated().map { number, attribute in
                groups(byGroup.filter { $0.about.attribute == attribute }, of: attribute, number: number, step: step, steps: steps)
            }
            blocks += [
                .heading(id: edition.anchor("flow-groups"), text: heading(step)), .paragraph(edition[FlowWords.groupsNote]), .figures(figures),
            ]
        }
        return Section(id: edition.anchor("flow"), title: edition[FlowWords.title], blocks: blocks)
    }

    private func steps(_ whole: [Finding]) -> Figure {
        let numbers = edition.numbers
        let known = whole.first { $0.about.step == "outcome-known" }?.count
        let alternative = FlowWords.stepsAlternative(read: numbers.count(whole[0].count ?? 0), known: known.map(numbers.count))
        let rows = whole.map { finding in
            DataTable.Row(
                header: name(finding.about.step),
                cells: [.numberOrDash(finding.count.map(numbers.count)), .numberOrDash(finding.value.map { numbers.percentage($0) })])
        }
        return Figure(
            id: edition.anchor("flow-steps"), title: edition[FlowWords.stepsTitle], alternative: edition[alternative],
            chart: FlowStepsChart.chart(whole.map { (name($0.about.step), $0.count ?? 0) }, language: edition.language),
            table: DataTable(
                caption: edition[FlowWords.stepsTitle], header: edition[FlowWords.step],
                columns: [(edition[FlowWords.rows].capitalisedFirst, true), (edition[FlowWords.share], true)], rows: rows))
    }

    private func heading(_ step: String) -> String { "\(edition[FlowWords.groupsTitle]): \(name(step).lowercasedFirst)" }

    private func groups(_ findings: [Finding], of attribute: String, number: Int, step: String, steps: [String]) -> Figure {
        let language = edition.language, numbers = edition.numbers
        let atStep = findings.filter { $0.about.step == step }
        let named = atStep.map { (name: edition.labels.levels(of: $0.about, language), finding: $0) }
        let sorted = named.sorted { ($0.finding.value ?? 0, $0.name) < ($1.finding.value ?? 0, $1.name) }
        let ends = [sorted.first, sorted.last].map { ($0?.name ?? "", numbers.percentage($0?.finding.value ?? 0)) }
        let rows = named.map { group in
            DataTable.Row(
                header: group.name,
                cells: steps.flatMap { step -> [DataTable.Cell] in
                    let here = findings.first {
                        $0.about.step == step && $0.about.attribute == group.finding.about.attribute && $0.about.group == group.finding.about.group
                    }
                    let count = DataTable.Cell.numberOrDash(here?.count.map(numbers.count))
                    return step == "read" ? [count] : [count, .numberOrDash(here?.value.map { numbers.percentage($0) })]
                })
        }
        let columns = steps.flatMap { step in
            step == "read" ? [(name(step), true)] : [(name(step), true), ("\(name(step)), %", true)]
        }
        let points = named.map { IntervalPoint(label: $0.name, finding: $0.finding) }
        return Figure(
            id: edition.anchor("flow-groups-\(number)"), title: edition.labels.attribute(attribute, language).capitalisedFirst,
            alternative: edition[FlowWords.groupsAlternative(step: FlowWords.step(step), lowest: ends[0], highest: ends[1])],
            chart: IntervalChart(points: points, isShare: true, edition: edition).chart(),
            table: DataTable(caption: edition[FlowWords.groupsTitle], header: edition[FlowWords.group], columns: columns, rows: rows))
    }

    private func name(_ step: String?) -> String { edition[FlowWords.step(step ?? "")] }
}
