// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// The study's conclusions under several treatments of missing values.
struct StrategyTables {
    let edition: Edition

    private static let metrics = ["auc", "observed-expected", "log-loss", "brier"]
    private static let flipsNamed = 8
    /// What evidence calls the audit with imputed groups.
    private static let groups = "imputed-groups"

    /// Nothing when the plan did not ask.
    var blocks: [Block] {
        let all = edition.evidence["missing.strategy"]
        guard !all.isEmpty else { return [] }
        // Groups that are imputed leave the model and its numbers as they are.
        let models = all.filter { $0.about.strategy != Self.groups }, outcomes = models.compactMap(\.about.outcome).uniqued()
        let leads =
            (models.isEmpty ? [] : [StrategyWords.lead]) + (models.count < all.count ? [StrategyWords.groupsLead] : [])
        return [.heading(id: edition.anchor("missing-strategies"), text: edition[StrategyWords.title])]
            + leads.map { .paragraph(edition[$0]) }
            + outcomes.map { outcome in .table(numbers(models.filter { $0.about.outcome == outcome }, of: outcome, isOnly: outcomes.count == 1)) }
            + notes(all) + StrategyDifferences(edition: edition).blocks + changes
    }

    private func numbers(_ strategies: [Finding], of outcome: String, isOnly: Bool) -> DataTable {
        let language = edition.language, numbers = edition.numbers
        let rows = strategies.map { finding -> DataTable.Row in
            let name = finding.about.strategy ?? "", isOwn = finding.says?.arguments["own"] == .flag(true)
            func found(_ metric: String) -> Finding? { edition.evidence.under(name, "validation.\(metric)").first { $0.about.outcome == outcome } }
            let values = Self.metrics.map { metric -> DataTable.Cell in
                .numberOrDash(found(metric).flatMap { edition.withInterval($0) { MetricWords.of(metric).write($0, language) } })
            }
            let lost = found("auc")?.says?.arguments["fmi"]?.double,
                changed = flips.count { $0.about.strategy == name && $0.about.outcome == outcome }
            return DataTable.Row(
                header: edition[StrategyWords.name(name)].capitalisedFirst + (isOwn ? " (\(edition[StrategyWords.own]))" : ""),
                cells: [.numberOrDash(finding.count.map(numbers.count))] + values + [
                    .numberOrDash(lost.map { numbers.percentage($0) }), .numberOrDash(isOwn ? nil : numbers.count(changed)),
                ])
        }
        let caption = edition[StrategyWords.numbersCaption]
        return DataTable(
            caption: isOnly ? caption : "\(caption): \(edition.labels.outcome(outcome, language))", header: edition[StrategyWords.strategy],
            columns: [(edition[StrategyWords.rows], true)] + Self.metrics.map { (edition[MetricWords.of($0).name], true) } + [
                (edition[StrategyWords.information], true), (edition[StrategyWords.flips], true),
            ], rows: rows)
    }

    private func notes(_ strategies: [Finding]) -> [Block] {
        let numbers = edition.numbers
        func largest(_ name: String) -> Double? { strategies.compactMap { $0.says?.arguments[name]?.double }.max() }
        var items = strategies.compactMap { finding -> Item? in
            guard let reason = edition.reason(finding), let strategy = finding.about.strategy else { return nil }
            return Item("\(edition[StrategyWords.name(strategy)].capitalisedFirst): \(reason)")
        }
        if let weight = largest("largest_weight") {
            let words = StrategyWords.weights(numbers.number(weight, decimals: 1), trimmed: numbers.count(Int(largest("trimmed") ?? 0)))
            items.append(Item(edition[words]))
        }
        if let count = largest("drawn") { items.append(Item(edition[StrategyWords.drawn(numbers.count(Int(count)))])) }
        if let count = largest("imputations") { items.append(Item(edition[StrategyWords.imputed(numbers.count(Int(count)), isFew: count < 20)])) }
        if let count = largest("submodels") { items.append(Item(edition[StrategyWords.submodels(numbers.count(Int(count)))])) }
        let kept = strategies.compactMap { $0.says?.arguments["kept"]?.string }.flatMap { $0.components(separatedBy: ", ") }.uniqued()
        if !kept.isEmpty { items.append(Item(edition[StrategyWords.kept(edition.list(kept.map { edition.labels.feature($0, edition.language) }))])) }
        return items.isEmpty ? [] : [.list(items)]
    }

    // MARK: - Verdicts

    private var flips: [Finding] { edition.evidence.keys(startingWith: "missing.flip.").flatMap { edition.evidence[$0] } }

    private var changes: [Block] {
        // What becomes, or stops being, a concern comes first.
        let all = flips.enumerated().sorted { (Self.rank($0.1), $0.0) < (Self.rank($1.1), $1.0) }.map(\.element)
        guard !all.isEmpty else {
            return edition.evidence.has("fairness.") ? [.paragraph(edition[StrategyWords.noFlip])] : []
        }
        let table = DataTable(
            caption: edition[StrategyWords.flipsCaption], header: edition[AuditWords.group],
            columns: [
                (edition[AuditWords.metric], false), (edition[StrategyWords.strategy], false), (edition[StrategyWords.study], false),
                (edition[StrategyWords.otherwise], false),
            ],
            rows: all.map { flip in
                DataTable.Row(
                    header: group(flip),
                    cells: [
                        .text(edition[metric(flip)]), .text(edition[StrategyWords.name(flip.about.strategy ?? "")]), cell(verdict("from", flip)),
                        cell(verdict("to", flip)),
                    ])
            })
        return [
            .list(all.prefix(Self.flipsNamed).map(item)),
            .details(Details(summary: edition[StrategyWords.everyFlip], blocks: [.table(table)])),
        ]
    }

    private static func rank(_ flip: Finding) -> Int {
        let verdicts = ["from", "to"].compactMap { flip.says?.arguments[$0]?.string }
        return verdicts.contains(Verdict.concern.rawValue) ? 0 : 1
    }

    private func item(_ flip: Finding) -> Item {
        let names = ["from", "to"].map { verdict($0, flip).map(VerdictWords.name) ?? LocalizedText("–") }
        let words = StrategyWords.flip(flip.about.strategy ?? "", metric: metric(flip), group: group(flip), from: names[0], to: names[1])
        return Item(edition[words], verdict: verdict("to", flip).map { VerdictMark($0, edition.language) })
    }

    private func verdict(_ name: String, _ flip: Finding) -> Verdict? { flip.says?.arguments[name]?.string.flatMap(Verdict.init) }

    private func cell(_ verdict: Verdict?) -> DataTable.Cell {
        verdict.map { .verdict(mark: VerdictMark($0, edition.language), text: VerdictWords.name($0)[edition.language]) } ?? .empty("–")
    }

    /// With the outcome, where the study has several.
    private func group(_ flip: Finding) -> String {
        let group = edition.labels.group(of: flip.about, edition.language) ?? "–"
        guard edition.evidence.outcomes.count > 1, let outcome = flip.about.outcome else { return group }
        return "\(group) (\(edition.labels.outcome(outcome, edition.language)))"
    }

    /// Differences and ratios of one metric are told apart.
    private func metric(_ flip: Finding) -> LocalizedText {
        let parts = flip.key.split(separator: "."), scale = parts.contains("ratio") ? AuditWords.ratio : AuditWords.difference
        let name = MetricWords.of(parts.last.map(String.init) ?? "").name
        return LocalizedText(en: "\(name.en), \(scale.en.lowercased())", nl: "\(name.nl), \(scale.nl.lowercased())")
    }
}
