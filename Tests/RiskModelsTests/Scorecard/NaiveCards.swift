// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// Cards by brute force: every choice of points, each row on its own, written down from the definition.
struct NaiveCards {
    /// `times[condition][row]`: how often its points count.
    let times: [[Double]]
    /// What the prior of each condition is of.
    let scales: [Double]
    /// What each condition costs a card that has it.
    let costs: [Double]
    let outcome: [UInt8]
    let weights: [Double]
    /// Standard deviation of the prior of a condition's log-odds.
    let spread: Double

    init(times: [[Double]], scales: [Double], costs: [Double], outcome: [UInt8], weights: [Double], spread: Double) {
        (self.times, self.scales, self.costs) = (times, scales, costs)
        (self.outcome, self.weights, self.spread) = (outcome, weights, spread)
    }

    init(holds: [[Bool]], outcome: [UInt8], weights: [Double], spread: Double) {
        self.init(
            times: holds.map { $0.map { $0 ? 1 : 0 } }, scales: holds.map { _ in 1 }, costs: holds.map { _ in 0 }, outcome: outcome, weights: weights,
            spread: spread)
    }

    private func squares(_ points: [Int]) -> Double { zip(points, scales).reduce(0) { $0 + Double($1.0 * $1.0) * $1.1 * $1.1 } }

    private func score(_ points: [Int], _ row: Int) -> Double { points.indices.reduce(0) { $0 + Double(points[$1]) * times[$1][row] } }

    private var total: Double { weights.reduce(0, +) }

    /// Mean log-loss with the penalty, at log-odds of intercept + slope x total score.
    func loss(_ points: [Int], intercept: Double, slope: Double) -> Double {
        var sum = 0.0
        for row in outcome.indices {
            let eta = intercept + slope * score(points, row)
            sum += weights[row] * log1p(exp(outcome[row] == 1 ? -eta : eta))
        }
        let cost = zip(points, costs).reduce(0) { $0 + ($1.0 == 0 ? 0 : $1.1) }
        return (sum + squares(points) * slope * slope / (2 * spread * spread) + cost) / total
    }

    /// The least loss of a card: Newton's method on intercept and slope.
    func loss(_ points: [Int]) -> Double {
        let scores = outcome.indices.map { score(points, $0) }
        let precision = squares(points) / (spread * spread)
        var (a, b) = (0.0, 0.0)
        for _ in 0..<200 {
            var (ga, gb, haa, hab, hbb) = (0.0, -precision * b, 1e-12, 0.0, precision + 1e-12)
            for row in outcome.indices {
                let p = 1 / (1 + exp(-a - b * scores[row])), w = weights[row]
                ga += w * (Double(outcome[row]) - p)
                gb += w * (Double(outcome[row]) - p) * scores[row]
                haa += w * p * (1 - p)
                hab += w * p * (1 - p) * scores[row]
                hbb += w * p * (1 - p) * scores[row] * scores[row]
            }
            let determinant = haa * hbb - hab * hab
            var (da, db) = ((hbb * ga - hab * gb) / determinant, (haa * gb - hab * ga) / determinant)
            let before = loss(points, intercept: a, slope: b)
            while loss(points, intercept: a + da, slope: b + db) > before, abs(da) + abs(db) > 1e-14 { (da, db) = (da / 2, db / 2) }
            (a, b) = (a + da, b + db)
            if abs(da) + abs(db) < 1e-12 { break }
        }
        return loss(points, intercept: a, slope: b)
    }

    /// The least loss over all cards of at most `conditions` conditions.
    func best(conditions: Int, largest: Int) -> Double {
        var best = Double.infinity
        func descend(_ points: [Int]) {
            guard points.count < times.count else {
                best = min(best, loss(points))
                return
            }
            let isFull = points.count { $0 != 0 } == conditions
            // A card and its opposite differ in the sign of the slope only.
            let isFirst = points.allSatisfy { $0 == 0 }
            for value in isFull ? 0...0 : isFirst ? 0...largest : -largest...largest { descend(points + [value]) }
        }
        descend([])
        return best
    }
}
