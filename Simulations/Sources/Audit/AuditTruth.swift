// SPDX-License-Identifier: EUPL-1.2

import Foundation
import StatMath

/// Two groups of births whose scores and outcomes have a known distribution, and what an audit of them estimates.
///
/// The log-odds of a score are normal with a mean of the group and variance 1. Outcomes follow the score, but in the group that is looked at
/// they are more frequent than it says.
struct AuditTruth: Sendable {
    static let groups = ["looked-at", "others"]
    /// Of births.
    static let shares = [0.3, 0.7]
    /// By how much a group's scores are higher, and by how much its outcomes are more frequent than its scores say; log-odds.
    static let shifts = [(score: 0.4, outcome: 0.3), (score: 0, outcome: 0)]

    /// Of the log-odds of scores, by group.
    let means: [Double]
    /// Births with at least this risk are selected.
    let threshold: Double

    static let grid = stride(from: -14.0, through: 14.0, by: 0.005).map { $0 }

    /// - Parameter prevalence: of the others.
    init(prevalence: Double) {
        var (low, high) = (-15.0, 15.0)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            let mean = Self.grid.reduce(0) { $0 + Logistic.expit($1) * Self.density($1, middle) } * 0.005
            if mean < prevalence { low = middle } else { high = middle }
        }
        means = Self.shifts.map { low + $0.score }
        threshold = Logistic.expit(low + 1)
    }

    static func density(_ x: Double, _ mean: Double) -> Double { exp(-(x - mean) * (x - mean) / 2) / (2 * Double.pi).squareRoot() }

    /// The probability of the outcome where the score has these log-odds.
    static func risk(_ logOdds: Double, group: Int) -> Double { Logistic.expit(logOdds + shifts[group].outcome) }

    /// What an audit estimates of one group, or with `nil` of all births, by the last part of the finding's key.
    func estimands(group: Int?) -> [String: Double] {
        let parts: [(number: Int, share: Double)] = group.map { [($0, 1)] } ?? Self.shares.enumerated().map { ($0.offset, $0.element) }
        var sums = (events: 0.0, scores: 0.0, selected: 0.0, found: 0.0, below: 0.0, concordant: 0.0)
        for logOdds in Self.grid {
            var (event, other) = (0.0, 0.0)
            for part in parts {
                let mass = part.share * Self.density(logOdds, means[part.number]) * 0.005, risk = Self.risk(logOdds, group: part.number)
                (event, other) = (event + mass * risk, other + mass * (1 - risk))
            }
            sums.events += event
            sums.scores += (event + other) * Logistic.expit(logOdds)
            if Logistic.expit(logOdds) >= threshold { (sums.selected, sums.found) = (sums.selected + event + other, sums.found + event) }
            sums.concordant += event * (sums.below + other / 2)
            sums.below += other
        }
        let others = 1 - sums.events
        return [
            "prevalence": sums.events, "selection-rate": sums.selected, "tpr": sums.found / sums.events, "fnr": 1 - sums.found / sums.events,
            "fpr": (sums.selected - sums.found) / others, "ppv": sums.found / sums.selected,
            "npv": (others - sums.selected + sums.found) / (1 - sums.selected), "auc": sums.concordant / (sums.events * others),
            "observed-expected": sums.events / sums.scores,
        ]
    }
}
