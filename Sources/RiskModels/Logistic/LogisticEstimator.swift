// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// Coefficients of a design, with their covariance and how they were found.
struct LogisticEstimate {
    let fit: LogisticFit
    let covariance: Matrix
    let choice: LogisticChoice
    /// By resampling clusters; none without resamples.
    let bootstrapErrors: [Double]
    var comparisons: [PriorComparison] = []
    var unusedPriors: [String] = []
    /// Of each completed table; none where nothing was imputed.
    var tables: [LogisticEstimate] = []
}

/// One estimate of one design.
struct LogisticEstimator {
    let design: LogisticDesign
    let rows: FitRows
    let estimation: LogisticEstimation
    let priors: [CoefficientPrior]
    let resamples: Int
    let seed: UInt64
    let progress: ProgressMonitor

    /// - Throws: `LogisticRegressionError`; `RiskModelsError` of parameters; `Cancelled`.
    func estimate() throws -> LogisticEstimate {
        guard priors.isEmpty else { return try withPriors() }
        switch estimation {
        case .automatic: return try automatic()
        case .maximumLikelihood: return try finished(regression(nil), nil, LogisticChoice(estimation, .asked))
        case .firth: return try firth(.asked, nil)
        case .flac:
            let fit = try AugmentedFirthRegression().fit(
                design.matrix, outcome: rows.outcome, weights: rows.weights, offset: rows.offset, progress: progress)
            return try finished(fit, nil, LogisticChoice(.flac, .asked))
        case .logF, .weaklyInformative:
            let penalty = weakly(besides: [])
            return try finished(regression(penalty), penalty, LogisticChoice(estimation, .asked))
        }
    }

    private func automatic() throws -> LogisticEstimate {
        let likely: LogisticFit
        do {
            likely = try regression(nil)
        } catch LogisticRegressionError.separation {
            return try firth(.separation, nil)
        } catch LogisticRegressionError.notConverged {
            // So near separation that the likelihood is flat to the last digit.
            return try firth(.separation, nil)
        }
        let intercept = Matrix(rows: rows.count, columns: 1, repeating: 1)
        let null = try LogisticRegression().fit(
            intercept, outcome: rows.outcome, weights: rows.weights, offset: rows.offset, progress: progress)
        let shrinkage = ExpectedShrinkage.heuristic(
            nullDeviance: null.deviance, deviance: likely.deviance, coefficients: design.sources.count - 1)
        guard shrinkage >= ExpectedShrinkage.sufficient else { return try firth(.fewEvents, shrinkage) }
        return try finished(likely, nil, LogisticChoice(.maximumLikelihood, .enoughEvents, shrinkage))
    }

    private func firth(_ reason: LogisticChoice.Reason, _ shrinkage: Double?) throws -> LogisticEstimate {
        let fit = try FirthRegression().fit(
            design.matrix, outcome: rows.outcome, weights: rows.weights, offset: rows.offset, progress: progress)
        return try finished(fit, nil, LogisticChoice(.firth, reason, shrinkage))
    }

    /// Informative priors, and for the other coefficients what the estimation says.
    private func withPriors() throws -> LogisticEstimate {
        guard estimation != .firth, estimation != .flac else {
            throw RiskModelsError.parameter("estimation", expected: "another than firth or flac where priors are given: they have one of their own")
        }
        let found = try priors.map { (prior: $0, normal: try design.normal($0)) }
        let used = found.compactMap { item in item.normal.map { (prior: item.prior, normal: $0) } }
        let rest = weakly(besides: Set(used.compactMap { design.column(of: $0.prior.term) }))
        func penalty(without left: Int?) -> LogisticPenalty {
            LogisticPenalty(
                normal: (rest?.normal ?? []) + used.indices.filter { $0 != left }.map { used[$0].normal }, logF: rest?.logF ?? [])
        }
        let choice = LogisticChoice(estimation == .automatic ? .weaklyInformative : estimation, .priors)
        var estimate = try finished(regression(penalty(without: nil)), penalty(without: nil), choice)
        estimate.comparisons = try used.indices.map { index in
            let (prior, normal) = used[index]
            return PriorComparison(
                term: prior.term, prior: .init(mean: normal.mean, standardDeviation: normal.variance.squareRoot()),
                likelihood: try likelihood(normal, penalty(without: index)), posterior: Self.value(normal, estimate.fit, estimate.covariance))
        }
        estimate.unusedPriors = found.filter { $0.normal == nil }.map(\.prior.term)
        return estimate
    }

    /// The contrast of a prior by a fit that does not know it.
    private func likelihood(_ normal: LogisticPenalty.Normal, _ others: LogisticPenalty) throws -> PriorComparison.Estimate? {
        do {
            let fit = try regression(others)
            return Self.value(normal, fit, covariance(fit, others))
        } catch LogisticRegressionError.separation {
            return nil
        } catch LogisticRegressionError.notConverged {
            return nil
        }
    }

    private static func value(_ normal: LogisticPenalty.Normal, _ fit: LogisticFit, _ covariance: Matrix) -> PriorComparison.Estimate {
        .init(mean: normal.value(fit.coefficients), standardDeviation: max(0, normal.variance(covariance)).squareRoot())
    }

    /// What the estimation says of coefficients that no prior is about; `nil` for nothing.
    private func weakly(besides known: Set<Int>) -> LogisticPenalty? {
        let free = design.sources.indices.filter { design.sources[$0] != .intercept && !known.contains($0) }
        switch estimation {
        case .maximumLikelihood, .firth, .flac: return nil
        case .logF: return LogisticPenalty(logF: free.map { .init(column: $0, unit: design.unit(of: $0, weights: rows.weights)) })
        case .automatic, .weaklyInformative:
            return LogisticPenalty(
                normal: free.map { column in
                    let scale = 2.5 / design.unit(of: column, weights: rows.weights)
                    return .init(column: column, variance: scale * scale)
                })
        }
    }

    private func regression(_ penalty: LogisticPenalty?) throws -> LogisticFit {
        try LogisticRegression().fit(
            design.matrix, outcome: rows.outcome, weights: rows.weights, offset: rows.offset, penalty: penalty, progress: progress)
    }

    private func covariance(_ fit: LogisticFit, _ penalty: LogisticPenalty?) -> Matrix {
        guard rows.needsSandwich else { return fit.covariance }
        let clusters = rows.clusters.map { Clusters(keys: $0) }
        return fit.sandwichCovariance(
            design.matrix, outcome: rows.outcome, weights: rows.weights, offset: rows.offset, penalty: penalty, clusters: clusters?.index,
            clusterCount: clusters?.count ?? 0)
    }

    private func finished(_ fit: LogisticFit, _ penalty: LogisticPenalty?, _ choice: LogisticChoice) throws -> LogisticEstimate {
        let bootstrap = LogisticBootstrap(design: design.matrix, rows: rows, resamples: resamples, seed: seed, progress: progress)
        return LogisticEstimate(
            fit: fit, covariance: covariance(fit, penalty), choice: choice, bootstrapErrors: try bootstrap.standardErrors(fit, penalty))
    }
}

extension LogisticChoice {
    fileprivate init(_ estimation: LogisticEstimation, _ reason: Reason, _ expectedShrinkage: Double? = nil) {
        self.init(estimation: estimation, reason: reason, expectedShrinkage: expectedShrinkage)
    }
}
