// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Learning
import RiskModels
import StatMath
import Testing

/// What unknown smoothing adds to the variances of an additive model of independent rows, from matrices of the whole model: each term's
/// parameters move while all others stand.
struct NaiveSmoothingUncertainty {
    /// Of the bins of each term, in order.
    let variances: [Double]

    /// The model at some smoothing parameters of one term.
    private struct Place {
        let covariance: Matrix
        let theta: [Double]
        let criterion: Double
    }

    init(_ model: AdditiveModel, _ features: Features, ridge: Double) throws {
        let rows = Array(0..<features.rowCount)
        let codes = try model.terms.map { try $0.bins.codes(of: try #require(features[$0.bins.feature]), rows: rows) }
        var offsets = [1]
        for term in model.terms { offsets.append((offsets.last ?? 1) + term.bins.count) }
        let size = offsets.last ?? 1
        let risk = try model.scores(features, rows: rows).risk
        var hessian = Matrix(rows: size, columns: size)
        var shares = [Double](repeating: 0, count: size)
        for row in rows {
            let places = [0] + codes.indices.map { offsets[$0] + Int(codes[$0][row]) }
            for i in places {
                shares[i] += 1 / Double(rows.count)
                for j in places { hessian[i, j] += risk[row] * (1 - risk[row]) }
            }
        }
        // The fit's own coefficients: a ridge leaves the plain mean of a term at zero, and the intercept takes it.
        let scored = model.scoringModel()
        var theta = [scored.intercept.logOdds]
        for term in scored.terms {
            let values = term.coefficients.map(\.logOdds), mean = values.reduce(0, +) / Double(values.count)
            theta[0] += mean
            theta += values.map { $0 - mean }
        }
        func penalised(_ term: Int?, _ smoothing: [Double]) -> Matrix {
            var result = hessian
            for (index, own) in model.terms.enumerated() {
                Self.add(own, term == index ? smoothing : own.smoothing, offsets[index], &result)
                for bin in offsets[index]..<offsets[index + 1] { result[bin, bin] += ridge * Double(rows.count) }
            }
            return result
        }
        let score = penalised(nil, []).symmetricTimes(theta), covariance = try #require(Cholesky(penalised(nil, []))).inverse()
        var variances: [Double] = []
        for (index, term) in model.terms.enumerated() {
            func place(_ smoothing: [Double]) throws -> Place {
                let factor = try #require(Cholesky(penalised(index, smoothing)))
                var prior = Matrix(rows: term.bins.count, columns: term.bins.count)
                Self.add(term, smoothing, 0, &prior)
                let moved = factor.solve(score)
                let fit = zip(score, moved).reduce(0) { $0 + $1.0 * $1.1 }
                return Place(
                    covariance: factor.inverse(), theta: moved,
                    criterion: (factor.logDeterminant - (try #require(Cholesky(prior))).logDeterminant - fit) / 2)
            }
            let gain = try Self.gain(at: term.smoothing, of: offsets[index]..<offsets[index + 1], place)
            let weights = (offsets[index]..<offsets[index + 1]).map { hessian[$0, $0] }
            // First what other terms would take up, then as the model is shown.
            let range = offsets[index]..<offsets[index + 1]
            let own = Self.positive(Self.centred(gain, weights), Self.centred(covariance.block(range), weights))
            let centred = Self.centred(own, Array(shares[range]))
            variances += (0..<term.bins.count).map { centred[$0, $0] }
        }
        self.variances = variances
    }

    /// E[V(rho)] - V + E[(theta(rho) - theta) (theta(rho) - theta)'] over a normal of rho = log lambda, by two points along each column of the
    /// root of its covariance.
    private static func gain(at smoothing: [Double], of range: Range<Int>, _ place: ([Double]) throws -> Place) throws -> Matrix {
        let count = smoothing.count, step = 0.1
        func criterion(_ moves: [Double]) throws -> Double { try place(zip(smoothing, moves).map { $0 * exp($1) }).criterion }
        func moved(_ value: Double, _ change: Double) -> Double { min(max(value * exp(change), 1e-3), 1e7) }
        func move(_ changes: [(Int, Double)]) -> [Double] {
            var result = [Double](repeating: 0, count: count)
            for (index, change) in changes { result[index] += change }
            return result
        }
        var curvature = Matrix(rows: count, columns: count)
        for i in 0..<count {
            for j in 0..<count {
                let corners = try [(1.0, 1.0), (1, -1), (-1, 1), (-1, -1)].map { first, second in
                    try first * second * criterion(move([(i, first * step / 2), (j, second * step / 2)]))
                }
                curvature[i, j] = corners.reduce(0, +) / (step * step)
            }
        }
        // The likelihood's own, where it bends upwards, and a prior's .1.
        let root = curvature.positiveRoot(above: 1e-12)
        var precision = root.transposedTimes(root)
        for index in 0..<count { precision[index, index] += 0.1 }
        let spread = try #require(Cholesky(precision)).inverse()
        let axes = try #require(Cholesky(spread)).lower
        let centre = try place(smoothing)
        var gain = Matrix(rows: range.count, columns: range.count)
        for axis in 0..<count {
            for sign in [-1.0, 1] {
                let place = try place((0..<count).map { moved(smoothing[$0], $0 >= axis ? sign * 3.0.squareRoot() * axes[$0, axis] : 0) })
                for (i, row) in range.enumerated() {
                    for (j, column) in range.enumerated() {
                        let wider = place.covariance[row, column] - centre.covariance[row, column]
                        gain[i, j] += (wider + (place.theta[row] - centre.theta[row]) * (place.theta[column] - centre.theta[column])) / 6
                    }
                }
            }
        }
        return gain
    }

    /// Without the directions in which it is negative, in units of standard errors.
    private static func positive(_ gain: Matrix, _ covariance: Matrix) -> Matrix {
        let errors = (0..<gain.rows).map { covariance[$0, $0].squareRoot() }
        func times(_ matrix: Matrix, _ factor: (Double) -> Double) -> Matrix {
            var result = matrix
            for row in errors.indices {
                for column in errors.indices { result[row, column] *= factor(errors[row]) * factor(errors[column]) }
            }
            return result
        }
        let root = times(gain) { 1 / $0 }.positiveRoot(above: 1e-9)
        return times(root.transposedTimes(root)) { $0 }
    }

    private static func centred(_ matrix: Matrix, _ weights: [Double]) -> Matrix {
        let total = weights.reduce(0, +), size = weights.count
        func once(_ matrix: Matrix) -> Matrix {
            var result = Matrix(rows: size, columns: size)
            for column in 0..<size {
                let mean = (0..<size).reduce(0) { $0 + weights[$1] * matrix[$1, column] } / total
                for row in 0..<size { result[column, row] = matrix[row, column] - mean }
            }
            return result
        }
        return once(once(matrix))
    }

    private static func add(_ term: AdditiveModel.Term, _ smoothing: [Double], _ offset: Int, _ matrix: inout Matrix) {
        for bin in 0..<term.bins.count { matrix[offset + bin, offset + bin] += smoothing.last ?? 0 }
        guard smoothing.count == 2 else { return }
        for bin in offset..<offset + term.bins.valueBinCount - 1 {
            matrix[bin, bin] += smoothing[0]
            matrix[bin + 1, bin + 1] += smoothing[0]
            matrix[bin, bin + 1] -= smoothing[0]
            matrix[bin + 1, bin] -= smoothing[0]
        }
    }
}

extension Matrix {
    /// A square on the diagonal.
    fileprivate func block(_ range: Range<Int>) -> Matrix {
        var result = Matrix(rows: range.count, columns: range.count)
        for (i, row) in range.enumerated() {
            for (j, column) in range.enumerated() { result[i, j] = self[row, column] }
        }
        return result
    }
}
