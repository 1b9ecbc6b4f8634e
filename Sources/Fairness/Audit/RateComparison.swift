// SPDX-License-Identifier: EUPL-1.2

import Metrics
import StatMath

/// One rate of one group, held against a reference.
struct RateComparison {
    let confusion: GroupedConfusion
    let rate: ConfusionRate
    let group: Int
    let reference: GroupPart

    /// The reference without the group's own rows: what the group is really tested against.
    private var others: GroupPart { reference == .overall ? .complement(group) : reference }
    /// w, the group's share of the denominator, where the reference includes the group.
    private var overlap: Double { reference == .overall ? confusion.denominatorShare(rate, of: group) : 0 }

    /// - Returns: `nil` where one of the two has no row in the denominator.
    func comparison(_ scale: ComparisonScale) -> Comparison? {
        guard let own = confusion.estimate(rate, in: .group(group)), let other = confusion.estimate(rate, in: others) else { return nil }
        let correlation = confusion.correlation(rate, .group(group), others)
        return scale == .difference ? difference(own, other, correlation) : ratio(own, other, correlation)
    }

    /// Newcombe's interval; against all rows by the overlap rule (methods 17).
    private func difference(_ own: EffectiveProportion, _ other: EffectiveProportion, _ correlation: Double) -> Comparison {
        let w = overlap
        return Comparison(.difference, estimate: (1 - w) * (own.value - other.value), method: "newcombe" + suffix) { level in
            NewcombeDifference.againstOverall(own, complement: other, groupShare: w, correlation: correlation, level: level)
        }
    }

    /// Koopman's score interval, or the log interval where clusters with rows in both make the two depend on each other.
    private func ratio(_ own: EffectiveProportion, _ other: EffectiveProportion, _ correlation: Double) -> Comparison? {
        let w = overlap
        func overall(_ interval: Interval) -> Interval { RatioOfShares.againstOverall(interval, groupShare: w) }
        let estimate = own.value / (w * own.value + (1 - w) * other.value)
        guard estimate.isFinite else { return nil }
        guard correlation == 0 else {
            return Comparison(.ratio, estimate: estimate, method: "log-delta" + suffix) { level in
                overall(RatioOfShares.logDelta(own, other, correlation: correlation, level: level))
            }
        }
        let p = Normal.twoSidedP(RatioOfShares.scoreStatistic(own, other, ratio: 1))
        return Comparison(.ratio, estimate: estimate, method: "koopman" + suffix, p: p) { level in
            overall(RatioOfShares.koopman(own, other, level: level))
        }
    }

    private var suffix: String { (reference == .overall ? "-overlap" : "") + (confusion.isSimple ? "" : "-effective") }
}
