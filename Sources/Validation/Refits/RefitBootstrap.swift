// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import Metrics
import StatMath

/// A model made anew from resampled families, again and again: how much better it looks on the rows that it learned from than on others (optimism),
/// and how much its risks hang on who happened to be in the data (stability).
///
/// Everything that the study does to make a model is done in each resample: the closure that is given holds it all, choosing bins, pairs and
/// penalties, and filling in missing values where the study does.
/// Sources: optimism: Harrell, Lee and Mark (1996), Stat. Med. 15, 361-387; stability: Riley and Collins (2023), Biom. J. 65, 2200302.
public struct RefitBootstrap: Hashable, Sendable, Fingerprinted {
    public typealias Refit = (TrainingData, ProgressMonitor) throws -> any RiskScorer

    /// What a model says of the rows that are judged: one list a completed table, or a single one where no gap is filled for judging.
    public struct Risks: Sendable {
        public var tables: [[Double]]
        /// What each row counts; `nil` where that is what the data say.
        public var weights: [Double]?

        public init(_ tables: [[Double]], weights: [Double]? = nil) { (self.tables, self.weights) = (tables, weights) }

        /// The mean over the tables.
        var risk: [Double] {
            guard tables.count > 1 else { return tables.first ?? [] }
            return tables[0].indices.map { row in tables.reduce(0) { $0 + $1[row] } / Double(tables.count) }
        }

        fileprivate var areProbabilities: Bool { tables.allSatisfy { $0.allSatisfy { (0...1).contains($0) } } }
    }

    /// What a model of resampled rows says of the same rows.
    public struct Refitted: Sendable {
        /// As the resample knows them: rows that were not drawn count nothing.
        public var resampled: Risks
        /// As they are.
        public var fresh: Risks

        public init(resampled: Risks, fresh: Risks) { (self.resampled, self.fresh) = (resampled, fresh) }
    }

    public var resamples: Int
    /// Below 1 a share of the rows that can be reached, from 1 a number of rows; `nil`: nobody is selected.
    public var capacity: Double?
    public var seed: UInt64
    /// Rows whose single risks are kept for the chart.
    public var drawnRows: Int

    public init(resamples: Int, capacity: Double? = nil, seed: UInt64, drawnRows: Int = 4_000) {
        (self.resamples, self.capacity, self.seed, self.drawnRows) = (resamples, capacity, seed, drawnRows)
    }

    /// The statistics that are corrected.
    public static let metrics: [PerformanceMetric] = [.auc, .calibrationSlope, .brier, .nagelkerke]

    /// - Parameters:
    ///   - model: the study's own fit of these rows.
    ///   - tieBreak: of each row of the universe.
    ///   - refit: makes a model of rows, in the same way.
    /// - Returns: what the resamples gave. A resample on which no model could be made is counted, and gives nothing else.
    /// - Throws: errors of scoring with the study's own model, and `Cancelled`.
    public func run(
        _ data: TrainingData, model: any RiskScorer, tieBreak: [UInt64], refit: Refit, progress: ProgressMonitor
    ) throws -> RefitBootstrapResult {
        let rows = data.rows.indices, original = Risks([try model.scores(data.features, rows: rows).risk])
        return try run(data, judging: rows, original: original, tieBreak: tieBreak, progress: progress) { training, _, _, progress in
            let risks = Risks([try refit(training, progress).scores(data.features, rows: rows).risk])
            return Refitted(resampled: risks, fresh: risks)
        }
    }

    /// The same where gaps are treated: rows may be left out, count otherwise, or be filled several times. Each statistic is then the mean over
    /// the tables (Wahl et al. 2016, BMC Med. Res. Methodol. 16, 144: resample first, then impute).
    ///
    /// - Parameters:
    ///   - data: the rows that are drawn from.
    ///   - rows: those that are judged.
    ///   - original: what the study's own model says of them.
    ///   - refit: gets the drawn rows, how often each row of the universe was drawn, and the number of the resample.
    public func run(
        _ data: TrainingData, judging rows: [Int], original: Risks, tieBreak: [UInt64], progress: ProgressMonitor,
        refit: (TrainingData, [Double], Int, ProgressMonitor) throws -> Refitted
    ) throws -> RefitBootstrapResult {
        let ties = rows.map { tieBreak[$0] }, outcome = rows.map { data.outcome[$0] }
        let kind: SamplingDesign.WeightKind = data.weights?.kind == .frequency ? .frequency : .sampling
        let weights = data.weights.map { weights in rows.map { weights.values[$0] } }
        func tables(_ risks: Risks, _ weights: [Double]?, _ kind: SamplingDesign.WeightKind) throws -> [Predictions] {
            try risks.tables.map { risk in
                try Predictions(
                    risk: risk, outcome: outcome, weights: risks.weights ?? weights, weightKind: risks.weights == nil ? kind : .sampling,
                    tieBreak: ties)
            }
        }
        func selected(_ risks: Risks) throws -> [Bool]? {
            try capacity.map { capacity in
                let mean = try Predictions(
                    risk: risks.risk, outcome: outcome, weights: risks.weights ?? weights, weightKind: risks.weights == nil ? kind : .sampling,
                    tieBreak: ties)
                return Selection.capacity(capacity, of: mean).isReached
            }
        }
        var result = RefitBootstrapResult(
            apparent: Self.statistics(try tables(original, weights, kind)), original: original.risk, selected: try selected(original),
            drawnRows: drawnRows)
        for number in 0..<resamples {
            progress.report("resamples", number, of: resamples)
            try progress.checkCancellation()
            let resample = ClusterResample(data, seed: seed, number: number)
            guard let training = resample.training,
                var refitted = try made({ try refit(training, resample.counts, number, progress) })
            else {
                result.failed += 1
                continue
            }
            // What the rows as they are count is the study's own.
            refitted.fresh.weights = original.weights
            let drawn = training.weights.map { weights in rows.map { weights.values[$0] } }
            result.add(
                resampled: Self.statistics(
                    try tables(refitted.resampled, drawn, training.weights?.kind == .frequency ? .frequency : .sampling)),
                fresh: Self.statistics(try tables(refitted.fresh, weights, kind)), risk: refitted.fresh.risk,
                selected: try selected(refitted.fresh))
        }
        return result
    }

    /// - Returns: `nil` where no model could be made of the resample.
    private func made(_ refit: () throws -> Refitted) throws -> Refitted? {
        do {
            let refitted = try refit()
            return refitted.fresh.areProbabilities && refitted.resampled.areProbabilities ? refitted : nil
        } catch let error as Cancelled {
            throw error
        } catch {
            return nil
        }
    }

    /// The mean over the tables, of what every table has.
    private static func statistics(_ tables: [Predictions]) -> [PerformanceMetric: Double] {
        var values: [PerformanceMetric: Double] = [:]
        for metric in metrics {
            let own = tables.compactMap { metric.estimate($0)?.value }
            if !own.isEmpty, own.count == tables.count { values[metric] = Sum.exact(own) / Double(own.count) }
        }
        return values
    }

    public func feed(_ builder: inout FingerprintBuilder) {
        builder.feed(resamples)
        builder.feed(capacity ?? .nan)
        builder.feed(seed)
        builder.feed(drawnRows)
    }
}
