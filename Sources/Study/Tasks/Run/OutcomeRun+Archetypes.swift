// SPDX-License-Identifier: EUPL-1.2

import Basics
import Fairness
import Learning

extension OutcomeRun {
    /// Archetypes and flips, for the chosen model; nothing without them.
    func drawnFamilies(
        _ result: Result, _ choice: ModelChoice, _ runner: inout StageRunner, _ facts: [String: String]
    ) throws -> [JudgedFinding] {
        guard let archetypes else { return [] }
        var builder = FingerprintBuilder()
        builder.feed(data: archetypes.bytes)
        let file = builder.finish(), tables = try judgedFeatures(result, choice, progress: runner.progress)
        let inputs = zip(zip(result.judged.tables, result.selections), tables).map { judged, features in
            FlipStage.Input(
                predictions: judged.0, selection: judged.1, model: result.model, features: features, rows: result.judged.rows, about: about(result),
                rowsFingerprint: result.judged.fingerprint.short,
                audit: archetypes.audit(cohort.features, minimumRows: audit.minimumEvents, seed: audit.seed), file: file)
        }
        guard inputs.count > 1 else { return try runner.run(FlipStage(), on: inputs[0], facts: facts).judged }
        return try runner.run(CompletedFlipStage(), on: CompletedFlipStage.Input(tables: inputs), facts: facts).judged
    }

    /// The features of the judged rows: as they are, or as they were completed for judging, the same draws again.
    private func judgedFeatures(_ result: Result, _ choice: ModelChoice, progress: ProgressMonitor) throws -> [Features] {
        let count = result.judged.tables.count
        guard count > 1 else { return [cohort.features] }
        let learner = TreatedLearner(outcome: outcome.name, data: data, model: choice, gaps: gaps)
        var tables = [Features](repeating: cohort.features, count: count)
        for part in result.parts {
            let own = try learner.judgedTables(part.rows, apart: Set(part.apart), progress: progress)
            for table in tables.indices { tables[table] = tables[table].taking(part.rows, from: own[own.count == 1 ? 0 : table]) }
        }
        return tables
    }
}
