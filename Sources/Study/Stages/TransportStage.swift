// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Learning
import Metrics
import RiskModels
import StatMath
import Validation

/// What the model, made without the rows of another year or place, does there; why; and which update would suffice.
struct TransportStage: Stage {
    static let name = StageName.validate
    static let version = 1

    struct Input: Fingerprinted, Sendable {
        let data: TrainingData
        let model: ModelChoice
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
            builder.feed(FitStage.Input(outcome: about.outcome ?? "", data: data, folds: [], model: model))
            builder.feed(array: isTarget.map { $0 ? UInt8(1) : 0 })
            builder.feed(target)
            builder.feed(array: families)
            builder.feed(performance)
            builder.feed(about.identity)
            builder.feed(seed)
        }
    }

    struct Output: Codable, Sendable {
        /// Rows of the target, with their risks as the model is, and updated; empty where there was nothing to compare.
        var rows: [Int] = []
        var asItIs = PackedDoubles([])
        var updated = PackedDoubles([])
    }

    private static let folds = 5

    func run(_ input: Input, progress: ProgressMonitor) throws -> Staged<Output> {
        do {
            return try transported(input, progress)
        } catch let error where error is TrainingDataError || error is RiskModelsError {
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
        let source = try input.model.crossFit(data.restricted(to: set(sourceRows, input)), folds: folds(sourceRows, input), progress: progress)
        let model = source.model(outcome: input.about.outcome ?? "")
        let sourceRisk = outOfFold(source.outOfFold.map(\.risk), sourceRows, input)
        let targetRisk = try model.scores(data.features, rows: targetRows).risk
        let membership = try membership(sourceRows, targetRows, input, progress)
        let target = try predictions(targetRows, targetRisk, input)
        let rows = TransportedPerformance.Rows(
            source: try predictions(sourceRows, sourceRisk, input), target: target, sourceMembership: Array(membership[..<sourceRows.count]),
            targetMembership: Array(membership[sourceRows.count...]), name: input.target)
        let context = FindingContext(about: input.about, rows: data.rows.fingerprint(of: targetRows).short)
        var findings = input.performance.evaluate(rows, context: context) + input.performance.shift(rows, context: context)
        let updated = try updated(model, targetRows, target, input, context, progress)
        findings += updated.findings
        return Staged(
            Output(rows: targetRows, asItIs: PackedDoubles(targetRisk), updated: PackedDoubles(updated.risk ?? targetRisk)), findings: findings)
    }

    /// The updating ladder on the rows of the target: the smallest step that a closed test does not reject.
    private func updated(
        _ model: ModelFile, _ rows: [Int], _ target: Predictions, _ input: Input, _ context: FindingContext, _ progress: ProgressMonitor
    ) throws -> (risk: [Double]?, findings: [Finding]) {
        guard case .additive(let old) = model, input.model.kind == .additive || input.model.kind == .logistic else { return (nil, []) }
        let needed = Self.folds * Int(input.performance.minimumEvents), fewest = min(target.events, target.nonEvents)
        guard fewest >= needed else {
            let why = "updating.too-few", facts: [String: EvidenceValue] = ["target": .text(input.target), "needed": .integer(needed)]
            let open = Finding(
                key: "updating.steps", about: context.about, count: fewest, total: target.count, verdict: .insufficient, why: why, reason: why,
                support: Support(cells: [target.events, target.nonEvents], rows: context.rows), stage: "validate", says: Sentence(why, facts))
            return (nil, [open])
        }
        var choice = input.model
        choice.update = OldModel(old)
        let fit = try choice.crossFit(input.data.restricted(to: set(rows, input)), folds: folds(rows, input), progress: progress)
        let found = fit.findings(about: context.about, rows: context.rows, events: (target.events, target.nonEvents))
        return (outOfFold(fit.outOfFold.map(\.risk), rows, input), found.filter { $0.key == "updating.steps" })
    }

    /// The probability that a row like each is in the target, by a model that did not see it: source rows, then target rows.
    private func membership(_ source: [Int], _ target: [Int], _ input: Input, _ progress: ProgressMonitor) throws -> [Double] {
        let rows = (source + target).sorted(), data = input.data
        let outcome = input.isTarget.map { $0 ? UInt8(1) : 0 }
        let belonging = TrainingData(features: data.features, outcome: outcome, rows: set(rows, input), weights: data.weights)
        let fit = try ModelChoice(kind: .additive, seed: input.seed).crossFit(belonging, folds: folds(rows, input), progress: progress)
        let risk = outOfFold(fit.outOfFold.map(\.risk), rows, input)
        let byRow = Dictionary(uniqueKeysWithValues: zip(rows, risk))
        return (source + target).map { byRow[$0] ?? 0 }
    }

    private func predictions(_ rows: [Int], _ risk: [Double], _ input: Input) throws -> Predictions {
        let data = input.data
        return try Predictions(
            risk: risk, outcome: rows.map { data.outcome[$0] }, weights: data.weights.map { weights in rows.map { weights.values[$0] } },
            weightKind: data.weights?.metricsKind ?? .sampling, clusters: data.clusters.map { clusters in rows.map { clusters.index[$0] } },
            clusterCount: data.clusters?.count ?? 0, tieBreak: rows.map { input.tieBreak[$0] })
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
