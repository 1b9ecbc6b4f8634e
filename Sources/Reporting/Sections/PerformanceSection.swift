// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// How well the models predict: a table of all of them, and the chosen one in words.
struct PerformanceSection {
    let edition: Edition
    let part: OutcomePart
    let number: Int

    private static let metrics = [
        "auc", "observed-expected", "calibration-slope", "calibration-in-the-large", "ici", "e50", "e90", "emax", "eci", "scaled-brier",
        "nagelkerke-r2", "brier", "log-loss",
        "net-benefit", "selected", "sensitivity", "ppv",
    ]
    private static let inWords = ["auc", "observed-expected", "calibration-slope", "scaled-brier", "selected", "sensitivity", "ppv"]

    /// - Returns: `nil` when no model was judged.
    func section() -> Section? {
        let rows = Self.metrics.flatMap(rows)
        guard !rows.isEmpty else { return nil }
        let words = Self.inWords.flatMap { part["validation.\($0)"] }.compactMap(edition.item)
        let models = part.models.map { ($0.map { edition.labels.model($0, edition.language) } ?? edition[PerformanceWords.model], isNumber: true) }
        let table = DataTable(caption: edition[PerformanceWords.caption], header: edition[PerformanceWords.metric], columns: models, rows: rows)
        return Section(
            id: edition.anchor("performance-\(number)"), title: edition[PerformanceWords.title],
            blocks: [.list(words)] + (TreatmentBlocks(edition: edition).performance(of: part.outcome).map { [.paragraph($0)] } ?? [])
                + [.paragraph(edition[PerformanceWords.lead]), .table(table)]
                + ModelComparisons(edition: edition, part: part).blocks(number: number))
    }

    /// A row per operating point.
    private func rows(_ metric: String) -> [DataTable.Row] {
        let key = "validation.\(metric)", words = MetricWords.of(metric)
        let points = part.models.flatMap { part.findings(key, model: $0) }.map(\.about.at).uniqued()
        return points.map { at in
            DataTable.Row(
                header: [edition[words.name], edition.operatingPoint(at)].compactMap { $0 }.joined(separator: ", "),
                cells: part.models.map { model in
                    let finding = part.findings(key, model: model).first { $0.about.at == at }
                    return .numberOrDash(finding.flatMap { edition.withInterval($0) { words.write($0, edition.language) } })
                })
        }
    }
}

extension Edition {
    /// "at a capacity of 10%".
    func operatingPoint(_ at: [String: Double]?) -> String? {
        if let capacity = at?["capacity"] {
            let text = capacity < 1 ? numbers.percentage(capacity) : numbers.number(capacity, decimals: 0)
            return self[PerformanceWords.atCapacity(text)]
        }
        return at?["threshold"].map { self[PerformanceWords.atThreshold(numbers.percentage($0))] }
    }
}
