// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// The first page: what the study is for, what to take away, where it falls short, and what people still have to decide.
struct SummarySection {
    let edition: Edition
    private static let groupsShown = 6
    private static let gapsShown = 3

    func section() -> Section {
        let purpose = PurposeWords.of(edition.study.purpose)
        var blocks: [Block] = [.lead(status)]
        for outcome in edition.evidence.outcomes {
            let facts = KeyFacts(edition: edition, part: edition.evidence.part(of: outcome)).facts()
            if !facts.isEmpty { blocks.append(.facts(facts)) }
            if let warning = rare(edition.evidence.part(of: outcome)) { blocks.append(.paragraph(warning)) }
        }
        blocks.append(
            .columns([
                TextColumn(title: edition[PurposeWords.forTitle], items: purpose.isFor.map { edition[$0] }),
                TextColumn(title: edition[PurposeWords.notForTitle], items: purpose.isNotFor.map { edition[$0] }),
            ]))
        blocks.append(.heading(id: edition.anchor("falls-short"), text: edition[SummaryWords.fallsShort]))
        blocks.append(.list(shortcomings))
        blocks.append(.heading(id: edition.anchor("undecided"), text: edition[SummaryWords.undecided]))
        blocks += undecided
        return Section(id: edition.anchor("summary"), title: edition[SummaryWords.title], blocks: blocks)
    }

    /// Where most of those selected do not have the outcome, that is said before anything else about them.
    private func rare(_ part: OutcomePart) -> String? {
        guard let precision = part.first("validation.ppv")?.value, precision < 0.5 else { return nil }
        let without = edition.numbers.number((1 - precision) * 100, decimals: 0)
        return edition[PlanningWords.mostAreFalse(without, outcome: edition.labels.outcome(part.outcome, edition.language))]
    }

    private var status: String {
        let study = edition.study
        let scopes = edition.evidence.outcomes.compactMap { edition.evidence.part(of: $0).rows }.uniqued()
        let rows: LocalizedText
        switch scopes.first {
        case .outOfFold: rows = SummaryWords.outOfFold
        case .test: rows = SummaryWords.testRows
        default: rows = SummaryWords.otherRows
        }
        let judged = edition[SummaryWords.judged(rows)]
        if study.openings > 0 { return judged + " " + edition[SummaryWords.opened(study.openings, after: study.planChanges)] }
        return scopes.first == .outOfFold ? judged + " " + edition[SummaryWords.unopened] : judged
    }

    private var shortcomings: [Item] {
        var items: [Item] = []
        let comparisons = Comparisons(edition: edition)
        let concerns = comparisons.concernsByGroup
        items += concerns.prefix(Self.groupsShown).map { Item(sentence(of: $0), verdict: VerdictMark(.concern, edition.language)) }
        if concerns.count > Self.groupsShown {
            let more = concerns.count - Self.groupsShown
            items.append(Item(edition[SummaryWords.moreGroups(more, edition.numbers)], link: link("audit-1", SummaryWords.seeAudit)))
        }
        if comparisons.count == 0 {
            items.append(Item(edition[SummaryWords.noComparison]))
        } else if concerns.isEmpty, comparisons.withoutLimit < comparisons.count {
            items.append(Item(edition[SummaryWords.noConcern], link: link("audit-1", SummaryWords.seeAudit)))
        }
        if comparisons.insufficient > 0 {
            let count = edition.numbers.count(comparisons.insufficient), total = edition.numbers.count(comparisons.count)
            items.append(
                Item(
                    edition[SummaryWords.insufficient(count, of: total)], verdict: VerdictMark(.insufficient, edition.language),
                    link: link("open", SummaryWords.seeOpen)))
        }
        if comparisons.withoutLimit > 0 {
            let count = edition.numbers.count(comparisons.withoutLimit), total = edition.numbers.count(comparisons.count)
            items.append(Item(edition[SummaryWords.withoutLimit(count, of: total)], verdict: VerdictMark(.information, edition.language)))
        }
        let leaving = ["cohort.attrition", "cohort.representation"].flatMap { edition.evidence[$0] }.filter { $0.verdict == .concern }
        items += leaving.prefix(Self.groupsShown).compactMap { finding in
            edition.sentence(of: finding).map {
                Item($0, verdict: VerdictMark(.concern, edition.language), link: link("flow", SummaryWords.seeFlow))
            }
        }
        let absent = edition.evidence["missing.gap"].filter { $0.verdict == .concern }
        let size = { (finding: Finding) in (finding.says?.arguments["standardised"]?.double ?? 0).magnitude }
        items += absent.sorted { size($1) < size($0) }.prefix(Self.gapsShown).compactMap { finding in
            edition.sentence(of: finding).map {
                Item($0, verdict: VerdictMark(.concern, edition.language), link: link("missing", SummaryWords.seeMissing))
            }
        }
        let concernsByOutcome = edition.evidence.outcomes.enumerated().map { index, outcome in
            (outcome, BiasConcerns(edition: edition, part: edition.evidence.part(of: outcome), number: index + 1))
        }
        // What gives a group away is nearly the same whatever is predicted: an attribute is named once.
        var told: Set<String> = []
        for (_, concerns) in concernsByOutcome { items += concerns.proxies(besides: &told) }
        for (outcome, concerns) in concernsByOutcome { items += concerns.items.map { named($0, outcome) } }
        for (index, outcome) in edition.evidence.outcomes.enumerated() {
            let years = YearSection(edition: edition, part: edition.evidence.part(of: outcome), number: index + 1)
            items += years.concerns.map { named($0, outcome) }
            let elsewhere = TransportReport(edition: edition, part: edition.evidence.part(of: outcome), number: index + 1)
            items += elsewhere.concerns.map { named($0, outcome) }
        }
        items += edition.evidence.outcomes.flatMap { ModelComparisons(edition: edition, part: edition.evidence.part(of: $0)).alarms }
        for (index, outcome) in edition.evidence.outcomes.enumerated() {
            if let areas = AreaSection(edition: edition, part: edition.evidence.part(of: outcome), number: index + 1).summary {
                items.append(named(Item(areas, link: link("areas-\(index + 1)", SummaryWords.seeAreas)), outcome))
            }
        }
        return items
    }

    /// With several outcomes, a line says which it is about.
    private func named(_ item: Item, _ outcome: String) -> Item {
        guard edition.evidence.outcomes.count > 1 else { return item }
        var item = item
        item.text = "\(edition.labels.outcome(outcome, edition.language).capitalisedFirst): \(item.text.lowercasedFirst)"
        return item
    }

    /// What a person feels most in whole, the other concerns of the same group by name.
    private func sentence(of concerns: [Comparisons.Comparison]) -> String {
        guard let first = concerns.first else { return "" }
        let others = concerns.dropFirst().map { edition[$0.metric.name].lowercasedFirst }.uniqued()
        return others.isEmpty ? first.sentence : first.sentence + " " + edition[SummaryWords.alsoBeyondLimit(others.joined(separator: ", "))]
    }

    private func link(_ id: String, _ text: LocalizedText) -> Link { Link(target: edition.anchor(id), text: edition[text]) }

    private var undecided: [Block] {
        guard !edition.study.undecided.isEmpty else { return [.paragraph(edition[SummaryWords.nothingUndecided])] }
        return [.paragraph(edition[SummaryWords.undecidedLead]), .codes(edition.study.undecided)]
    }
}
