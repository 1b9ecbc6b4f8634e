// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Learning

extension BoostedModel {
    /// Summary, and how much the trees lean on each feature.
    ///
    /// - Parameters:
    ///   - about: outcome, model and rows.
    ///   - rows: fingerprint of the training rows.
    public func findings(about: About, rows: String) -> [Finding] {
        let facts: [[EvidenceValue]] = [
            ["rows", .integer(rowCount)], ["events", .integer(eventCount)], ["features", .integer(gains.count)], ["trees", .integer(treeCount)],
            ["leaves", .integer(leafCount)],
        ]
        let support = Support(cells: [eventCount, rowCount - eventCount], rows: rows)
        let summary = Finding(
            key: "model.summary", about: about, table: EvidenceTable(columns: ["name", "value"], rows: facts), support: support, stage: "fit")
        let ranked = gains.enumerated().sorted { ($1.element.share, $0.offset) < ($0.element.share, $1.offset) }.map(\.element)
        return [summary]
            + ranked.map { gain in
                var about = about
                about.feature = gain.feature
                return Finding(
                    key: "factor.gain", about: about, value: gain.share, verdict: .information, support: support, stage: "fit",
                    says: Sentence("factor.gain"))
            }
    }
}
