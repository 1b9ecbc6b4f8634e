// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Learning
import Metrics
import Validation

/// Makes the model anew from resampled families, gaps and all: optimism and stability.
struct RefitStage: Stage {
    static let name = StageName.validate
    static let version = 2

    struct Input: Fingerprinted, Sendable {
        let data: TrainingData
        let model: ModelChoice
        let gaps: TreatedGaps?
        let fitted: ModelFile
        let tieBreak: [UInt64]
        let bootstrap: RefitBootstrap
        let about: About

        func feed(_ builder: inout FingerprintBuilder) {
            builder.feed("refits")
            builder.feed(FitStage.Input(outcome: about.outcome ?? "", data: data, folds: [], model: model, gaps: gaps))
            builder.feed(bootstrap)
            builder.feed(about.identity)
        }
    }

    func run(_ input: Input, progress: ProgressMonitor) throws -> Staged<ValidateStage.Nothing> {
        let learner = TreatedLearner(outcome: input.about.outcome ?? "", data: input.data, model: input.model, gaps: input.gaps).plain
        let data = input.data, judged = data.rows.marked(learner.stays), rows = judged.indices
        let own = try learner.judgedTables(rows, apart: nil, progress: progress)
        let original = RefitBootstrap.Risks(
            try own.map { try input.fitted.scores($0, rows: rows).risk },
            weights: try learner.completenessWeights(data.rows, progress: progress).map { weights in rows.map { weights.values[$0] } })
        let result = try input.bootstrap.run(
            data, judging: rows, original: original, tieBreak: input.tieBreak, progress: progress
        ) { training, counts, number, progress in
            let resampled = learner.resampled(training, counts: counts, number: number)
            let model = try resampled.learned(training.rows, progress: progress)
            return RefitBootstrap.Refitted(
                resampled: try Self.risks(of: rows, drawn: counts, model, own), fresh: try Self.risks(of: rows, model, own))
        }
        let events = rows.reduce(0) { $0 + Int(data.outcome[$1]) }
        var about = input.about
        about.rows = .train
        return Staged(
            ValidateStage.Nothing(),
            findings: result.findings(
                at: input.bootstrap.capacity, events: events, others: rows.count - events, weighted: data.weights != nil || original.weights != nil,
                context: FindingContext(about: about, rows: judged.fingerprint.short)))
    }

    /// Of rows as they are: with the gaps that they have, or completed as for the study's own model.
    private static func risks(of rows: [Int], _ model: TreatedLearner.Learned, _ tables: [Features]) throws -> RefitBootstrap.Risks {
        RefitBootstrap.Risks(try tables.map { try model.file.scores($0, rows: rows).risk })
    }

    /// Of rows as the resample knows them, each as often as it was drawn.
    private static func risks(
        of rows: [Int], drawn counts: [Double], _ model: TreatedLearner.Learned, _ own: [Features]
    ) throws -> RefitBootstrap.Risks {
        let weights = model.weights.map { weights in rows.map { weights.values[$0] } }
        guard model.completed.count > 0 else {
            var risks = try risks(of: rows, model, own)
            risks.weights = weights
            return risks
        }
        let known = rows.indices.filter { counts[rows[$0]] > 0 }, drawn = known.map { rows[$0] }
        return RefitBootstrap.Risks(
            try model.completed.map { table in
                // What was not drawn counts nothing.
                var risk = [Double](repeating: 0.5, count: rows.count)
                for (place, value) in zip(known, try model.file.scores(table, rows: drawn).risk) { risk[place] = value }
                return risk
            }, weights: weights)
    }
}
