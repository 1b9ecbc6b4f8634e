// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Learning
import Metrics
import RiskModels
import Validation

/// What the model, made without the rows of another year or place, does there; why; and which update would suffice.
struct TransportStage: Stage {
    static let name = StageName.validate
    static let version = 2

    struct Input: Fingerprinted, Sendable {
        let data: TrainingData
        let model: ModelChoice
        let gaps: TreatedGaps?
        /// One a row of the universe: whether it is in the target.
        let isTarget: [Bool]
        /// The years or areas of the target, as a person writes them.
        let target: String
        /// Hash of each row's family: families are dealt to folds whole.
        let families: [UInt64]
        let tieBreak: [UInt64]
        let performance: TransportedPerformance
        let about: About
        let seed: UInt64

        func feed(_ builder: inout FingerprintBuilder) {
            builder.feed("transport")
            builder.feed(FitStage.Input(outcome: about.outcome ?? "", data: data, folds: [], model: model, gaps: gaps))
            builder.feed(array: isTarget.map { $0 ? UInt8(1) : 0 })
            builder.feed(target)
            builder.feed(array: families)
            builder.feed(performance)
            builder.feed(about.identity)
            builder.feed(seed)
        }
    }

    struct Output: Codable, Sendable {
        /// Rows of the target; empty where there was nothing to compare.
        var rows: [Int] = []
        /// Their risks as the model is, one list a completed table; and updated, if it was.
        var asItIs: [PackedDoubles] = []
        var updated: PackedDoubles?
        /// What each row counts; `nil` where that is what it always does.
        var weights: PackedDoubles?
    }

    private static let folds = 5

    func run(_ input: Input, progress: ProgressMonitor) throws -> Staged<Output> {
        do {
            return try transported(input, progress)
        } catch let error where StrategyFitStage.isOfTheRows(error) {
            // A target with too little to learn from is said; it does not take the study along.
            let reason = "transport.undefined"
            return Staged(
                Output(),
                findings: [
                    Finding(
                        key: "shift.observed-expected", about: input.about, verdict: .insufficient, why: reason, reason: reason, stage: "validate",
                        says: Sentence(reason))
                ])
        }
    }

    private func transported(_ input: Input, _ progress: ProgressMonitor) throws -> Staged<Output> {
        let data = input.data, all = data.rows.indices, isTarget = input.isTarget
        let targetRows = all.filter { isTarget[$0] }, targetFamilies = Set(targetRows.map { input.families[$0] })
        // A family with a birth there is not learned from.
        let sourceRows = all.filter { !isTarget[$0] && !targetFamilies.contains(input.families[$0]) }
        let learner = TreatedLearner(outcome: input.about.outcome ?? "", data: data, model: input.model, gaps: input.gaps).plain
        let source = try learner.crossFit(set(sourceRows, input), folds: folds(sourceRows, input), progress: progress)
        var learned = source.whole
        // Who is complete there hangs on what it hangs on there.
        learned.weights = try learner.completenessWeights(set(targetRows, input), progress: progress)
        let here = try RowRisks(source.outOfFold), there = try RowRisks([try learner.judged(targetRows, by: learned, progress: progress)])
        guard !here.rows.isEmpty, !there.rows.isEmpty else { throw StudyError.noCompleteRow }
        let sources = try predictions(here, input), targets = try predictions(there, input)
        let memberships = try features(here, there, learner, learned, progress).map {
            try membership(here, there, in: $0, input, progress)
        }
        let tables = zip(sources, targets).enumerated().map { number, pair in
            let membership = memberships[memberships.count == 1 ? 0 : number]
            return TransportedPerformance.Rows(
                source: pair.0, target: pair.1, sourceMembership: Array(membership[..<here.rows.count]),
                targetMembership: Array(membership[here.rows.count...]), name: input.target)
        }
        let rows = TransportedPerformance.Tables(tables, rules: CompletedTables.rubinsVariance)
        let context = FindingContext(about: input.about, rows: data.rows.fingerprint(of: there.rows).short)
        var findings = input.performance.evaluate(rows, context: context) + input.performance.shift(rows, context: context)
        let updated = try updated(learned, there, targets[0], input, context, progress)
        findings += updated.findings
        return Staged(
            Output(
                rows: there.rows, asItIs: there.tables.map { PackedDoubles($0) }, updated: updated.risk.map { PackedDoubles($0) },
                weights: there.weights.map { PackedDoubles($0) }), findings: findings)
    }

    /// The updating ladder on the rows of the target: the smallest step that a closed test does not reject.
    private func updated(
        _ learned: TreatedLearner.Learned, _ rows: RowRisks, _ target: Predictions, _ input: Input, _ context: FindingContext,
        _ progress: ProgressMonitor
    ) throws -> (risk: [Double]?, findings: [Finding]) {
        guard case .additive(let old) = learned.file, input.model.kind == .additive || input.model.kind == .logistic else {
            return (nil, [])
        }
        let needed = Self.folds * Int(input.performance.minimumEvents), fewest = min(target.events, target.nonEvents)
        let isImputed = input.gaps?.treatment.does(.impute) ?? false
        guard fewest >= needed, !isImputed else {
            let why = isImputed ? "updating.imputed" : "updating.too-few"
            let facts: [String: EvidenceValue] = ["target": .text(input.target), "needed": .integer(needed)]
            let open = Finding(
                key: "updating.steps", about: context.about, count: fewest, total: target.count, verdict: .insufficient, why: why, reason: why,
                support: Support(cells: [target.events, target.nonEvents], rows: context.rows), stage: "validate", says: Sentence(why, facts))
            return (nil, [open])
        }
        var choice = input.model
        choice.update = OldModel(old)
        let data = input.data.with(weights: weights(of: rows, input)), folds = folds(rows.rows, input)
        let fit = try choice.crossFit(data.restricted(to: set(rows.rows, input)), folds: folds, progress: progress)
        let found = fit.findings(about: context.about, rows: context.rows, events: (target.events, target.nonEvents))
        return (outOfFold(fit.outOfFold.map(\.risk), rows.rows, input), found.filter { $0.key == "updating.steps" })
    }

    /// What the probability of being there is learned from, of each completed table; as recorded, once, where judged rows are not imputed.
    private func features(
        _ here: RowRisks, _ there: RowRisks, _ learner: TreatedLearner, _ learned: TreatedLearner.Learned, _ progress: ProgressMonitor
    ) throws -> [Features] {
        guard learner.judgesCompleted else { return [learner.data.features] }
        let sides = try [here, there].map { try learner.judgedTables($0.rows, apart: learned.apart, progress: progress) }
        return (0..<learner.treatment.imputations).map { number in
            let tables = sides.map { $0[$0.count == 1 ? 0 : number] }
            return tables[0].taking(there.rows, from: tables[1])
        }
    }

    /// The probability that a row like each is in the target, by a model that did not see it: source rows, then target rows.
    private func membership(
        _ here: RowRisks, _ there: RowRisks, in features: Features, _ input: Input, _ progress: ProgressMonitor
    ) throws -> [Double] {
        let rows = (here.rows + there.rows).sorted(), outcome = input.isTarget.map { $0 ? UInt8(1) : 0 }
        let belonging = TrainingData(
            features: features, outcome: outcome, rows: set(rows, input), weights: weights(of: here.joined(with: there), input))
        let fit = try ModelChoice(kind: .additive, seed: input.seed).crossFit(belonging, folds: folds(rows, input), progress: progress)
        let risk = outOfFold(fit.outOfFold.map(\.risk), rows, input)
        let byRow = Dictionary(uniqueKeysWithValues: zip(rows, risk))
        return (here.rows + there.rows).map { byRow[$0] ?? 0 }
    }

    /// Those of the study, or of rows that stand for others that were left out.
    private func weights(of rows: RowRisks, _ input: Input) -> CaseWeights? {
        guard let own = rows.weights else { return input.data.weights }
        var values = [Double](repeating: 0, count: input.data.outcome.count)
        for (row, weight) in zip(rows.rows, own) { values[row] = weight }
        return CaseWeights(values, kind: .selection)
    }

    /// One a completed table.
    private func predictions(_ rows: RowRisks, _ input: Input) throws -> [Predictions] {
        try rows.predictions(
            outcome: input.data.outcome, weights: input.data.weights, clusters: input.data.clusters, tieBreak: input.tieBreak)
    }

    // Folds by family, so that the order of rows does not matter.

    private func fold(_ row: Int, _ input: Input) -> Int { Int(KeyHash.of(input.families[row], seed: input.seed) % UInt64(Self.folds)) }

    private func set(_ rows: [Int], _ input: Input) -> RowSet<Training> {
        var isMember = [Bool](repeating: false, count: input.data.outcome.count)
        for row in rows { isMember[row] = true }
        return RowSet<Training>(input.data.rows.universe, isMember: isMember)
    }

    private func folds(_ rows: [Int], _ input: Input) -> [Fold] {
        (0..<Self.folds).compactMap { number in
            var isMember = [Bool](repeating: false, count: input.data.outcome.count)
            for row in rows where fold(row, input) == number { isMember[row] = true }
            let heldOut = RowSet<HeldOut>(input.data.rows.universe, isMember: isMember)
            return heldOut.count > 0 ? Fold(training: set(rows, input).subtracting(heldOut), heldOut: heldOut) : nil
        }
    }

    /// The risks of all rows, in their order.
    private func outOfFold(_ risks: [[Double]], _ rows: [Int], _ input: Input) -> [Double] {
        var byRow: [Int: Double] = [:]
        let folds = folds(rows, input)
        for (fold, values) in zip(folds, risks) { for (row, value) in zip(fold.heldOut.indices, values) { byRow[row] = value } }
        return rows.map { byRow[$0] ?? 0 }
    }
}
