// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// A fitted logistic regression.
public struct LogisticModel: RiskScorer {
    /// A column of the regression.
    public struct Coefficient: Hashable, Sendable {
        /// `lwt`, `lwt'` (a bend), `race=3`, `income: not-recorded`.
        public let term: String
        /// `nil` for the intercept.
        public let feature: String?
        public let logOdds: Double
        public let standardError: Double
        /// By resampling clusters; `nil` without a bootstrap.
        public let bootstrapError: Double?
    }

    /// The intercept, then feature by feature.
    public let coefficients: [Coefficient]
    public let choice: LogisticChoice
    /// Knots of the features that have a curve.
    public let knots: [String: [Double]]
    /// One a prior that is about something in these rows.
    public let comparisons: [PriorComparison]
    /// Terms of priors that are not: no training row has the level, or it is compared with itself.
    public let unusedPriors: [String]
    public let deviance: Double
    public let rowCount: Int
    public let eventCount: Int
    /// Resamples of clusters that bootstrap errors come from; 0 for none.
    public let resamples: Int
    /// Whether standard errors are the sandwich's: with clusters, sampling or selection weights.
    public let isSandwich: Bool
    /// Clusters that the rows make; `nil` where each stands for itself.
    public let clusterCount: Int?
    /// What each completed table says; `nil` where nothing was imputed.
    public let imputed: ImputedCoefficients?
    private let scorer: ScoringModel

    init(_ estimate: LogisticEstimate, design: LogisticDesign, rows: FitRows, seed: UInt64, resamples: Int = 0) throws {
        let (fit, covariance) = (estimate.fit, estimate.covariance)
        let columns = try SampledColumns(fit.coefficients, covariance, seed: seed)
        let errors = covariance.standardErrors, names = design.names
        let order = design.sources.indices.sorted { (design.sources[$0].place, $0) < (design.sources[$1].place, $1) }
        coefficients = order.map { index in
            Coefficient(
                term: names[index], feature: design.feature(of: index), logOdds: fit.coefficients[index], standardError: errors[index],
                bootstrapError: estimate.bootstrapErrors.isEmpty ? nil : estimate.bootstrapErrors[index])
        }
        imputed = estimate.imputed(order, names: names) { design.feature(of: $0) }
        knots = Dictionary(uniqueKeysWithValues: zip(design.bins, design.curves).compactMap { bins, curve in curve.map { (bins.feature, $0.knots) } })
        (choice, comparisons, unusedPriors) = (estimate.choice, estimate.comparisons, estimate.unusedPriors)
        scorer = ScoringModel(kind: LogisticParameters.name, intercept: columns.coefficient(0), terms: columns.terms(design))
        (self.resamples, isSandwich) = (resamples, rows.needsSandwich)
        clusterCount = rows.clusters.map { Set($0).count }
        deviance = fit.deviance
        (rowCount, eventCount) = (rows.count, rows.outcome.count { $0 == 1 })
    }

    public func scoringModel(outcome: String? = nil) -> ScoringModel {
        var model = scorer
        model.outcome = outcome
        return model
    }

    public func scores(_ features: Features, rows: [Int]) throws -> Scores { try scorer.scores(features, rows: rows) }
}

extension LogisticDesign.Source {
    /// The intercept first, then by feature: its slope, its bends, its bins.
    fileprivate var place: Int {
        let kind =
            switch self {
            case .intercept, .slope: 0
            case .bend: 1
            case .bin: 2
            }
        return 3 * ((feature ?? -1) + 1) + kind
    }
}
