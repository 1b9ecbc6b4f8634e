// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// A logistic regression that stops where the other program does, so that the two agree to more digits than either has right: when the
/// deviance changes by less than 1e-8 of itself, with the covariance of the step before.
struct ReweightedLogistic {
    private(set) var coefficients: [Double] = []
    private(set) var covariance = Matrix(rows: 0, columns: 0)
    private(set) var deviance = 0.0

    init?(_ design: Matrix, outcome: [Double]) {
        var eta = outcome.map { Logistic.logit(($0 + 0.5) / 2) }
        deviance = Self.deviance(eta, outcome)
        let size = design.columns
        for _ in 0..<25 {
            var gram = Matrix(rows: size, columns: size), right = [Double](repeating: 0, count: size)
            for row in outcome.indices {
                let p = Logistic.expit(eta[row]), weight = p * (1 - p), working = eta[row] + (outcome[row] - p) / weight
                for a in 0..<size {
                    right[a] += design[row, a] * weight * working
                    for b in 0..<size { gram[a, b] += design[row, a] * weight * design[row, b] }
                }
            }
            guard let factor = Cholesky(gram) else { return nil }
            coefficients = factor.solve(right)
            covariance = factor.inverse()
            let slopes = coefficients
            eta = outcome.indices.map { row in (0..<size).reduce(0) { $0 + design[row, $1] * slopes[$1] } }
            let old = deviance
            deviance = Self.deviance(eta, outcome)
            if (deviance - old).magnitude / (deviance.magnitude + 0.1) < 1e-8 { return }
        }
        return nil
    }

    static func deviance(_ eta: [Double], _ outcome: [Double]) -> Double {
        Sum.exact(zip(eta, outcome).map { 2 * Logistic.log1pexp($1 == 1 ? -$0 : $0) })
    }
}
