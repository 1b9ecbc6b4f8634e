// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// How the report was made: methods, and what it takes to repeat it.
struct MethodSection {
    let edition: Edition

    func section() -> Section {
        let words = [MethodWords.superpopulation, MethodWords.multiplicity, MethodWords.nonNegative]
        return Section(
            id: edition.anchor("method"), title: edition[MethodWords.title],
            blocks: words.map { .paragraph(edition[$0]) } + [intervals, .table(trace)])
    }

    private var intervals: Block {
        let pairs = (edition.evidence.findings + edition.evidence.underStrategies).compactMap { finding in
            finding.method.map { (method: $0, key: finding.key) }
        }
        let byMethod = Dictionary(grouping: pairs, by: \.method)
        let rows = byMethod.keys.sorted().map { method in
            let metrics = (byMethod[method] ?? []).map { Self.name($0.key)[edition.language] }.uniqued()
            return DataTable.Row(header: edition[MethodWords.method(method)], cells: [.text(metrics.joined(separator: ", "))])
        }
        guard !rows.isEmpty else { return .list([]) }
        return .table(
            DataTable(
                caption: edition[MethodWords.intervalsCaption], header: edition[MethodWords.method], columns: [(edition[MethodWords.usedFor], false)],
                rows: rows))
    }

    private static func name(_ key: String) -> LocalizedText {
        MissingWords.names[key] ?? MetricWords.of(metric(key)).name
    }

    /// `fnr` of `fairness.gap.fnr`.
    private static func metric(_ key: String) -> String { key.split(separator: ".").last.map(String.init) ?? key }

    private var trace: DataTable {
        let study = edition.study
        var rows = [
            (edition[MethodWords.study], study.name), (edition[MethodWords.seed], String(study.seed)), (edition[MethodWords.version], study.version),
        ]
        rows += edition.evidence.inputs.sorted { $0.key < $1.key }.map { ("\(edition[MethodWords.input]): \($0.key)", $0.value) }
        if let head = edition.logHead { rows.append((edition[MethodWords.logHead], head)) }
        return DataTable(
            caption: edition[MethodWords.traceCaption], header: edition[MethodWords.item], columns: [(edition[MethodWords.value], false)],
            rows: rows.map { DataTable.Row(header: $0.0, cells: [.text($0.1)]) })
    }
}

/// The words that the report uses, explained.
struct GlossarySection {
    let edition: Edition

    func section() -> Section {
        let general = GlossaryWords.general.map { Definition(term: edition[$0.0], description: edition[$0.1]) }
        let metrics = MetricWords.all.filter { metric in
            edition.evidence.has("validation.\(metric.key)") || edition.evidence.has("fairness.\(metric.key)")
        }
        let terms = metrics.map { Definition(term: edition[$0.name], description: edition[$0.meaning]) }
        return Section(id: edition.anchor("words"), title: edition[GlossaryWords.title], blocks: [.definitions(general + terms)])
    }
}
