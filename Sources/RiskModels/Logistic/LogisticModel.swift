// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// A fitted logistic regression.
public struct LogisticModel: RiskScorer {
    /// A column of the regression.
    public struct Coefficient: Hashable, Sendable {
        /// `lwt`, `race=3`, `income: not-recorded`.
        public let term: String
        /// `nil` for the intercept.
        public let feature: String?
        public let logOdds: Double
        public let standardError: Double
    }

    public let coefficients: [Coefficient]
    public let deviance: Double
    public let rowCount: Int
    public let eventCount: Int
    private let scorer: ScoringModel

    init(_ fit: LogisticFit, covariance: Matrix, design: LogisticDesign, rows: FitRows, seed: UInt64) throws {
        let errors = covariance.standardErrors
        let draws = try Self.draws(fit.coefficients, covariance, seed: seed)
        coefficients = design.sources.indices.map { index in
            Coefficient(
                term: design.names[index], feature: design.feature(of: index), logOdds: fit.coefficients[index], standardError: errors[index])
        }
        var scored = design.bins.map { bins in
            ScoringModel.Term(bins: bins, coefficients: Array(repeating: .zero(draws: Posterior.drawCount), count: bins.count))
        }
        var intercept = ScoringModel.Coefficient.zero(draws: Posterior.drawCount)
        for (index, source) in design.sources.enumerated() {
            let value = ScoringModel.Coefficient(logOdds: fit.coefficients[index], standardError: errors[index], draws: draws[index])
            switch source {
            case .intercept: intercept = value
            case .slope(let feature):
                scored[feature].slope = value
                if let mean = design.standIns[feature] { scored[feature].coefficients[scored[feature].bins.otherBin] = value.times(mean) }
            case .bin(let feature, let bin): scored[feature].coefficients[bin] = value
            }
        }
        scorer = ScoringModel(kind: LogisticParameters.name, intercept: intercept, terms: scored)
        deviance = fit.deviance
        (rowCount, eventCount) = (rows.count, rows.outcome.count { $0 == 1 })
    }

    public func scoringModel(outcome: String? = nil) -> ScoringModel {
        var model = scorer
        model.outcome = outcome
        return model
    }

    public func scores(_ features: Features, rows: [Int]) throws -> Scores { try scorer.scores(features, rows: rows) }

    /// Draws from the normal approximation: `draws[coefficient][draw]`.
    private static func draws(_ estimates: [Double], _ covariance: Matrix, seed: UInt64) throws -> [[Double]] {
        var padded = covariance
        // A sandwich of more coefficients than clusters has no Cholesky factor: a trace on the diagonal gives it one.
        for index in 0..<padded.rows { padded[index, index] *= 1 + 1e-9 }
        guard let factor = Cholesky(padded) else { throw RiskModelsError.notConverged(model: LogisticParameters.name) }
        var result = estimates.map { _ in [Double](repeating: 0, count: Posterior.drawCount) }
        for draw in 0..<Posterior.drawCount {
            var random = Philox(seed: seed, stage: "posterior-draws", item: UInt64(draw))
            let normals = estimates.map { _ in Normal.quantile(random.uniform()) }
            for row in estimates.indices {
                let deviation = (0...row).reduce(0) { $0 + factor.lower[row, $1] * normals[$1] }
                result[row][draw] = ScoringModel.rounded(draw: estimates[row] + deviation)
            }
        }
        return result
    }
}

extension ScoringModel.Coefficient {
    fileprivate func times(_ factor: Double) -> ScoringModel.Coefficient {
        ScoringModel.Coefficient(
            logOdds: factor * logOdds, standardError: factor.magnitude * standardError, draws: draws.map { ScoringModel.rounded(draw: factor * $0) })
    }
}
