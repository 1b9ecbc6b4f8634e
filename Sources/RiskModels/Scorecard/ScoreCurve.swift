// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import Learning
import StatMath

/// logit(risk) = intercept + slope x total score, fitted to the rows with their weights as they are.
///
/// What is uncertain here is intercept and slope, given the card: covariance H^-1, or with clusters, sampling or selection weights
/// the sandwich (methods 10), H with the prior of the slope. A trace of .01 on its diagonal, of the log-odds at the mean score and of a
/// standard deviation of the score, keeps the covariance finite where a card separates the outcomes; the estimates do without.
struct ScoreCurve: Sendable {
    private(set) var intercept: Double
    private(set) var slope = 0.0
    /// Of intercept and slope: two variances and their covariance.
    private(set) var variances = (intercept: 0.0, slope: 0.0, covariance: 0.0)

    /// One distinct score.
    private struct Group {
        let score: Double
        var rows = Sum()
        var events = Sum()
    }

    /// - Parameters:
    ///   - scores: total score of each training row.
    ///   - precision: of the prior of the slope.
    init(_ rows: FitRows, scores: [Int], precision: Double) {
        var groups = Dictionary(uniqueKeysWithValues: Set(scores).map { ($0, Group(score: Double($0))) })
        for (row, score) in scores.enumerated() {
            let weight = rows.weights?[row] ?? 1
            groups[score]?.rows.add(weight)
            if rows.outcome[row] == 1 { groups[score]?.events.add(weight) }
        }
        let sums = groups.keys.sorted().compactMap { groups[$0] }.map { (score: $0.score, rows: $0.rows.value, events: $0.events.value) }
            .filter { $0.rows > 0 }
        self.init(sums, precision: precision)
        guard rows.needsSandwich else { return }
        sandwich(rows, scores)
    }

    /// - Parameters:
    ///   - sums: weighted rows and events of each distinct score.
    ///   - precision: of the prior of the slope, in the same units as the rows.
    init(_ sums: [(score: Double, rows: Double, events: Double)], precision: Double) {
        let total = sums.reduce(0) { $0 + $1.rows }, events = sums.reduce(0) { $0 + $1.events }
        let mean = sums.reduce(0) { $0 + $1.score * $1.rows } / max(total, 1e-300)
        let spread = (sums.reduce(0) { $0 + ($1.score - mean) * ($1.score - mean) * $1.rows } / max(total, 1e-300)).squareRoot()
        let scale = spread > 0 ? spread : 1
        let prior = precision / (scale * scale)
        // Standardised: a is the log-odds at the mean score, b a standard deviation's.
        var (a, b) = (log(max(events, 1e-9) / max(total - events, 1e-9)), 0.0)
        func loss(_ a: Double, _ b: Double) -> Double {
            sums.reduce(prior * b * b / 2) { sum, group in
                let eta = a + b * (group.score - mean) / scale
                return sum + group.rows * (max(eta, 0) + log1p(exp(-eta.magnitude))) - group.events * eta
            }
        }
        var (haa, hab, hbb) = (0.0, 0.0, 0.0)
        func derivatives() -> (Double, Double) {
            var (ga, gb) = (0.0, -prior * b)
            (haa, hab, hbb) = (0, 0, prior)
            for group in sums {
                let x = (group.score - mean) / scale, p = Logistic.expit(a + b * x), q = Logistic.expit(-a - b * x)
                ga += group.events - group.rows * p
                gb += (group.events - group.rows * p) * x
                haa += group.rows * p * q
                hab += group.rows * p * q * x
                hbb += group.rows * p * q * x * x
            }
            return (ga, gb)
        }
        var now = loss(a, b)
        for _ in 0..<60 where spread > 0 {
            let (ga, gb) = derivatives()
            let determinant = haa * hbb - hab * hab
            guard determinant > 1e-14 * haa * hbb else { break }
            let da = (hbb * ga - hab * gb) / determinant, db = (haa * gb - hab * ga) / determinant
            let decrement = da * ga + db * gb
            guard decrement > 1e-12 * total else { break }
            var length = 1.0, next = loss(a + da, b + db)
            while next > now, length > 1e-6 {
                length /= 2
                next = loss(a + length * da, b + length * db)
            }
            guard next <= now else { break }
            (a, b, now) = (a + length * da, b + length * db, next)
        }
        _ = derivatives()
        (haa, hbb) = (haa + 0.01, hbb + 0.01)
        let determinant = haa * hbb - hab * hab
        (self.mean, self.scale, self.prior) = (mean, scale, prior)
        inverse = (hbb / determinant, haa / determinant, -hab / determinant)
        intercept = a - b * mean / scale
        slope = b / scale
        setVariances(inverse)
    }

    private let mean: Double
    private let scale: Double
    /// Precision of the prior of a standard deviation of the score.
    private let prior: Double
    /// (H + prior)^-1 of the standardised coefficients.
    private let inverse: (a: Double, b: Double, ab: Double)

    /// In units of the score, of a covariance of the standardised coefficients.
    private mutating func setVariances(_ v: (a: Double, b: Double, ab: Double)) {
        let shift = mean / scale
        variances = (
            max(0, v.a - 2 * shift * v.ab + shift * shift * v.b), max(0, v.b / (scale * scale)), (v.ab - shift * v.b) / scale
        )
    }

    private mutating func sandwich(_ rows: FitRows, _ scores: [Int]) {
        var sums: [Int32: (Sum, Sum)] = [:]
        var order: [Int32] = []
        for (row, score) in scores.enumerated() {
            let x = (Double(score) - mean) / scale, weight = rows.weights?[row] ?? 1
            let residual = weight * (Double(rows.outcome[row]) - Logistic.expit(intercept + slope * Double(score)))
            let cluster = rows.clusters?[row] ?? Int32(row)
            if sums[cluster] == nil {
                sums[cluster] = (Sum(), Sum())
                order.append(cluster)
            }
            sums[cluster]?.0.add(residual)
            sums[cluster]?.1.add(residual * x)
        }
        var (jaa, jab, jbb) = (Sum(), Sum(), Sum())
        for cluster in order {
            guard let (a, b) = sums[cluster].map({ ($0.0.value, $0.1.value) }) else { continue }
            jaa.add(a * a)
            jab.add(a * b)
            jbb.add(b * b)
        }
        // The prior's own share, as in (H+P)^-1 (J+P) (H+P)^-1.
        let (a, m, b) = (jaa.value + 0.01, jab.value, jbb.value + prior + 0.01), v = inverse
        let first = (v.a * a + v.ab * m, v.a * m + v.ab * b), second = (v.ab * a + v.b * m, v.ab * m + v.b * b)
        setVariances((first.0 * v.a + first.1 * v.ab, second.0 * v.ab + second.1 * v.b, first.0 * v.ab + first.1 * v.b))
    }

    /// Draws of intercept and slope from their normal approximation.
    func draws(_ count: Int, seed: UInt64) -> (intercept: [Double], slope: [Double]) {
        let root = variances.intercept.squareRoot()
        let across = root > 0 ? variances.covariance / root : 0
        let rest = max(0, variances.slope - across * across).squareRoot()
        var result = (intercept: [Double](), slope: [Double]())
        for draw in 0..<count {
            var random = Philox(seed: seed, stage: "posterior-draws", item: UInt64(draw))
            let (one, other) = (Normal.quantile(random.uniform()), Normal.quantile(random.uniform()))
            result.intercept.append(intercept + root * one)
            result.slope.append(slope + across * one + rest * other)
        }
        return result
    }
}
