// SPDX-License-Identifier: EUPL-1.2

import Evidence

extension AdditiveModel {
    /// Which features were left out before the fit and by what rule; `nil` where there was room for all.
    func screeningFinding(about: About, rows: String) -> Finding? {
        guard let screening else { return nil }
        let ranked = screening.candidates.enumerated().sorted { a, b in
            let (first, second) = (a.element, b.element)
            let (x, y) = (first.beyond ?? .infinity, second.beyond ?? .infinity)
            return x != y ? x > y : first.alone != second.alone ? first.alone > second.alone : a.offset < b.offset
        }
        let cells = ranked.map { _, candidate -> [EvidenceValue] in
            [
                .text(candidate.feature), .text(candidate.decision.rawValue), .number(candidate.alone),
                candidate.beyond.map { .number($0) } ?? .null,
            ]
        }
        let (out, all) = (screening.leftOut.count, screening.candidates.count)
        func count(_ decision: Screening.Decision) -> EvidenceValue { .integer(screening.candidates.count { $0.decision == decision }) }
        return Finding(
            key: "model.screening", about: about, method: "iterated-score-screening", count: out, total: all,
            table: EvidenceTable(columns: ["feature", "decision", "z_alone", "z_beyond"], rows: cells),
            support: Support(cells: [eventCount, rowCount - eventCount], rows: rows), stage: "fit",
            says: Sentence("model.screening", ["named": count(.named), "alone": count(.alone), "beyond": count(.beyond)]))
    }
}
