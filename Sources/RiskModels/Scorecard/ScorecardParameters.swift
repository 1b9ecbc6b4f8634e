// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning

/// A scorecard: a few conditions, and steps of numbers, with whole points, whose sum gives the risk.
///
/// logit P(y = 1 | x) = (b + points' conditions) / m, with at most `conditions` conditions and points in
/// -largestPoints...largestPoints. Conditions are cut from the additive model's shapes; among the candidates the card of least mean
/// log-loss, with a weak prior, is searched for, with a bound that tells how far any other card could be better (`docs/scorecard.md`).
/// The problem is that of Ustun and Rudin (2019), J. Mach. Learn. Res. 20, 1-75, with the multiplier of Liu et al. (2022), NeurIPS 35.
public struct ScorecardParameters: RiskLearner, Hashable {
    public static let name = "scorecard"

    /// Most conditions that get points; 1 to 8.
    public var conditions: Int
    /// Points lie between this and its opposite; 1 to 20.
    public var largestPoints: Int
    /// Most cut points of a numeric feature, and most levels of a nominal one, that are considered.
    public var cutsPerFeature: Int
    /// Whether a feature with few whole numbers may also get points for each step.
    public var countsSteps: Bool
    /// Most conditions among which cards are compared; 1 to 128.
    public var candidates: Int
    /// Standard deviation of a normal prior on the log-odds of each condition (points / m), or of two standard deviations of steps: without
    /// one, a condition that holds for no event in a small table gets a risk of 0 or 1. Infinite for none.
    public var spread: Double
    /// Cards that the first search keeps at each size.
    public var beamWidth: Int
    /// Sets of conditions that may be compared before the search stops with the gap that it has then; a fit to a set counts as 16.
    public var budget: Int
    /// A condition holds, and fails, in at least this many training rows.
    public var minimumRows: Int
    /// Resampled fits that tell how stable the card is.
    public var replicates: Int
    public var binning: Binning
    /// Of the posterior draws and the resampled fits.
    public var seed: UInt64

    public init(
        conditions: Int = 5, largestPoints: Int = 5, cutsPerFeature: Int = 10, countsSteps: Bool = true, candidates: Int = 48, spread: Double = 2,
        beamWidth: Int = 10,
        budget: Int = 20_000_000, minimumRows: Int = 10, replicates: Int = 50, binning: Binning = Binning(), seed: UInt64 = 1
    ) {
        self.conditions = conditions
        self.largestPoints = largestPoints
        self.cutsPerFeature = cutsPerFeature
        self.countsSteps = countsSteps
        self.candidates = candidates
        self.spread = spread
        self.beamWidth = beamWidth
        self.budget = budget
        self.minimumRows = minimumRows
        self.replicates = replicates
        self.binning = binning
        self.seed = seed
    }

    /// - Throws: `RiskModelsError` and `LearningError` before any work on rows; `Cancelled`.
    public func fit(_ data: TrainingData, progress: ProgressMonitor) throws -> Scorecard {
        try validate()
        return try ScorecardFit(self, data, progress: progress).card(replicates: replicates)
    }

    /// The fit, and each fold's from its own rows alone: candidates, conditions, points and multiplier.
    public func crossFit(_ data: TrainingData, folds: [Fold], progress: ProgressMonitor) throws -> CrossFit<Scorecard> {
        let fitted = try fit(data, progress: progress)
        let training = Set(data.rows.indices)
        let outOfFold = try folds.enumerated().map { number, fold in
            progress.report("fit", number, of: folds.count)
            guard fold.training.indices.allSatisfy(training.contains) else { throw RiskModelsError.foldOutsideTraining(fold: number) }
            // A fold's card is only scored with: nobody asks how stable it is.
            let card = try ScorecardFit(self, data.restricted(to: fold.training), progress: progress).card(replicates: 0)
            return try card.scores(data.features, rows: fold.heldOut.indices)
        }
        return CrossFit(fitted: fitted, outOfFold: outOfFold)
    }

    private func validate() throws(RiskModelsError) {
        func check(_ name: String, _ value: Int, _ range: ClosedRange<Int>) throws(RiskModelsError) {
            guard range.contains(value) else { throw .parameter(name, expected: "\(range.lowerBound) to \(range.upperBound)") }
        }
        try check("conditions", conditions, 1...8)
        try check("largestPoints", largestPoints, 1...20)
        try check("cutsPerFeature", cutsPerFeature, 1...254)
        try check("candidates", candidates, 1...128)
        guard spread > 0 else { throw .parameter("spread", expected: "above 0") }
        try check("beamWidth", beamWidth, 1...1000)
        try check("budget", budget, 0...Int(Int32.max))
        try check("minimumRows", minimumRows, 1...Int(Int32.max))
        try check("replicates", replicates, 0...10_000)
    }
}
