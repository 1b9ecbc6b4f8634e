// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// Standard errors of a logistic regression by resampling clusters in one step from the fit, as those of an additive model
/// (`ClusterBootstrap`): V [sum over clusters of (w-1) s + P^(1/2) z], with V the inverse information and P the curvature of the priors.
struct LogisticBootstrap {
    let design: Matrix
    let rows: FitRows
    let resamples: Int
    let seed: UInt64
    let progress: ProgressMonitor

    /// Rows whose moves are held at a time.
    private static let blockRows = 2048

    /// - Returns: one a coefficient; none without resamples.
    func standardErrors(_ fit: LogisticFit, _ penalty: LogisticPenalty?) throws -> [Double] {
        guard resamples > 0 else { return [] }
        let predictor = fit.predictor(design, offset: rows.offset)
        let residuals = predictor.indices.map { (rows.weights?[$0] ?? 1) * (Double(rows.outcome[$0]) - Logistic.expit(predictor[$0])) }
        let keys = ResamplingKeys(
            design, outcome: rows.outcome, weights: rows.isFrequency ? nil : rows.weights, offset: rows.offset, clusters: rows.clusters,
            multiplicity: rows.multiplicity)
        let lanes = ResamplingCounts.lanes
        let groups = try parallelMap((resamples + lanes - 1) / lanes, progress: progress) { group in
            scores(group, residuals, keys)
        }
        var squares = [Double](repeating: 0, count: design.columns)
        for resample in 0..<resamples {
            var random = Philox(seed: seed, stage: "bootstrap-prior", item: UInt64(resample))
            var score = penalty?.draw(at: fit.coefficients) { Normal.quantile(random.uniform()) } ?? Array(repeating: 0, count: design.columns)
            for column in score.indices { score[column] += groups[resample / lanes][column, resample % lanes] }
            for row in squares.indices {
                let move = score.indices.reduce(0) { $0 + fit.covariance[row, $1] * score[$1] }
                squares[row] += move * move
            }
        }
        return squares.map { ($0 / Double(resamples)).squareRoot() }
    }

    /// Sum over rows of (w - 1) x residual x row, for the resamples of a group: columns of the design x resamples.
    private func scores(_ group: Int, _ residuals: [Double], _ keys: ResamplingKeys) -> Matrix {
        let lanes = ResamplingCounts.lanes, counts = ResamplingCounts(seed: seed)
        var total = Matrix(rows: design.columns, columns: lanes)
        for first in stride(from: 0, to: design.rows, by: Self.blockRows) {
            let block = first..<min(design.rows, first + Self.blockRows)
            var moves = Matrix(rows: block.count, columns: lanes)
            for row in block {
                let copies = keys.copies?[row] ?? 1
                let deviations =
                    copies == 1
                    ? counts.deviations(of: keys.key(row: row), group: group)
                    : counts.deviations(copies: copies, group: group) { keys.key(row: row, copy: $0) }
                let residual = copies > 0 ? residuals[row] / copies : 0
                for lane in 0..<lanes { moves[row - first, lane] = residual * deviations[lane] }
            }
            let part = Matrix(
                rows: block.count, columns: design.columns,
                elements: (0..<design.columns).flatMap { design.elements[$0 * design.rows + block.lowerBound..<$0 * design.rows + block.upperBound] })
            let sums = part.transposedTimes(moves)
            for index in total.elements.indices { total.elements[index] += sums.elements[index] }
        }
        return total
    }
}
