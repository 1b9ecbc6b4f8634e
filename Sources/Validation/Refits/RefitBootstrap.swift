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
        let rows = data.rows.indices, original = try model.scores(data.features, rows: rows).risk
        let ties = rows.map { tieBreak[$0] }, outcome = rows.map { data.outcome[$0] }
        let kind: SamplingDesign.WeightKind = data.weights?.kind == .frequency ? .frequency : .sampling
        let weights = data.weights.map { weights in rows.map { weights.values[$0] } }
        func predictions(_ risk: [Double], _ weights: [Double]?, _ kind: SamplingDesign.WeightKind) throws -> Predictions {
            try Predictions(risk: risk, outcome: outcome, weights: weights, weightKind: kind, tieBreak: ties)
        }
        let own = try predictions(original, weights, kind)
        var result = RefitBootstrapResult(
            apparent: Self.statistics(own), original: original, selected: capacity.map { Selection.capacity($0, of: own).isReached },
            drawnRows: drawnRows)
        for number in 0..<resamples {
            progress.report("resamples", number, of: resamples)
            try progress.checkCancellation()
            let resample = ClusterResample(data, seed: seed, number: number)
            guard let training = resample.training, let risk = try scores(training, data, rows, refit, progress) else {
                result.failed += 1
                continue
            }
            let drawn = training.weights.map { weights in rows.map { weights.values[$0] } }
            let fresh = try predictions(risk, weights, kind)
            result.add(
                resampled: Self.statistics(try predictions(risk, drawn, training.weights?.kind == .frequency ? .frequency : .sampling)),
                fresh: Self.statistics(fresh), risk: risk, selected: capacity.map { Selection.capacity($0, of: fresh).isReached })
        }
        return result
    }

    /// - Returns: `nil` where no model could be made of the resample.
    private func scores(
        _ training: TrainingData, _ data: TrainingData, _ rows: [Int], _ refit: Refit, _ progress: ProgressMonitor
    ) throws -> [Double]? {
        do {
            let risk = try refit(training, progress).scores(data.features, rows: rows).risk
            return risk.allSatisfy { (0...1).contains($0) } ? risk : nil
        } catch let error as Cancelled {
            throw error
        } catch {
            return nil
        }
    }

    private static func statistics(_ predictions: Predictions) -> [PerformanceMetric: Double] {
        var values: [PerformanceMetric: Double] = [:]
        for metric in metrics { values[metric] = metric.estimate(predictions)?.value }
        return values
    }

    public func feed(_ builder: inout FingerprintBuilder) {
        builder.feed(resamples)
        builder.feed(capacity ?? .nan)
        builder.feed(seed)
        builder.feed(drawnRows)
    }
}
