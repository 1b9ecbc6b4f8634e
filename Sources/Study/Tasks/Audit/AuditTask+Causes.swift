// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Evidence
import Fairness
import Learning
import Metrics
import Protected
import RegisterData
import Settings

extension AuditTask {
    /// The graph, held against the columns of the table.
    func causes(_ table: Table, _ cohort: Cohort) throws -> PlanGraph? {
        guard let graph else { return nil }
        let attributes = cohort.protected.names
        let read = try PlanGraph.read(graph, attributes: attributes, columns: beside(table, cohort).columns.map(\.name) + attributes)
        if let error = SettingsError(read.issues) { throw error }
        return read.graph
    }

    /// By which paths groups come to differ. What the score is made from nobody says: any node may be.
    func causes(
        _ graph: PlanGraph?, _ features: Features, _ cohort: Cohort, _ rows: [Int], _ predictions: Predictions, _ selection: Selection?,
        about: About, identity: String, _ audit: GroupAudit, _ log: AccessLog, _ progress: ProgressMonitor
    ) throws -> [JudgedFinding] {
        guard let graph else { return [] }
        return try cohort.protected.open(for: .causes, in: log, only: graph.opened(cohort.protected.names)) { attributes in
            let input = CausalStage.Input(
                predictions: predictions, selection: selection, attributes: attributes.map { $0.rows(rows) },
                features: features.only(graph.graph.nodes), rows: rows, scoreFeatures: nil, about: about, rowsFingerprint: identity,
                audit: graph.audit(audit.compareTo.filter { $0.value != .overall }, minimumRows: minimumEvents, seed: seed))
            return try CausalStage().run(input, progress: progress).output.judged
        }
    }
}
