// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// Intervals for the ratio of two shares, `first / second`.
public enum RatioOfShares {
    /// The score interval: all ratios that the score test does not reject. Never undefined; the upper limit is infinite where the
    /// second share is zero.
    ///
    /// Source: Koopman (1984), Biometrics 40, 513-517; restricted maximum by Gart and Nam (1988), Biometrics 44, 323-338, equation 3.3.
    public static func koopman(_ first: EffectiveProportion, _ second: EffectiveProportion, level: Double = 0.95) -> Interval {
        guard first.value + second.value > 0 else { return Interval(low: 0, high: .infinity, level: level) }
        let z = Normal.quantile(0.5 + level / 2), estimate = log(first.value) - log(second.value)
        // On the log scale 60 is further than any ratio of counts; bisection leaves less than 1e-12 of it.
        let low = first.value == 0 ? 0 : exp(root { scoreStatistic(first, second, ratio: exp($0)) < z } ?? -.infinity)
        let high = second.value == 0 ? .infinity : exp(root(descending: true) { scoreStatistic(first, second, ratio: exp($0)) > -z } ?? .infinity)
        func root(descending: Bool = false, _ isInside: (Double) -> Bool) -> Double? {
            var (out, inside) = descending ? (60.0, max(-60, estimate)) : (-60.0, min(60, estimate))
            guard out != inside else { return nil }
            for _ in 0..<60 {
                let middle = (out + inside) / 2
                if isInside(middle) { inside = middle } else { out = middle }
            }
            return inside
        }
        return Interval(low: low, high: high, level: level)
    }

    /// The signed square root of the score statistic for `ratio`, standard normal if that is the ratio; falls with it. At 1 it is the pooled z.
    public static func scoreStatistic(_ first: EffectiveProportion, _ second: EffectiveProportion, ratio: Double) -> Double {
        let (n1, n2) = (first.effectiveTotal, second.effectiveTotal)
        let (x1, x2) = (first.value * n1, second.value * n2)
        let a = (n1 + n2) * ratio, b = -(n1 * ratio + x1 + n2 + x2 * ratio), c = x1 + x2
        // The smaller root, written so that it does not cancel.
        let p2 = 2 * c / (-b + max(0, b * b - 4 * a * c).squareRoot())
        let p1 = min(1, p2 * ratio)
        let variance = p1 * (1 - p1) / n1 + ratio * ratio * p2 * (1 - p2) / n2
        let difference = first.value - ratio * second.value
        return variance > 0 ? difference / variance.squareRoot() : difference == 0 ? 0 : difference.sign == .plus ? .infinity : -.infinity
    }

    /// The interval on the log scale by the delta method; where one of the four cells is empty, half a row is added to each.
    ///
    /// - Parameter correlation: of the two estimates, when clusters have rows in both.
    ///
    /// Source: Katz, Baptista, Azen and Pike (1978), Biometrics 34, 469-474; empty cells: Anscombe (1956), Biometrika 43, 461-464.
    public static func logDelta(
        _ first: EffectiveProportion, _ second: EffectiveProportion, correlation: Double = 0, level: Double = 0.95
    ) -> Interval {
        let z = Normal.quantile(0.5 + level / 2)
        let isDegenerate = [first, second].contains { $0.value == 0 || $0.value == 1 }
        func logShare(_ share: EffectiveProportion) -> (log: Double, error: Double) {
            let n = share.effectiveTotal
            guard isDegenerate else { return (log(share.value), ((1 - share.value) / (n * share.value)).squareRoot()) }
            let count = share.value * n + 0.5
            return (log(count / (n + 1)), (1 / count - 1 / (n + 1)).squareRoot())
        }
        let (a, b) = (logShare(first), logShare(second))
        let error = max(0, a.error * a.error + b.error * b.error - 2 * correlation * a.error * b.error).squareRoot()
        return Interval(low: exp(a.log - b.log - z * error), high: exp(a.log - b.log + z * error), level: level)
    }

    /// The interval of group / overall from the interval of group / complement: p_g / p = r / (w r + 1 - w), which rises with r.
    ///
    /// - Parameter groupShare: w, the group's part of the denominator.
    public static func againstOverall(_ againstComplement: Interval, groupShare w: Double) -> Interval {
        func overall(_ r: Double) -> Double { r.isFinite ? r / (w * r + 1 - w) : w > 0 ? 1 / w : .infinity }
        return Interval(low: overall(againstComplement.low), high: overall(againstComplement.high), level: againstComplement.level)
    }
}
