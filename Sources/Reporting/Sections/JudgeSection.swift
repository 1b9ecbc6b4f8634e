// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// What no number decides: the questions that this study leaves to people, each with what was found.
struct JudgeSection {
    let edition: Edition

    private static let openKeys = ["label.detection-ratio", "measurement.ratio"]

    /// - Returns: `nil` when nothing was judged.
    func section() -> Section? {
        let items = purpose + outcomes + groups + places + assumptions + what
        guard !items.isEmpty else { return nil }
        return Section(
            id: edition.anchor("judge"), title: edition[JudgeWords.title], blocks: [.paragraph(edition[JudgeWords.lead]), .list(items)])
    }

    private var parts: [OutcomePart] { edition.evidence.outcomes.map(edition.evidence.part) }

    private func item(_ text: LocalizedText, to id: String? = nil, _ link: LocalizedText = JudgeWords.see) -> Item {
        Item(edition[text], link: id.map { Link(target: edition.anchor($0), text: edition[link]) })
    }

    /// Whether help follows, and whether what it costs is worth it.
    private var purpose: [Item] {
        parts.enumerated().compactMap { index, part in
            guard let precision = part.first("validation.ppv"), let value = precision.value, let found = part.first("validation.sensitivity")?.value
            else { return nil }
            let words = JudgeWords.help(
                edition.labels.outcome(part.outcome, edition.language), without: perHundred(1 - value), missed: perHundred(1 - found))
            return item(words, to: "benefit-\(index + 1)")
        }
    }

    /// Whether the outcome is what is meant, where nothing was there to hold it against.
    private var outcomes: [Item] {
        parts.enumerated().compactMap { index, part in
            let open = Self.openKeys.flatMap { part[$0] }.filter { $0.verdict == .insufficient && $0.value == nil }
            guard !open.isEmpty else { return nil }
            return item(JudgeWords.label(edition.labels.outcome(part.outcome, edition.language)), to: "recorded-\(index + 1)")
        }
    }

    /// Differences beyond a limit, which of three kinds of equality gives way, and what was not enough to say.
    private var groups: [Item] {
        var items: [Item] = []
        let comparisons = Comparisons(edition: edition), concerns = comparisons.concernsByGroup.count
        if concerns > 0 { items.append(item(JudgeWords.concerns(concerns, edition.numbers), to: "audit-1")) }
        if comparisons.withoutLimit > 0 { items.append(item(JudgeWords.limits(edition.numbers.count(comparisons.withoutLimit)), to: "audit-1")) }
        for (index, part) in parts.enumerated() {
            let conflicts = part["fairness.conflict"]
            guard !conflicts.isEmpty else { continue }
            let names = conflicts.compactMap(\.about.attribute).uniqued().map { edition.labels.attribute($0, edition.language) }
            items.append(
                item(
                    JudgeWords.conflict(edition.labels.outcome(part.outcome, edition.language), edition.list(names)), to: "audit-\(index + 1)"))
        }
        if comparisons.insufficient > 0 {
            items.append(item(JudgeWords.insufficient(edition.numbers.count(comparisons.insufficient)), to: "open"))
        }
        return items
    }

    /// Whether numbers by area may be shown, and what they would do to a neighbourhood.
    private var places: [Item] {
        parts.enumerated().compactMap { index, part in
            guard let level = part.first("area.level"), let name = level.about.column else { return nil }
            let concerns = StigmaSection.findings("stigma.false-alarms", part).count { $0.verdict == .concern }
            return item(
                JudgeWords.areas(edition.labels.feature(name, edition.language), concerns: concerns, edition.numbers), to: "planning-\(index + 1)")
        }
    }

    /// What was taken for granted: the graph, the archetypes, proxies that may be true causes.
    private var assumptions: [Item] {
        var items: [Item] = []
        for (index, part) in parts.enumerated() {
            if let graph = part.first("causal.graph") {
                items.append(item(JudgeWords.graph(arrows: edition.numbers.count(graph.count ?? 0)), to: "causes-\(index + 1)"))
            }
            let flips = part["flip.mean"].filter { $0.value != nil }.count
            if flips > 0 { items.append(item(JudgeWords.flips(flips, edition.numbers), to: "flips-\(index + 1)")) }
            let proxies = part["proxy.joint"].filter { $0.verdict == .concern }.compactMap(\.about.attribute).uniqued()
            if !proxies.isEmpty {
                let names = edition.list(proxies.map { edition.labels.attribute($0, edition.language) })
                items.append(item(JudgeWords.proxies(names), to: "proxies-\(index + 1)"))
            }
        }
        return items.uniqued()
    }

    /// Keys of the plan that are still a question mark, and who is not in the data.
    private var what: [Item] {
        let undecided =
            edition.study.undecided.isEmpty ? [] : [item(JudgeWords.undecided(edition.study.undecided.count, edition.numbers), to: "undecided")]
        let leaving = ["cohort.attrition", "cohort.representation", "missing.gap"].flatMap { edition.evidence[$0] }.count { $0.verdict == .concern }
        let absent = leaving > 0 ? [item(JudgeWords.absent(leaving, edition.numbers), to: "flow")] : []
        return absent + undecided
    }

    private func perHundred(_ share: Double) -> String { edition.numbers.number(share * 100, decimals: 0) }
}
