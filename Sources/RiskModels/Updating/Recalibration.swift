// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// A new intercept a, and perhaps a slope b, for the log-odds of an old model: logit P(y = 1) = a + b x.
///
/// Source: Steyerberg et al. (2004), Statistics in Medicine 23, 2567-2586, methods 1 and 2.
struct Recalibration: Sendable {
    let intercept: Double
    let slope: Double
    /// Of intercept and slope; zeros for a slope that is 1.
    let covariance: Matrix
    /// Minus twice the log-likelihood.
    let deviance: Double

    /// - Parameters:
    ///   - logOdds: the old model's, one a row.
    ///   - withSlope: whether the slope is estimated; else it is 1.
    /// - Throws: `LogisticRegressionError` where there is no estimate; `Cancelled`.
    init(_ logOdds: [Double], _ rows: FitRows, withSlope: Bool, progress: ProgressMonitor) throws {
        let ones = [Double](repeating: 1, count: rows.count)
        let design = Matrix(rows: rows.count, columns: withSlope ? 2 : 1, elements: withSlope ? ones + logOdds : ones)
        let offset = withSlope ? rows.offset : rows.offset.map { zip($0, logOdds).map(+) } ?? logOdds
        let fit = try LogisticRegression().fit(design, outcome: rows.outcome, weights: rows.weights, offset: offset, progress: progress)
        let found = rows.covariance(of: fit, design, offset: offset)
        (intercept, slope, deviance) = (fit.coefficients[0], withSlope ? fit.coefficients[1] : 1, fit.deviance)
        var covariance = Matrix(rows: 2, columns: 2)
        for row in 0..<design.columns { for column in 0..<design.columns { covariance[row, column] = found[row, column] } }
        self.covariance = covariance
    }
}

extension FitRows {
    /// Of a regression's coefficients: the inverse information, or the sandwich (methods 10).
    func covariance(of fit: LogisticFit, _ design: Matrix, offset: [Double]?) -> Matrix {
        guard needsSandwich else { return fit.covariance }
        let clusters = clusters.map { Clusters(keys: $0) }
        return fit.sandwichCovariance(
            design, outcome: outcome, weights: weights, offset: offset, clusters: clusters?.index, clusterCount: clusters?.count ?? 0)
    }
}

extension Recalibration {
    /// The old model with the new intercept and slope.
    ///
    /// Each draw of the old model is recalibrated on the same rows, by a Newton step from the estimate, and gets the error of its own
    /// intercept and slope: what the old model did not know of the level of its risks, these rows tell. An old model without draws gets those.
    ///
    /// - Parameter features: with the rows that the recalibration was estimated on.
    func updated(_ old: ScoringModel, _ features: Features, rows indices: [Int], _ rows: FitRows, seed: UInt64, progress: ProgressMonitor) throws
        -> ScoringModel
    {
        let isEstimated = covariance[1, 1] > 0
        let moves = try (0..<old.drawCount).map { draw -> (Double, Double) in
            try progress.checkCancellation()
            return step(to: try old.draw(draw).logOdds(features, rows: indices), rows, withSlope: isEstimated)
        }
        // The lower factor of a covariance of two.
        let first = covariance[0, 0].squareRoot()
        let below = first > 0 ? covariance[1, 0] / first : 0
        let second = max(0, covariance[1, 1] - below * below).squareRoot()
        let draws = (0..<Posterior.drawCount).map { draw -> (intercept: Double, slope: Double) in
            var random = Philox(seed: seed, stage: "recalibration-draws", item: UInt64(draw))
            let (a, b) = (Normal.quantile(random.uniform()), Normal.quantile(random.uniform()))
            let centre = moves.isEmpty ? (intercept, slope) : moves[draw % moves.count]
            return (centre.0 + first * a, centre.1 + below * a + second * b)
        }
        func draw(_ coefficient: ScoringModel.Coefficient, _ draw: Int) -> Double {
            old.drawCount > 0 ? coefficient.draws[draw % old.drawCount] : coefficient.logOdds
        }
        func scaled(_ coefficient: ScoringModel.Coefficient) -> ScoringModel.Coefficient {
            let (own, other) = (slope * coefficient.standardError, covariance[1, 1].squareRoot() * coefficient.logOdds)
            return ScoringModel.Coefficient(
                logOdds: slope * coefficient.logOdds, standardError: (own * own + other * other).squareRoot(),
                draws: draws.enumerated().map { ScoringModel.rounded(draw: $1.slope * draw(coefficient, $0)) })
        }
        var result = old.mapping(scaled)
        let estimate = intercept + slope * old.intercept.logOdds
        let levels = draws.enumerated().map { $1.intercept + $1.slope * draw(old.intercept, $0) }
        let squares = levels.reduce(0) { $0 + ($1 - estimate) * ($1 - estimate) }
        result.intercept = ScoringModel.Coefficient(
            logOdds: estimate, standardError: (squares / Double(levels.count)).squareRoot(), draws: levels.map(ScoringModel.rounded(draw:)))
        return result
    }

    /// Intercept and slope for other log-odds of the same rows: one Newton step from these.
    private func step(to logOdds: [Double], _ rows: FitRows, withSlope: Bool) -> (Double, Double) {
        var (gradient, hessian) = ((0.0, 0.0), (0.0, 0.0, 0.0))
        for row in logOdds.indices {
            let x = logOdds[row], weight = rows.weights?[row] ?? 1
            let eta = intercept + slope * x + (rows.offset?[row] ?? 0)
            let risk = Logistic.expit(eta), curvature = weight * risk * Logistic.expit(-eta)
            let residual = weight * (Double(rows.outcome[row]) - risk)
            gradient = (gradient.0 + residual, gradient.1 + residual * x)
            hessian = (hessian.0 + curvature, hessian.1 + curvature * x, hessian.2 + curvature * x * x)
        }
        guard withSlope else { return hessian.0 > 0 ? (intercept + gradient.0 / hessian.0, slope) : (intercept, slope) }
        let determinant = hessian.0 * hessian.2 - hessian.1 * hessian.1
        guard determinant > 1e-12 * hessian.0 * hessian.2 else { return (intercept, slope) }
        return (
            intercept + (hessian.2 * gradient.0 - hessian.1 * gradient.1) / determinant,
            slope + (hessian.0 * gradient.1 - hessian.1 * gradient.0) / determinant
        )
    }
}
