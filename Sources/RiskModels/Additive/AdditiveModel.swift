// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// A fitted additive model: its model file, and what the fit knows besides.
public struct AdditiveModel: RiskScorer {
    /// One feature's part.
    public struct Term: Hashable, Sendable {
        public let bins: FeatureBins
        /// Training rows and events of each bin, as people count them.
        public let rows: [Double]
        public let events: [Double]
        /// Effective degrees of freedom.
        public let degreesOfFreedom: Double
        /// Mean absolute log-odds over the training rows.
        public let importance: Double
        /// How many times as much its sums vary as they would if rows were independent; 1 without clusters and weights.
        public let designEffect: Double
        /// Smoothing parameters: of first differences (numeric features), of the ridge.
        public let smoothing: [Double]
        /// The part of each bin's standard error that is there because smoothing parameters are estimated and not known.
        public let smoothingErrors: [Double]
        /// Standard error of each bin by resampling clusters; empty without a bootstrap.
        public let bootstrapErrors: [Double]
        /// The share of its variance, over the training rows, that is between completed tables; `nil` where nothing was imputed.
        public let missingInformation: Double?
    }

    /// What two features add together.
    public struct Pair: Hashable, Sendable {
        /// The groups of each side.
        public let first: FeatureBins
        public let second: FeatureBins
        /// Training rows and events of each cell, as people count them.
        public let rows: [Double]
        public let events: [Double]
        public let degreesOfFreedom: Double
        /// Mean absolute log-odds over the training rows.
        public let importance: Double
        /// Smoothing parameters: of differences between neighbouring cells (where a side is numeric), of the ridge.
        public let smoothing: [Double]
        /// The part of each cell's standard error that is there because smoothing parameters are estimated and not known.
        public let smoothingErrors: [Double]
        /// Standard error of each cell by resampling clusters; empty without a bootstrap.
        public let bootstrapErrors: [Double]
    }

    private let scorer: ScoringModel
    public let terms: [Term]
    /// In the order of their rank.
    public let pairs: [Pair]
    public let rowCount: Int
    public let eventCount: Int
    /// Of the training rows, without the penalty.
    public let deviance: Double
    public let iterations: Int
    /// Whether the stopping rule was met (methods 9).
    public let converged: Bool
    /// Resamples of clusters that bootstrap errors come from; 0 for none.
    public let resamples: Int
    /// Whether standard errors are the sandwich's: with clusters, sampling or selection weights.
    public let isSandwich: Bool
    /// Clusters that the rows make; `nil` where each stands for itself.
    public let clusterCount: Int?
    /// What became of what was known beforehand, in the order in which it was written.
    public let priors: [PriorReport]
    /// Completed tables that it was fitted on; 1 where nothing was imputed.
    public let imputations: Int
    /// Which features it learned from, of more; `nil` where there was room for all.
    public let screening: Screening?

    /// - Parameter resamples: of the bootstrap; 0 for none.
    init(_ fit: AdditiveResolution, seed: UInt64, resamples: Int = 0, progress: ProgressMonitor = .silent) throws {
        let (solution, rows) = (fit.solution, fit.rows)
        let tables = rows.rows.copies > 1 ? try ImputationSteps(solution, progress: progress) : nil
        let effects = try ShownEffects(fit, progress: progress), shown = effects.shown
        let posterior = try Posterior(solution, shown, shift: effects.shift, tables: tables, seed: seed)
        let bootstrap =
            resamples > 0
            ? try ClusterBootstrap(fit, shown, estimates: posterior.estimates, resamples: resamples, seed: seed, progress: progress).standardErrors
            : []
        func smoothingErrors(_ range: Range<Int>) -> [Double] { range.map { posterior.variances[$0].smoothing.squareRoot() } }
        func errors(_ range: Range<Int>) -> [Double] {
            guard !bootstrap.isEmpty else { return [] }
            return range.map { index in
                let besides = posterior.variances[index].between + posterior.variances[index].smoothing
                return (bootstrap[index] * bootstrap[index] + besides).squareRoot()
            }
        }
        func coefficient(_ index: Int) -> ScoringModel.Coefficient {
            ScoringModel.Coefficient(
                logOdds: posterior.estimates[index], standardError: posterior.standardErrors[index], draws: posterior.draws[index])
        }
        var terms: [Term] = []
        var scored: [ScoringModel.Term] = []
        for (index, place) in shown.mains.enumerated() {
            let bins = rows.matrix.bins[place.column].grouped(by: place.grouping)
            let weighted = place.grouping.sums(rows.weighted.rows[place.column])
            let size = weighted.reduce(0, +)
            let importance = zip(place.range, weighted).reduce(0) { $0 + $1.1 * posterior.estimates[$1.0].magnitude } / size
            terms.append(
                Term(
                    bins: bins, rows: place.grouping.sums(rows.counted.rows[place.column]),
                    events: place.grouping.sums(rows.counted.events[place.column]), degreesOfFreedom: solution.degreesOfFreedom[index],
                    importance: importance, designEffect: solution.problem.designEffects[index], smoothing: solution.smoothing[index],
                    smoothingErrors: smoothingErrors(place.range), bootstrapErrors: errors(place.range),
                    missingInformation: tables.map { _ in posterior.missingInformation(of: place.range, weights: weighted) }))
            scored.append(ScoringModel.Term(bins: bins, coefficients: place.range.map(coefficient)))
        }
        var pairs: [Pair] = []
        var scoredPairs: [ScoringModel.Pair] = []
        for (index, (term, cells)) in zip(fit.pairs, shown.cells).enumerated() {
            let column = terms.count + index
            let weighted = rows.weighted.rows[column]
            let importance = zip(cells, weighted).reduce(0) { $0 + $1.1 * posterior.estimates[$1.0].magnitude } / weighted.reduce(0, +)
            pairs.append(
                Pair(
                    first: term.first.bins, second: term.second.bins, rows: rows.counted.rows[column], events: rows.counted.events[column],
                    degreesOfFreedom: solution.degreesOfFreedom[column], importance: importance, smoothing: solution.smoothing[column],
                    smoothingErrors: smoothingErrors(cells), bootstrapErrors: errors(cells)))
            scoredPairs.append(
                ScoringModel.Pair(
                    first: .init(feature: term.first.bins.feature, grouping: shown.sides[index].first),
                    second: .init(feature: term.second.bins.feature, grouping: shown.sides[index].second), coefficients: cells.map(coefficient)))
        }
        scorer = ScoringModel(kind: AdditiveParameters.name, intercept: coefficient(0), terms: scored, pairs: scoredPairs)
        self.terms = terms
        self.pairs = pairs
        rowCount = Int((terms.first?.rows.reduce(0, +) ?? 0).rounded())
        eventCount = Int((terms.first?.events.reduce(0, +) ?? 0).rounded())
        priors = rows.known.knowledge.isEmpty ? [] : solution.priorReports(rows.known, posterior, features: Set(terms.map(\.bins.feature)))
        (self.resamples, isSandwich) = (resamples, rows.rows.needsSandwich)
        imputations = rows.rows.copies
        clusterCount = rows.rows.clusters.map { Set($0).count }
        screening = rows.screening
        (deviance, iterations, converged) = (effects.deviance, solution.iterations, solution.converged)
    }

    /// The model as its file holds it.
    public func scoringModel(outcome: String? = nil) -> ScoringModel {
        var model = scorer
        model.outcome = outcome
        return model
    }

    public var effectiveDegreesOfFreedom: Double {
        1 + terms.reduce(0) { $0 + $1.degreesOfFreedom } + pairs.reduce(0) { $0 + $1.degreesOfFreedom }
    }

    public func scores(_ features: Features, rows: [Int]) throws -> Scores { try scorer.scores(features, rows: rows) }
}
