// SPDX-License-Identifier: EUPL-1.2

import Learning
import RiskModels
import StatMath
import TestSupport
import Testing

/// The covariance of an additive model from its bins, risks and smoothing parameters, with whole matrices and no sums by bin:
/// (H+P)^-1, or (H+P)^-1 (J+P) (H+P)^-1 with clusters; then every term centred.
struct NaiveCovariance {
    /// Intercept first, then the bins of each term.
    let standardErrors: [Double]

    /// - Parameter clusters: of each row; `nil` for the model's own variance.
    init(_ model: AdditiveModel, _ features: Features, _ outcome: [UInt8], weights: [Double], ridge: Double, clusters: [Int]?) throws {
        let rows = Array(outcome.indices)
        let codes = try model.terms.map { try $0.bins.codes(of: try #require(features[$0.bins.feature]), rows: rows) }
        var offsets = [1]
        for term in model.terms { offsets.append((offsets.last ?? 1) + term.bins.count) }
        let d = offsets.last ?? 1
        let risk = try model.scores(features, rows: rows).risk
        let places = rows.map { row in [0] + codes.indices.map { offsets[$0] + Int(codes[$0][row]) } }

        var hessian = Matrix(rows: d, columns: d)
        var scores: [Int: [Double]] = [:]
        for row in rows {
            for i in places[row] {
                for j in places[row] { hessian[i, j] += weights[row] * risk[row] * (1 - risk[row]) }
                let cluster = clusters?[row] ?? row
                scores[cluster, default: Array(repeating: 0, count: d)][i] += weights[row] * (Double(outcome[row]) - risk[row])
            }
        }
        let total = weights.reduce(0, +), penalty = Self.penalty(model, offsets, d, ridge: ridge * total) { _ in 1 }
        let bread = try #require(Cholesky(Self.sum(hessian, penalty))).inverse()
        var covariance = bread
        if clusters != nil {
            var meat = Self.penalty(model, offsets, d, ridge: ridge * total, times: \.designEffect)
            for score in scores.values {
                for i in 0..<d where score[i] != 0 {
                    for j in 0..<d { meat[i, j] += score[i] * score[j] }
                }
            }
            covariance = Self.product(Self.product(bread, meat), bread)
        }
        var centring = Matrix.identity(d)
        for (term, offset) in zip(model.terms.indices, offsets) {
            var shares = [Double](repeating: 0, count: model.terms[term].bins.count)
            for row in rows { shares[Int(codes[term][row])] += weights[row] / weights.reduce(0, +) }
            for (column, share) in shares.enumerated() {
                centring[0, offset + column] += share
                for row in shares.indices { centring[offset + row, offset + column] -= share }
            }
        }
        let half = Self.product(centring, covariance)
        standardErrors = (0..<d).map { index in (0..<d).reduce(0) { $0 + half[index, $1] * centring[index, $1] }.squareRoot() }
    }

    private static func penalty(_ model: AdditiveModel, _ offsets: [Int], _ d: Int, ridge: Double, times: (AdditiveModel.Term) -> Double) -> Matrix {
        var result = Matrix(rows: d, columns: d)
        for (term, offset) in zip(model.terms, offsets) {
            let own = times(term) * (term.smoothing.last ?? 0)
            for bin in 0..<term.bins.count { result[offset + bin, offset + bin] += own + ridge }
            guard term.bins.isNumeric, term.smoothing.count == 2 else { continue }
            for bin in offset..<offset + term.bins.valueBinCount - 1 {
                result[bin, bin] += times(term) * term.smoothing[0]
                result[bin + 1, bin + 1] += times(term) * term.smoothing[0]
                result[bin, bin + 1] -= times(term) * term.smoothing[0]
                result[bin + 1, bin] -= times(term) * term.smoothing[0]
            }
        }
        return result
    }

    private static func sum(_ a: Matrix, _ b: Matrix) -> Matrix {
        Matrix(rows: a.rows, columns: a.columns, elements: zip(a.elements, b.elements).map { $0 + $1 })
    }

    private static func product(_ a: Matrix, _ b: Matrix) -> Matrix {
        var result = Matrix(rows: a.rows, columns: b.columns)
        for i in 0..<a.rows {
            for j in 0..<b.columns { result[i, j] = (0..<a.columns).reduce(0) { $0 + a[i, $1] * b[$1, j] } }
        }
        return result
    }
}
