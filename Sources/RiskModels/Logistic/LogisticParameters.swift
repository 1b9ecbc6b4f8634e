// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// Plain logistic regression by maximum likelihood, with standard errors: what an additive model is held against.
///
/// Numeric features enter as they are; rows without a value have 0 there and an indicator for each kind of missing; a kind that
/// is met only later is scored as the mean. Nominal features have an indicator for each level but the most frequent. Of indicators of
/// missing values that depend on each other one is kept.
/// Covariance: inverse information, or the sandwich with clusters, sampling or selection weights (methods 10).
public struct LogisticParameters: RiskLearner, Hashable {
    public static let name = "logistic"

    /// Levels and missing kinds with fewer training rows share one indicator.
    public var minimumRows: Int
    /// Of the draws in the model file.
    public var seed: UInt64

    public init(minimumRows: Int = 1, seed: UInt64 = 1) {
        (self.minimumRows, self.seed) = (minimumRows, seed)
    }

    /// - Throws: `RiskModelsError` for data that have no maximum likelihood estimate: dependent columns, separation; `Cancelled`.
    public func fit(_ data: TrainingData, progress: ProgressMonitor) throws -> LogisticModel {
        let indices = data.rows.indices
        let rows = try FitRows(data, rows: indices)
        let matrix = try BinnedMatrix(
            data.features, rows: indices, multiplicity: rows.multiplicity,
            binning: Binning(coarseBins: 2, fineBins: 2, minimumRows: max(1, minimumRows)), progress: progress)
        let design = LogisticDesign(data.features, rows: indices, weights: rows.weights, matrix: matrix)
        do {
            return try fit(design, rows, progress)
        } catch LogisticRegressionError.collinear(let columns) where columns.allSatisfy(design.isMissingIndicator) {
            // Answers that are always missing together need one indicator: the others say nothing more.
            return try fit(design.without(columns), rows, progress)
        } catch let error as LogisticRegressionError {
            throw error.named(by: design)
        }
    }

    private func fit(_ design: LogisticDesign, _ rows: FitRows, _ progress: ProgressMonitor) throws -> LogisticModel {
        let fit = try LogisticRegression().fit(
            design.matrix, outcome: rows.outcome, weights: rows.weights, offset: rows.offset, progress: progress)
        let covariance = rows.needsSandwich ? sandwich(fit, design, rows) : fit.covariance
        return try LogisticModel(fit, covariance: covariance, design: design, rows: rows, seed: seed)
    }

    private func sandwich(_ fit: LogisticFit, _ design: LogisticDesign, _ rows: FitRows) -> Matrix {
        let clusters = rows.clusters.map { Clusters(keys: $0) }
        return fit.sandwichCovariance(
            design.matrix, outcome: rows.outcome, weights: rows.weights, offset: rows.offset, clusters: clusters?.index,
            clusterCount: clusters?.count ?? 0)
    }
}

extension LogisticRegressionError {
    /// The same in this room's words, with the names of terms for the numbers of columns.
    fileprivate func named(by design: LogisticDesign) -> RiskModelsError {
        func names(_ columns: [Int]) -> [String] { columns.map { $0 < design.names.count ? design.names[$0] : "?" } }
        switch self {
        case .collinear(let columns): return .dependentColumns(names(columns))
        case .separation(let columns): return .separatingColumns(names(columns))
        default: return .notConverged(model: LogisticParameters.name)
        }
    }
}
