// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath
import Synchronization

/// Gradient-boosted trees by XGBoost: how well one could predict without having to explain.
///
/// They are a challenger, never the model of a study: what they find more than the glass box is the price of explainability, and a
/// warning when it is high. Source: Chen and Guestrin (2016), KDD '16, 785-794.
///
/// Learned from each feature: a number as it is; a level as a category (the histogram method splits categories into two sets); a kind of
/// missing value as a category of its own, or beside a number as the side to which XGBoost sends rows without one, with an indicator for
/// each kind but the most frequent. XGBoost runs on one thread: the same bytes again; folds run beside each other.
public struct BoostedParameters: RiskLearner, Hashable {
    public static let name = "boosted"

    /// How many trees, 1 to 10,000.
    public var trees: Int
    /// Questions in a row, 1 to 10.
    public var depth: Int
    /// Of what a tree found, the share that is added, above 0 and at most 1 (XGBoost's eta).
    public var rate: Double
    /// Least sum of w p(1-p) in a leaf, from 0 (XGBoost's min_child_weight).
    public var minimumChildWeight: Double
    /// Ridge on the log-odds of leaves, from 0 (XGBoost's lambda).
    public var ridge: Double
    /// Share of the rows that a tree is grown on, drawn anew for each, above 0 and at most 1.
    public var rowShare: Double
    /// Levels and missing kinds with fewer training rows share one category, which is also that of levels that are met later.
    public var minimumRows: Int
    /// Of the drawn rows; without effect where each tree sees all.
    public var seed: UInt64

    public init(
        trees: Int = 300, depth: Int = 5, rate: Double = 0.06, minimumChildWeight: Double = 1, ridge: Double = 1, rowShare: Double = 1,
        minimumRows: Int = 10, seed: UInt64 = 1
    ) {
        self.trees = trees
        self.depth = depth
        self.rate = rate
        self.minimumChildWeight = minimumChildWeight
        self.ridge = ridge
        self.rowShare = rowShare
        self.minimumRows = minimumRows
        self.seed = seed
    }

    /// - Throws: `ChallengerError.parameter` with the range that it must lie in.
    public func validate() throws(ChallengerError) {
        guard (1...10_000).contains(trees) else { throw .parameter("trees", expected: "1 to 10,000") }
        // A tree of depth d has up to 2^d leaves, and the model file holds them all.
        guard (1...10).contains(depth) else { throw .parameter("depth", expected: "1 to 10") }
        guard rate > 0, rate <= 1 else { throw .parameter("rate", expected: "above 0 and at most 1") }
        guard minimumChildWeight >= 0, minimumChildWeight.isFinite else {
            throw .parameter("minimumChildWeight", expected: "from 0 and finite")
        }
        guard ridge >= 0, ridge.isFinite else { throw .parameter("ridge", expected: "from 0 and finite") }
        guard rowShare > 0, rowShare <= 1 else { throw .parameter("rowShare", expected: "above 0 and at most 1") }
        guard minimumRows >= 1 else { throw .parameter("minimumRows", expected: "1 or more") }
    }

    /// - Throws: `ChallengerError`, `TrainingDataError`, `LearningError` or `Cancelled`.
    public func fit(_ data: TrainingData, progress: ProgressMonitor) throws -> BoostedModel {
        try fit(data, library: XGBoostLibrary.shared, progress: progress)
    }

    /// The same with a library of the caller's choice, opened once the parameters and the data are known to be sound.
    package func fit(
        _ data: TrainingData, library: () throws(ChallengerError) -> XGBoostLibrary, progress: ProgressMonitor
    ) throws -> BoostedModel {
        try grow(data, library: library, progress: progress) { progress.report("fit", $0, of: trees) }
    }

    /// The whole fit and that of each fold beside each other: each is the same work whichever thread does it.
    public func crossFit(_ data: TrainingData, folds: [Fold], progress: ProgressMonitor) throws -> CrossFit<BoostedModel> {
        let grown = Atomic<Int>(0), total = (folds.count + 1) * trees
        let fits = try parallelMap(folds.count + 1, progress: progress) { number -> Result<(model: BoostedModel, scores: Scores), any Error> in
            Result {
                let fold = number > 0 ? folds[number - 1] : nil
                let model = try grow(
                    fold.map { data.restricted(to: $0.training) } ?? data, library: XGBoostLibrary.shared, progress: progress
                ) { _ in progress.report("fit", grown.wrappingAdd(1, ordering: .relaxed).oldValue, of: total) }
                return (model, try model.scores(data.features, rows: fold?.heldOut.indices ?? []))
            }
        }.map { try $0.get() }
        return CrossFit(fitted: fits[0].model, outOfFold: fits.dropFirst().map(\.scores))
    }

    /// - Parameter report: called with the number of trees before each tree.
    private func grow(
        _ data: TrainingData, library: () throws(ChallengerError) -> XGBoostLibrary, progress: ProgressMonitor, report: (Int) -> Void
    ) throws -> BoostedModel {
        try validate()
        let fit = try BoostedFit(self, data, library: library, progress: progress)
        for tree in 0..<trees {
            report(tree)
            try progress.checkCancellation()
            try fit.grow(tree)
        }
        return try fit.model()
    }
}

extension BoostedParameters {
    /// One fit on several completed tables: every row in each of them, with that share of its weight.
    ///
    /// - Throws: as `fit(_:progress:)`.
    public func fit(_ data: ImputedTrainingData, progress: ProgressMonitor) throws -> BoostedModel {
        guard data.count > 1 else { return try fit(data.first, progress: progress) }
        let rows = data.first.rows.indices, checked = try CheckedRows(data.first, rows: rows), share = 1 / Double(data.count)
        func stacked<Value>(_ values: [Value]) -> [Value] { data.tables.flatMap { _ in values } }
        let weights = stacked((checked.weights ?? rows.map { _ in 1 }).map { $0 * share }), outcome = stacked(checked.outcome)
        var builder = FingerprintBuilder()
        builder.feed(data.first.rows.fingerprint)
        builder.feed(data.count)
        let universe = Universe(count: outcome.count, fingerprint: builder.finish())
        let all = TrainingData(
            features: Features(stacking: data.tables, rows: rows), outcome: outcome,
            rows: RowSet(universe, isMember: outcome.map { _ in true }), weights: CaseWeights(weights, kind: .frequency),
            offset: checked.offset.map(stacked))
        let model = try fit(all, progress: progress)
        return model.learned(fromRows: rows.count, events: checked.outcome.count { $0 == 1 })
    }
}

extension BoostedParameters {
    /// A fit with XGBoost's own risks of some rows, by which tests judge ours.
    package func fitWithOracle(_ data: TrainingData, scoring features: Features, rows: [Int]) throws -> (model: BoostedModel, risks: [Float]) {
        let fit = try BoostedFit(self, data, library: XGBoostLibrary.shared, progress: .silent)
        for tree in 0..<trees { try fit.grow(tree) }
        return (try fit.model(), try fit.risks(of: features, rows: rows))
    }
}
