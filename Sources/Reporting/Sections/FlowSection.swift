// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// From the rows that were read to those that were used, as a whole and by group.
struct FlowSection {
    let edition: Edition

    private static let judgementsShown = 12

    /// - Returns: `nil` when the run has no flow.
    func section() -> Section? {
        let flow = edition.evidence["cohort.flow"]
        let outcomes = flow.map(\.about.outcome).uniqued()
        guard flow.contains(where: { $0.about.attribute == nil }) else { return nil }
        var blocks: [Block] = [.paragraph(edition[FlowWords.lead])]
        blocks += outcomes.enumerated().map { number, outcome in
            let name = outcomes.count == 1 ? nil : outcome.map { edition.labels.outcome($0, edition.language) }
            return .figure(steps(flow.filter { $0.about.outcome == outcome && $0.about.attribute == nil }, number: number, outcome: name))
        }
        blocks += remarks(
            ["cohort.complete", "cohort.follow-up", "cohort.follow-up-bounds", "cohort.censoring", "cohort.embargo"], FlowWords.followedTitle)
        blocks += dropOut
        for (number, outcome) in outcomes.enumerated() {
            let name = outcomes.count == 1 ? nil : outcome.map { edition.labels.outcome($0, edition.language) }
            blocks += groups(flow.filter { $0.about.outcome == outcome }, number: number, outcome: name)
        }
        return Section(id: edition.anchor("flow"), title: edition[FlowWords.title], blocks: blocks)
    }

    /// What is said of all rows together, under a heading.
    private func remarks(_ keys: [String], _ title: LocalizedText) -> [Block] {
        let isSeveral = edition.evidence.outcomes.count > 1
        let items = keys.flatMap { edition.evidence[$0] }.filter { $0.about.attribute == nil }.compactMap { finding -> Item? in
            guard var item = edition.item(finding) else { return nil }
            if isSeveral, let outcome = finding.about.outcome {
                item.text = "\(edition.labels.outcome(outcome, edition.language).capitalisedFirst): \(item.text.lowercasedFirst)"
            }
            return item
        }
        return items.isEmpty ? [] : [.heading(id: edition.anchor("flow-followed"), text: edition[title]), .list(items)]
    }

    /// Which groups drop out, and whether those who are left are like the population; the gravest first.
    private var dropOut: [Block] {
        let all = ["cohort.attrition", "cohort.representation"].flatMap { edition.evidence[$0] }
        guard !all.isEmpty else { return [] }
        let concerns = all.filter { $0.verdict == .concern }, open = all.filter { $0.verdict == .insufficient }
        var items = (concerns + open).prefix(Self.judgementsShown).compactMap(edition.item)
        let numbers = edition.numbers
        items.append(Item(edition[FlowWords.judged(all.count, concerns: concerns.count, open: open.count, numbers)]))
        items += edition.evidence["cohort.population-stability"].compactMap(edition.item)
        return [.heading(id: edition.anchor("flow-drop-out"), text: edition[FlowWords.dropOutTitle]), .list(items)]
    }

    /// The share that stays of each group, a figure an attribute.
    private func groups(_ flow: [Finding], number: Int, outcome: String?) -> [Block] {
        let steps = flow.filter { $0.about.attribute == nil }.compactMap(\.about.step).uniqued()
        let byGroup = flow.filter { $0.about.attribute != nil && $0.value != nil }
        guard let step = steps.last(where: { $0 != "read" && $0 != "train" && $0 != "test" }), byGroup.contains(where: { $0.about.step == step })
        else { return [] }
        let attributes = byGroup.compactMap(\.about.attribute).uniqued()
        let figures = attributes.enumerated().map { place, attribute in
            groups(
                byGroup.filter { $0.about.attribute == attribute }, of: attribute, number: number * attributes.count + place, step: step, steps: steps
            )
        }
        return [
            .heading(
                id: edition.anchor("flow-groups\(number == 0 ? "" : "-\(number + 1)")"), text: heading(step) + (outcome.map { " (\($0))" } ?? "")),
            .paragraph(edition[FlowWords.groupsNote]), .figures(figures),
        ]
    }

    private func steps(_ whole: [Finding], number: Int, outcome: String?) -> Figure {
        let numbers = edition.numbers
        let known = whole.first { $0.about.step == "outcome-known" }?.count
        let alternative = FlowWords.stepsAlternative(read: numbers.count(whole[0].count ?? 0), known: known.map(numbers.count))
        let rows = whole.map { finding in
            DataTable.Row(
                header: name(finding.about.step),
                cells: [.numberOrDash(finding.count.map(numbers.count)), .numberOrDash(finding.value.map { numbers.percentage($0) })])
        }
        return Figure(
            id: edition.anchor("flow-steps\(number == 0 ? "" : "-\(number + 1)")"),
            title: edition[FlowWords.stepsTitle] + (outcome.map { " (\($0))" } ?? ""), alternative: edition[alternative],
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
            alternative: edition[FlowWords.groupsAlternative(step: edition.labels.step(step), lowest: ends[0], highest: ends[1])],
            chart: IntervalChart(points: points, isShare: true, edition: edition).chart(),
            table: DataTable(caption: edition[FlowWords.groupsTitle], header: edition[FlowWords.group], columns: columns, rows: rows))
    }

    private func name(_ step: String?) -> String { edition[edition.labels.step(step ?? "")] }
}
