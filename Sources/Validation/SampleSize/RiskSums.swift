// SPDX-License-Identifier: EUPL-1.2

import Metrics
import StatMath

/// What the precision of a judgement hangs on: sums over rows, which add up over groups.
struct RiskSums: Hashable, Sendable {
    var rows = 0
    var expectedEvents = 0.0
    /// Sums of p(1-p) times 1, x and x squared, x the log odds.
    var information = SIMD3<Double>.zero
    var weight = 0.0
    var squaredWeight = 0.0

    init() {}

    /// - Parameter weights: `nil` where every row counts once.
    init(_ risk: [Double], weights: [Double]? = nil) {
        for row in risk.indices { add(risk[row], weight: weights?[row] ?? 1) }
    }

    mutating func add(_ p: Double, weight w: Double) {
        rows += 1
        expectedEvents += p
        weight += w
        squaredWeight += w * w
        guard p > 0, p < 1 else { return }
        let x = Logistic.logit(p)
        information += p * (1 - p) * SIMD3(1, x, x * x)
    }

    static func - (all: RiskSums, part: RiskSums) -> RiskSums {
        var rest = RiskSums()
        rest.rows = all.rows - part.rows
        rest.expectedEvents = max(0, all.expectedEvents - part.expectedEvents)
        rest.information = all.information - part.information
        (rest.weight, rest.squaredWeight) = (all.weight - part.weight, all.squaredWeight - part.squaredWeight)
        return rest
    }

    /// Rows of equal weight that would be as certain (Kish).
    var effectiveRows: Double { squaredWeight > 0 ? min(Double(rows), weight * weight / squaredWeight) : 0 }
}
