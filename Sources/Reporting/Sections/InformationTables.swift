// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// How much of what complete data would tell about each group is lost, where judged rows were imputed.
struct InformationTables {
    let edition: Edition

    private static let metrics = ["selection-rate", "fnr", "fpr", "ppv", "auc"]
    /// Below this many imputations fractions are not compared.
    private static let enoughToCompare = 20.0

    /// Nothing where no number of a group was pooled over completed tables.
    var blocks: [Block] {
        let tables = edition.evidence.outcomes.compactMap(table)
        guard !tables.isEmpty else { return [] }
        let isFew = fractions.contains { ($0.says?.arguments["imputations"]?.double ?? 0) < Self.enoughToCompare }
        let note: [Block] = isFew ? [.paragraph(edition[TreatmentWords.fewImputations])] : []
        let lead = Block.paragraph(edition[TreatmentWords.informationLostLead])
        return [.details(Details(summary: edition[TreatmentWords.informationLost], blocks: [lead] + note + tables.map(Block.table)))]
    }

    /// Of the study's own treatment; where that does not impute judged rows, of the strategy that does.
    private var fractions: [Finding] {
        func known(_ findings: [Finding]) -> [Finding] { findings.filter { $0.about.group != nil && $0.says?.arguments["fmi"] != nil } }
        let keys = Self.metrics.map { "fairness.\($0)" }, own = keys.flatMap { known(edition.evidence[$0]) }
        return own.isEmpty ? keys.flatMap { known(edition.evidence.under("chained-equations", $0)) } : own
    }

    private func table(of outcome: String) -> DataTable? {
        let language = edition.language, own = fractions.filter { $0.about.outcome == outcome }
        // The chosen model comes first.
        guard let model = own.first?.about.model else { return nil }
        let findings = own.filter { $0.about.model == model }
        let metrics = Self.metrics.filter { metric in findings.contains { $0.key == "fairness.\(metric)" } }
        let groups = findings.compactMap { edition.labels.group(of: $0.about, language) }.uniqued()
        let rows = groups.map { group in
            DataTable.Row(
                header: group,
                cells: metrics.map { metric in
                    .numberOrDash(
                        findings.first { $0.key == "fairness.\(metric)" && edition.labels.group(of: $0.about, language) == group }.flatMap(written))
                })
        }
        let caption = edition[TreatmentWords.informationLost]
        return DataTable(
            caption: edition.evidence.outcomes.count == 1 ? caption : "\(caption): \(edition.labels.outcome(outcome, language))",
            header: edition[AuditWords.group], columns: metrics.map { (edition[MetricWords.of($0).name], true) }, rows: rows)
    }

    private func written(_ finding: Finding) -> String? {
        let limits = ["fmi", "fmi_low", "fmi_high"].compactMap { finding.says?.arguments[$0]?.double }
        guard let fraction = limits.first.map({ edition.numbers.percentage($0) }), limits.count == 3 else { return nil }
        return "\(fraction) (\(edition.range(Array(limits.dropFirst())) { edition.numbers.percentage($0) }))"
    }
}
