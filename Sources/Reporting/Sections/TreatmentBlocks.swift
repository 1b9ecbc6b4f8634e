// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// What the study did with missing values, and what that makes of its performance.
struct TreatmentBlocks {
    let edition: Edition

    private var methods: [Finding] { edition.evidence["missing.method"] }

    /// Of the chosen models; nothing where every kind of gap has a bin.
    var blocks: [Block] {
        let chosen = edition.evidence.outcomes.compactMap { outcome in methods.first { $0.about.outcome == outcome } }
        guard !chosen.isEmpty else { return [] }
        let isOnly = chosen.count == 1
        let items = chosen.compactMap { finding -> Item? in
            guard let sentence = edition.sentence(of: finding) else { return nil }
            return Item(isOnly ? sentence : "\(edition.labels.outcome(finding.about.outcome ?? "", edition.language).capitalisedFirst): \(sentence)")
        }
        return [
            .heading(id: edition.anchor("missing-method"), text: edition[TreatmentWords.title]), .list(items + notes(chosen) + settled(chosen)),
            .details(Details(summary: edition[TreatmentWords.everyKind], blocks: chosen.compactMap { actions($0, isOnly: isOnly) })),
        ]
    }

    private func notes(_ chosen: [Finding]) -> [Item] {
        let numbers = edition.numbers
        var items: [Item] = []
        let kept = chosen.compactMap { $0.says?.arguments["kept"]?.string }.flatMap { $0.components(separatedBy: ", ") }.uniqued()
        if !kept.isEmpty { items.append(Item(edition[StrategyWords.kept(edition.list(kept.map { edition.labels.feature($0, edition.language) }))])) }
        if let largest = chosen.compactMap({ $0.says?.arguments["largest_weight"]?.double }).max() {
            let trimmed = chosen.compactMap { $0.says?.arguments["trimmed"]?.double }.max() ?? 0
            items.append(Item(edition[StrategyWords.weights(numbers.number(largest, decimals: 1), trimmed: numbers.count(Int(trimmed)))]))
        }
        if let few = chosen.compactMap({ $0.says?.arguments["imputations"]?.double }).min(), few < 20,
            chosen.contains(where: { $0.says?.arguments["performance"] == .text("ideal") })
        {
            items.append(Item(edition[TreatmentWords.fewImputations]))
        }
        return items
    }

    /// Features whose draws did not settle; one line where all did.
    private func settled(_ chosen: [Finding]) -> [Item] {
        let models = chosen.map { [$0.about.outcome ?? "", $0.about.model ?? ""] }
        let all = edition.evidence["missing.convergence"].filter { models.contains([$0.about.outcome ?? "", $0.about.model ?? ""]) }
        guard !all.isEmpty else { return [] }
        let open = all.filter { $0.verdict == .concern }.compactMap(\.about.feature).uniqued()
        guard open.isEmpty else {
            let names = edition.list(open.map { edition.labels.feature($0, edition.language) })
            return [Item(edition[TreatmentWords.unsettled(names)], verdict: VerdictMark(.concern, edition.language))]
        }
        let isShort = all.contains { $0.verdict == .insufficient }
        return [
            Item(
                edition[isShort ? TreatmentWords.tooShort : TreatmentWords.settled],
                verdict: VerdictMark(isShort ? .insufficient : .fine, edition.language))
        ]
    }

    private func actions(_ finding: Finding, isOnly: Bool) -> Block? {
        guard let table = finding.table, let features = table.column("feature"), let kinds = table.column("kind"),
            let actions = table.column("action"), let counts = table.column("rows"), !table.rows.isEmpty
        else { return nil }
        let language = edition.language, caption = edition[TreatmentWords.everyKind]
        return .table(
            DataTable(
                caption: isOnly ? caption : "\(caption): \(edition.labels.outcome(finding.about.outcome ?? "", language))",
                header: edition[MissingWords.feature],
                columns: [(edition[TreatmentWords.kind], false), (edition[TreatmentWords.action], false), (edition[MissingWords.rows], true)],
                rows: features.indices.map { index in
                    DataTable.Row(
                        header: edition.labels.feature(features[index].string ?? "", language),
                        cells: [
                            .text(edition[MissingWords.kind(kinds[index].string ?? "")]),
                            .text(edition[TreatmentWords.name(ofAction: actions[index].string ?? "")]),
                            .numberOrDash(counts[index].double.map { edition.numbers.count(Int($0)) }),
                        ])
                }))
    }

    /// Whether the performance of an outcome's models is that of rows with gaps or of complete rows; `nil` where gaps have bins.
    func performance(of outcome: String) -> String? {
        guard let method = methods.first(where: { $0.about.outcome == outcome })?.says?.arguments else { return nil }
        return edition[method["performance"] == .text("ideal") ? TreatmentWords.ideal : TreatmentWords.pragmatic]
    }
}
