// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Everything that a model is fitted on. Arrays run over the whole universe; only `rows` are read.
public struct TrainingData: Sendable {
    public let features: Features
    /// 1 for an event, 0 for none.
    public let outcome: [UInt8]
    public let rows: RowSet<Training>
    public let weights: CaseWeights?
    public let clusters: Clusters?
    /// Added to every linear predictor, not estimated.
    public let offset: [Double]?

    public init(
        features: Features, outcome: [UInt8], rows: RowSet<Training>, weights: CaseWeights? = nil, clusters: Clusters? = nil, offset: [Double]? = nil
    ) {
        let n = features.rowCount
        precondition(outcome.count == n && rows.universe.count == n, "one outcome a row of the universe")
        precondition(
            weights.map { $0.values.count == n } ?? true && clusters.map { $0.index.count == n } ?? true && offset.map { $0.count == n } ?? true)
        self.features = features
        self.outcome = outcome
        self.rows = rows
        self.weights = weights
        self.clusters = clusters
        self.offset = offset
    }

    /// The same data, learned from fewer rows.
    public func restricted(to rows: RowSet<Training>) -> TrainingData {
        TrainingData(features: features, outcome: outcome, rows: rows, weights: weights, clusters: clusters, offset: offset)
    }
}

/// Risks with their 95% limits, one a requested row.
public struct Scores: Hashable, Sendable, Codable {
    public var risk: [Double]
    /// Empty, as `upper`, for a model that has no limits to give.
    public var lower: [Double]
    public var upper: [Double]

    public init(risk: [Double], lower: [Double], upper: [Double]) {
        precondition(risk.count == lower.count && risk.count == upper.count)
        (self.risk, self.lower, self.upper) = (risk, lower, upper)
    }

    /// Risks of a model without limits.
    public init(risk: [Double]) { (self.risk, lower, upper) = (risk, [], []) }

    /// Whether there are limits. They are never made up: a risk alone does not say how sure it is.
    public var hasLimits: Bool { lower.count == risk.count && upper.count == risk.count }
}

/// A fitted model: what it says of rows, whoever they are.
public protocol RiskScorer: Sendable {
    /// - Parameter rows: which rows of `features`, in the order of the answer.
    func scores(_ features: Features, rows: [Int]) throws -> Scores
}

/// Parameters of a model that can be fitted.
public protocol RiskLearner: Sendable {
    associatedtype Fitted: RiskScorer

    /// The name in evidence: `additive`, `logistic`.
    static var name: String { get }

    func fit(_ data: TrainingData, progress: ProgressMonitor) throws -> Fitted

    /// The fit on all training rows, and each training row's score by a model that did not see its fold.
    ///
    /// Refits for each fold unless the model can do better (sums that add up over folds).
    func crossFit(_ data: TrainingData, folds: [Fold], progress: ProgressMonitor) throws -> CrossFit<Fitted>
}

/// A fit with the out-of-fold scores of its training rows.
public struct CrossFit<Fitted: RiskScorer>: Sendable {
    public let fitted: Fitted
    /// Scores of each fold's held-out rows, in ascending order of row.
    public let outOfFold: [Scores]

    public init(fitted: Fitted, outOfFold: [Scores]) {
        (self.fitted, self.outOfFold) = (fitted, outOfFold)
    }
}

extension RiskLearner {
    public func crossFit(_ data: TrainingData, folds: [Fold], progress: ProgressMonitor) throws -> CrossFit<Fitted> {
        CrossFit(fitted: try fit(data, progress: progress), outOfFold: try refitted(data, folds: folds, progress: progress))
    }

    /// Scores of each fold's held-out rows by a fit on its training rows alone.
    public func refitted(_ data: TrainingData, folds: [Fold], progress: ProgressMonitor) throws -> [Scores] {
        try folds.enumerated().map { number, fold in
            progress.report("fit", number, of: folds.count)
            return try fit(data.restricted(to: fold.training), progress: progress).scores(data.features, rows: fold.heldOut.indices)
        }
    }
}
