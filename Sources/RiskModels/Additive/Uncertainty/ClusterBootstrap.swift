// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// What the coefficients would be if other clusters had been in the rows: the bootstrap in one step from the fit, with the smoothing prior.
///
/// theta* = theta + (H+P)^-1 [sum over clusters of (w-1) s + P^(1/2) z], s the cluster's sum of residuals by bin, w how often a resample
/// holds it (`ResamplingCounts`), z standard normal (methods 10). Its covariance is the sandwich (H+P)^-1 (J+P) (H+P)^-1, which does not
/// lean on p(1-p) being the variance, nor on rows of one cluster being independent. Where there are no clusters each row is one. One pass
/// over the rows serves all resamples, and none is a refit: bins, pairs and smoothing are those of the fit. Where shapes must hold each
/// resample is projected, as draws from the posterior are (`ShapedDraws`).
struct ClusterBootstrap: Sendable {
    /// Root mean square distance of the resamples from the estimate, of each shown coefficient.
    let standardErrors: [Double]

    /// - Parameters:
    ///   - shown: how the coefficients are shown.
    ///   - estimates: of the shown coefficients.
    ///   - resamples: how many, at least 2.
    init(
        _ fit: AdditiveResolution, _ shown: ShownCoefficients, estimates: [Double], resamples: Int, seed: UInt64, progress: ProgressMonitor
    ) throws {
        let deviations = try Self.deviations(fit, resamples: resamples, seed: seed, progress: progress)
        guard fit.solution.problem.known.cone.isEmpty else {
            standardErrors = shown.shown(try ShapedDraws(fit.solution, deviations: deviations).coefficients).distances(from: estimates)
            return
        }
        standardErrors = shown.shown(deviations.transposed()).distances(from: estimates.map { _ in 0 })
    }

    /// theta* - theta of the fit's own coefficients, without shapes: one column a resample.
    static func deviations(_ fit: AdditiveResolution, resamples: Int, seed: UInt64, progress: ProgressMonitor) throws -> Matrix {
        let (solution, problem) = (fit.solution, fit.solution.problem)
        let sums = try ResampledSums(
            problem.matrix, layout: problem.layout, gradients: solution.rows.gradients, keys: keys(fit), counts: ResamplingCounts(seed: seed),
            resamples: resamples, progress: progress)
        let pinned = Set(problem.pinned), free = (0..<problem.layout.dimension).filter { !pinned.contains($0) }
        let unit = problem.rows.fixedPoint.gradientUnit * Double(problem.rows.copies).squareRoot()
        let columns = try parallelMap(resamples, progress: progress) { resample in
            var random = Philox(seed: seed, stage: "bootstrap-prior", item: UInt64(resample))
            var column = problem.penaltyDraw(solution.smoothing, &random)
            for element in free { column[element] += unit * Double(sums[element, resample]) }
            return column
        }
        return solution.inverse.solve(Matrix(rows: problem.layout.dimension, columns: resamples, elements: columns.flatMap { $0 }))
    }

    static func keys(_ fit: AdditiveResolution) -> ResamplingKeys {
        let rows = fit.rows.rows
        return ResamplingKeys(
            fit.rows.matrix, outcome: rows.outcome, weights: rows.isFrequency ? nil : rows.weights, offset: rows.offset,
            clusters: rows.clustersOfTables, multiplicity: rows.isFrequency ? rows.multiplicity : nil)
    }
}
