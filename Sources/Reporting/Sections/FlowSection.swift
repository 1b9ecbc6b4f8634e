// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// From the rows that were read to those that were used, as a whole and by group.
struct FlowSection {
    let edition: Edition

    private static let judgementsShown = 12

    private var flow: [Finding] { edition.evidence["cohort.flow"] }

    /// - Returns: `nil` when the run has no flow.
    func section() -> Section? {
        let whole = flow.filter { $0.about.attribute == nil }
        let outcomes = whole.map(\.about.outcome).uniqued()
        guard !outcomes.isEmpty else { return nil }
        let paths = outcomes.map { outcome in whole.filter { $0.about.outcome == outcome } }
        let shared = Self.shared(paths)
        var blocks: [Block] = [.paragraph(edition[FlowWords.lead])]
        blocks += figures(paths, outcomes, shared: shared).map { .figure($0) }
        blocks += remarks(
            ["cohort.complete", "cohort.follow-up", "cohort.competing", "cohort.follow-up-bounds", "cohort.censoring", "cohort.embargo"],
            FlowWords.followedTitle)
        blocks += dropOut
        let groups = FlowGroups(edition: edition)
        for (number, outcome) in outcomes.enumerated() {
            let steps = paths[number].compactMap(\.about.step)
            blocks += groups.blocks(
                flow.filter { $0.about.outcome == outcome && $0.about.attribute != nil }, steps: number == 0 ? steps : Array(steps.dropFirst(shared)),
                number: number, outcome: name(of: outcome, among: outcomes))
        }
        return Section(id: edition.anchor("flow"), title: edition[FlowWords.title], blocks: blocks)
    }

    /// How many first steps are the same for all outcomes.
    private static func shared(_ paths: [[Finding]]) -> Int {
        guard let first = paths.first, paths.count > 1 else { return 0 }
        return first.indices.prefix { place in
            paths.allSatisfy { place < $0.count && $0[place].about.step == first[place].about.step && $0[place].count == first[place].count }
        }.count
    }

    private func name(of outcome: String?, among outcomes: [String?]) -> String? {
        outcomes.count == 1 ? nil : outcome.map { edition.labels.outcome($0, edition.language) }
    }

    /// Steps that all outcomes share are drawn once; the last of them is where each outcome's own begin.
    private func figures(_ paths: [[Finding]], _ outcomes: [String?], shared: Int) -> [Figure] {
        guard shared > 1 else {
            return paths.indices.map { figure(paths[$0], from: 0, number: $0, outcome: name(of: outcomes[$0], among: outcomes)) }
        }
        let own = paths.indices.map { number in
            figure(paths[number], from: shared - 1, number: number + 1, outcome: name(of: outcomes[number], among: outcomes))
        }
        return [figure(Array(paths[0].prefix(shared)), from: 0, number: 0, outcome: edition[FlowWords.allOutcomes])] + own
    }

    private func figure(_ path: [Finding], from first: Int, number: Int, outcome: String?) -> Figure {
        let numbers = edition.numbers, shown = path.dropFirst(first)
        let known = path.first { $0.about.step == "outcome-known" }?.count
        let alternative = FlowWords.stepsAlternative(
            read: numbers.count(path[0].count ?? 0), known: known.map(numbers.count), last: numbers.count(path[path.count - 1].count ?? 0))
        let rows = shown.map { finding in
            DataTable.Row(
                header: name(finding.about.step),
                cells: [.numberOrDash(finding.count.map(numbers.count)), .numberOrDash(finding.value.map { numbers.percentage($0) })])
        }
        return Figure(
            id: edition.anchor("flow-steps\(number == 0 ? "" : "-\(number + 1)")"),
            title: edition[FlowWords.stepsTitle] + (outcome.map { " (\($0))" } ?? ""), alternative: edition[alternative],
            note: shown.contains { $0.about.step == "complete" } ? edition[FlowWords.completeNote] : nil,
            chart: FlowStepsChart(steps: steps(Array(shown)), language: edition.language).chart(),
            table: DataTable(
                caption: edition[FlowWords.stepsTitle], header: edition[FlowWords.step],
                columns: [(edition[FlowWords.rows].capitalisedFirst, true), (edition[FlowWords.share], true)], rows: rows))
    }

    /// Rows leave where one step follows on another; at the end they are only divided.
    private func steps(_ path: [Finding]) -> [FlowStepsChart.Step] {
        path.enumerated().map { place, finding in
            let step = finding.about.step ?? "", count = finding.count ?? 0
            let isAside = step == "complete", isDivided = ["train", "test"].contains(step)
            let before = place > 0 && !isAside && !isDivided ? path[place - 1].count : nil
            return FlowStepsChart.Step(name: name(step), count: count, left: before.map { $0 - count }, isAside: isAside)
        }
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
        items += edition.evidence["cohort.population-stability"].filter { $0.about.outcome == nil }.compactMap(edition.item)
        return [.heading(id: edition.anchor("flow-drop-out"), text: edition[FlowWords.dropOutTitle]), .list(items)]
    }

    private func name(_ step: String?) -> String { edition[edition.labels.step(step ?? "")] }
}
