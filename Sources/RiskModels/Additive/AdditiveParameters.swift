// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// An additive model on binned features: logit P(y = 1 | x) = b0 + sum of f_j(bin of x_j) + sum of f_jk(cell of x_j and x_k).
///
/// Each f_j is a step function with penalties on first differences (numeric features), on curvature (where there are many bins) and a
/// ridge; smoothing parameters are estimated from the data. A numeric feature starts with `binning.coarseBins` and is cut finer where its
/// residuals ask for it.
public struct AdditiveParameters: RiskLearner, Hashable {
    public static let name = "additive"

    public var binning: Binning
    /// How many pairs of features get an effect together.
    public var pairs: PairCount
    /// Ridge on every coefficient besides the estimated penalties, as a share of the total case weight.
    public var ridge: Double
    /// Of the posterior draws in the model file.
    public var seed: UInt64
    /// What is known of effects beforehand.
    public var knowledge: PriorKnowledge

    /// Which features stay where there are very many.
    public var screening: ScreeningParameters

    /// How many resamples of clusters (of rows, where there are none) stand beside the posterior: 0, or 2 to 4,096.
    ///
    /// 256 give standard errors with 4% of Monte Carlo error.
    public var resamples: Int

    /// More say nothing that these do not: their standard errors are right to 1%.
    static let mostResamples = 4096

    public init(
        binning: Binning = Binning(), pairs: PairCount = .number(0), ridge: Double = 1e-7, seed: UInt64 = 1, knowledge: PriorKnowledge = .none,
        resamples: Int = 0, screening: ScreeningParameters = ScreeningParameters()
    ) {
        (self.binning, self.pairs, self.ridge, self.seed, self.knowledge) = (binning, pairs, ridge, seed, knowledge)
        (self.resamples, self.screening) = (resamples, screening)
    }

    /// - Throws: `RiskModelsError` and `LearningError` before any work on rows; `Cancelled`.
    public func fit(_ data: TrainingData, progress: ProgressMonitor) throws -> AdditiveModel {
        let steps = try AdditiveSteps(self, progress: progress)
        return try steps.model(steps.withPairs(steps.mains(steps.rows(data))), resamples: resamples)
    }

    /// The same fit of features that are bins already: their values need not be in memory any more. Without prior knowledge, which is of values.
    ///
    /// - Parameter matrix: its rows are those of `data.rows`, in ascending order; the features of `data` are not looked at.
    /// - Throws: as `fit(_:progress:)`.
    public func fit(_ matrix: BinnedMatrix, _ data: TrainingData, progress: ProgressMonitor) throws -> AdditiveModel {
        let steps = try AdditiveSteps(self, progress: progress)
        return try steps.model(steps.withPairs(steps.mains(steps.rows(matrix, data))), resamples: resamples)
    }

    /// One fit on several completed tables: of the means of their sums, with the variance between the tables (methods 5, `ImputationSteps`).
    ///
    /// - Throws: as `fit(_:progress:)`; `RiskModelsError.parameter` for resamples of rows that stand for several.
    public func fit(_ data: ImputedTrainingData, progress: ProgressMonitor) throws -> AdditiveModel {
        guard data.count > 1 else { return try fit(data.first, progress: progress) }
        guard resamples == 0 || data.first.weights?.kind != .frequency else {
            throw RiskModelsError.parameter("resamples", expected: "0 where rows stand for several and gaps were imputed")
        }
        let steps = try AdditiveSteps(self, progress: progress)
        return try steps.model(steps.withPairs(steps.mains(steps.rows(data))), resamples: resamples)
    }

    /// The fit, and each fold's from its own rows: exact sums of all rows less those held out start a fold close to its solution,
    /// where it is then solved to the same tolerance as the fit itself. Bins are refined by the fold's own residuals.
    ///
    /// Folds share the edges of bins, which are learned from the features of all training rows and from no outcome. Where features are
    /// screened, each fold chooses its own, and is fitted from the start.
    public func crossFit(_ data: TrainingData, folds: [Fold], progress: ProgressMonitor) throws -> CrossFit<AdditiveModel> {
        guard !isScreened(data.features) else {
            var plain = self
            plain.resamples = 0
            return CrossFit(fitted: try fit(data, progress: progress), outOfFold: try plain.refitted(data, folds: folds, progress: progress))
        }
        let fit = try AdditiveFit(self, data, progress: progress)
        let model = try fit.model()
        let outOfFold = try folds.enumerated().map { number, fold in
            progress.report("fit", number, of: folds.count)
            return try fit.fold(fold, number: number).scores(data.features, rows: fold.heldOut.indices)
        }
        return CrossFit(fitted: model, outOfFold: outOfFold)
    }

    /// Whether there are more features than there is room for.
    private func isScreened(_ features: Features) -> Bool { knowledge.applied(to: features).columns.count > screening.mostFeatures }
}
