// SPDX-License-Identifier: EUPL-1.2

import Fairness
import Learning

extension OutcomeRun {
    /// The paths of the analyst's graph, for the chosen model; nothing without a graph.
    func causes(_ result: Result, _ runner: inout StageRunner, _ facts: [String: String]) throws -> [JudgedFinding] {
        guard let graph else { return [] }
        let rows = result.judged.rows, names = graph.opened(cohort.protected.names)
        return try cohort.protected.open(for: .causes, in: accessLog, only: names) { attributes in
            let input = CausalStage.Input(
                predictions: result.judged.predictions, selection: result.selection, attributes: attributes.map { $0.rows(rows) },
                features: cohort.features.only(graph.graph.nodes), rows: rows, scoreFeatures: Set(cohort.features.columns.map(\.name)),
                about: about(result), rowsFingerprint: result.judged.fingerprint.short,
                audit: graph.audit(audit.compareTo.filter { $0.value != .overall }, minimumRows: audit.minimumEvents, seed: audit.seed))
            return try runner.run(CausalStage(), on: input, facts: facts).judged
        }
    }
}
