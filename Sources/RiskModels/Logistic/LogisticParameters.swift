// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// Logistic regression: what an additive model is held against, and the model of choice where events are few.
///
/// Numeric features enter as they are, or as restricted cubic splines; rows without a value have 0 there and an indicator for each kind of
/// missing; a kind that is met only later is scored as the mean. Nominal features have an indicator for each level but the most frequent. Of
/// indicators of missing values that depend on each other one is kept, and a bend of a curve gives way to other columns.
/// Covariance: inverse information, or the sandwich with clusters, sampling or selection weights (methods 10). Which estimation is used when:
/// `docs/decisions/0008-logistic-estimates.md`.
public struct LogisticParameters: RiskLearner, Hashable {
    public static let name = "logistic"

    public var splines: SplineChoice
    public var estimation: LogisticEstimation
    /// Not together with Firth's estimate.
    public var priors: [CoefficientPrior]
    /// Levels and missing kinds with fewer training rows share one indicator.
    public var minimumRows: Int
    /// Of the draws in the model file.
    public var seed: UInt64
    /// How many resamples of clusters (of rows, where there are none) give standard errors beside the model's own: 0, or 2 to 4,096.
    public var resamples: Int

    /// Without more: straight lines by maximum likelihood, as books have it.
    public init(
        splines: SplineChoice = .off, estimation: LogisticEstimation = .maximumLikelihood, priors: [CoefficientPrior] = [], minimumRows: Int = 1,
        seed: UInt64 = 1, resamples: Int = 0
    ) {
        (self.splines, self.estimation, self.priors) = (splines, estimation, priors)
        (self.minimumRows, self.seed, self.resamples) = (minimumRows, seed, resamples)
    }

    /// What a study fits: curves and estimates as the events allow.
    public static func study(seed: UInt64, resamples: Int = 0) -> LogisticParameters {
        LogisticParameters(splines: .automatic, estimation: .automatic, seed: seed, resamples: resamples)
    }

    /// The fit, and each fold's without resamples: only its scores are asked for.
    public func crossFit(_ data: TrainingData, folds: [Fold], progress: ProgressMonitor) throws -> CrossFit<LogisticModel> {
        let fitted = try fit(data, progress: progress)
        var inFolds = self
        inFolds.resamples = 0
        let outOfFold = try folds.enumerated().map { number, fold in
            progress.report("fit", number, of: folds.count)
            return try inFolds.fit(data.restricted(to: fold.training), progress: progress).scores(data.features, rows: fold.heldOut.indices)
        }
        return CrossFit(fitted: fitted, outOfFold: outOfFold)
    }

    /// - Throws: `RiskModelsError`: dependent columns; separation where nothing penalises it; parameters; `Cancelled`.
    public func fit(_ data: TrainingData, progress: ProgressMonitor) throws -> LogisticModel {
        try validate()
        let indices = data.rows.indices
        let rows = try FitRows(data, rows: indices)
        let design = try design(data.features, indices, rows, progress)
        do {
            return try fit(design, rows, progress)
        } catch LogisticRegressionError.collinear(let columns) where columns.allSatisfy(design.isDispensable) {
            // Answers that are always missing together need one indicator: the others say nothing more.
            return try fit(design.without(columns), rows, progress)
        } catch let error as LogisticRegressionError {
            throw error.named(by: design)
        }
    }

    /// - Throws: `RiskModelsError.parameter`.
    func validate() throws(RiskModelsError) {
        if case .knots(let number) = splines, !SplineKnots.numbers.contains(number) {
            throw RiskModelsError.parameter("splines", expected: "3 to 5 knots")
        }
        guard resamples == 0 || (2...AdditiveParameters.mostResamples).contains(resamples) else {
            throw RiskModelsError.parameter("resamples", expected: "0, or 2 to \(AdditiveParameters.mostResamples)")
        }
    }

    /// The columns of the regression, with the curves that the events allow.
    ///
    /// - Parameter indices: rows of the features, in the order of `rows`.
    func design(_ features: Features, _ indices: [Int], _ rows: FitRows, _ progress: ProgressMonitor) throws -> LogisticDesign {
        let matrix = try BinnedMatrix(
            features, rows: indices, multiplicity: rows.multiplicity,
            binning: Binning(coarseBins: 2, fineBins: 2, minimumRows: max(1, minimumRows)), progress: progress)
        let design = LogisticDesign(features, rows: indices, weights: rows.weights, matrix: matrix)
        let curves = SplineKnots(features: features, indices: indices, fit: rows).curves(splines, besides: design.sources.count - 1)
        guard curves.contains(where: { $0 != nil }) else { return design }
        return design.bending(curves, features, rows: indices, weights: rows.weights)
    }

    private func fit(_ design: LogisticDesign, _ rows: FitRows, _ progress: ProgressMonitor) throws -> LogisticModel {
        let estimator = LogisticEstimator(
            design: design, rows: rows, estimation: estimation, priors: priors, resamples: resamples, seed: seed, progress: progress)
        return try LogisticModel(estimator.estimate(), design: design, rows: rows, seed: seed, resamples: resamples)
    }
}

extension LogisticRegressionError {
    /// The same in this room's words, with the names of terms for the numbers of columns.
    func named(by design: LogisticDesign) -> RiskModelsError {
        let terms = design.names
        func names(_ columns: [Int]) -> [String] { columns.map { $0 < terms.count ? terms[$0] : "?" } }
        switch self {
        case .collinear(let columns): return .dependentColumns(names(columns))
        case .separation(let columns): return .separatingColumns(names(columns))
        default: return .notConverged(model: LogisticParameters.name)
        }
    }
}
