// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Foundation
import StatMath

/// By how much the odds truly change from one year to the next, given the scores.
extension Estimands {
    /// Of all rows; or of a group, beside the change of all others. Beyond the limit where the change over all years is.
    func trend(_ finding: Finding) -> Estimand? {
        let years = Set(audited.rows.map { truth.year[$0] }).sorted()
        guard let first = years.first, let last = years.last, last > first else { return nil }
        var members: [Bool]?
        if let group = finding.about.group {
            guard let found = truth.members(group) else { return nil }
            members = found
        }
        let middle = Double(first + last) / 2
        let columns = audited.rows.map { row -> [Double] in
            let time = Double(truth.year[row]) - middle
            return [1, time] + (members.map { $0[row] ? [1, time] : [0, 0] } ?? [])
        }
        let slope = FractionalLogistic.coefficients(
            columns, mean: audited.rows.map { truth.recorded[$0] }, offset: audited.risk.map { Logistic.logit(min(1 - 1e-12, max(1e-12, $0))) })?
            .last
        guard let slope else { return nil }
        return Estimand(value: exp(slope), isBeyondLimit: (slope * Double(last - first)).magnitude > log(Self.observedExpectedLimit))
    }
}

/// A logistic regression of chances instead of outcomes: what the regression of outcomes estimates.
package enum FractionalLogistic {
    /// Newton's steps from zero.
    ///
    /// - Parameters:
    ///   - columns: of each row.
    ///   - mean: of each row, its chance.
    ///   - offset: log-odds.
    /// - Returns: `nil` where columns depend on each other, or where it does not settle.
    package static func coefficients(_ columns: [[Double]], mean: [Double], offset: [Double]) -> [Double]? {
        let size = columns.first?.count ?? 0
        var beta = [Double](repeating: 0, count: size)
        for _ in 0..<50 {
            var gradient = beta.map { _ in 0.0 }, information = [[Double]](repeating: gradient, count: size)
            for (row, x) in columns.enumerated() {
                let fitted = Logistic.expit(zip(beta, x).reduce(offset[row]) { $0 + $1.0 * $1.1 }), weight = fitted * (1 - fitted)
                for i in 0..<size where x[i] != 0 {
                    gradient[i] += x[i] * (mean[row] - fitted)
                    for j in 0...i { information[i][j] += weight * x[i] * x[j] }
                }
            }
            guard let step = solve(information, gradient) else { return nil }
            for i in 0..<size { beta[i] += step[i] }
            if step.allSatisfy({ $0.magnitude < 1e-10 }) { return beta }
        }
        return nil
    }

    /// By Cholesky's factor of the lower triangle.
    private static func solve(_ lower: [[Double]], _ right: [Double]) -> [Double]? {
        var l = lower, x = right
        for i in x.indices {
            for j in 0...i {
                let sum = (0..<j).reduce(l[i][j]) { $0 - l[i][$1] * l[j][$1] }
                if i == j {
                    guard sum > 1e-12 * lower[i][i] else { return nil }
                    l[i][i] = sum.squareRoot()
                } else {
                    l[i][j] = sum / l[j][j]
                }
            }
            x[i] = (0..<i).reduce(x[i]) { $0 - l[i][$1] * x[$1] } / l[i][i]
        }
        for i in x.indices.reversed() { x[i] = (i + 1..<x.count).reduce(x[i]) { $0 - l[$1][i] * x[$1] } / l[i][i] }
        return x
    }
}
