// SPDX-License-Identifier: EUPL-1.2

import Basics
import Fairness
import Learning

extension OutcomeRun {
    /// Archetypes and flips, for the chosen model; nothing without them.
    func drawnFamilies(_ result: Result, _ runner: inout StageRunner, _ facts: [String: String]) throws -> [JudgedFinding] {
        guard let archetypes else { return [] }
        var builder = FingerprintBuilder()
        builder.feed(data: archetypes.bytes)
        let input = FlipStage.Input(
            predictions: result.judged.predictions, selection: result.selection, model: result.model, features: cohort.features,
            rows: result.judged.rows, about: about(result), rowsFingerprint: result.judged.fingerprint.short,
            audit: archetypes.audit(cohort.features, minimumRows: audit.minimumEvents, seed: audit.seed), file: builder.finish())
        return try runner.run(FlipStage(), on: input, facts: facts).judged
    }
}
