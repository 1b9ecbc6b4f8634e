// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// The area under the ROC curve: the chance that of one row with the event and one without, the one with it has the higher risk.
///
/// Source: DeLong, DeLong and Clarke-Pearson (1988); clusters: Obuchowski (1997); folds: LeDell, Petersen and van der Laan (2015),
/// Electron. J. Stat. 9, 1583-1607.
public enum AreaUnderCurve {
    /// The scale on which the standard error is laid out to both sides.
    public enum IntervalScale: String, Hashable, Sendable, CaseIterable {
        /// Stays within (0, 1): what is reported.
        case logit
        /// What pROC prints.
        case identity
    }

    /// One AUC over all rows.
    ///
    /// With an AUC of 0 or 1 DeLong's variance is 0; the interval then is exact: of m pairs of rows that share no row (or cluster) all are
    /// concordant with probability AUC^m at most, so the bound is (alpha/2)^(1/m).
    ///
    /// - Returns: `nil` unless rows of both outcomes have weight.
    public static func estimate(_ predictions: Predictions, scale: IntervalScale = .logit, level: Double = 0.95) -> Estimate? {
        guard let placements = Placements(predictions) else { return nil }
        let variance = PlacementVariance.estimate(placements.values, mean: placements.mean, of: predictions)
        return estimate(placements.mean, variance: variance, scale: scale, level: level, separatePairs: separatePairs(predictions))
    }

    static func estimate(_ value: Double, variance: Double?, scale: IntervalScale, level: Double, separatePairs: Int) -> Estimate {
        let error = variance?.squareRoot()
        if value == 0 || value == 1, separatePairs > 0 {
            let bound = Normal.alphaRoot(level: level, count: separatePairs)
            let interval = value == 1 ? Interval(low: bound, high: 1, level: level) : Interval(low: 0, high: 1 - bound, level: level)
            return Estimate(value, standardError: error, interval: interval, method: "exact")
        }
        // All rows with one and the same risk: half of all pairs, by definition and without error.
        guard let error, error > 0 else { return Estimate(value, standardError: error) }
        let z = Normal.quantile(0.5 + level / 2)
        switch scale {
        case .identity:
            return Estimate(value, variance: error * error, within: 0...1, method: "delong", level: level)
        case .logit:
            let middle = Logistic.logit(value), half = z * error / (value * (1 - value))
            let interval = Interval(low: Logistic.expit(middle - half), high: Logistic.expit(middle + half), level: level)
            return Estimate(value, standardError: error, interval: interval, method: "delong-logit")
        }
    }

    /// How many pairs of a row with and a row without the event can be formed so that no row (or cluster) is used twice.
    static func separatePairs(_ predictions: Predictions) -> Int {
        guard let clusters = predictions.design.clusters else { return min(predictions.events, predictions.nonEvents) }
        var seen = [UInt8](repeating: 0, count: predictions.design.clusterCount)
        for row in clusters.indices where predictions.weight(row) > 0 { seen[Int(clusters[row])] |= predictions.outcome[row] == 1 ? 1 : 2 }
        let events = seen.lazy.filter { $0 & 1 != 0 }.count, others = seen.lazy.filter { $0 & 2 != 0 }.count
        return min(events, others, seen.lazy.filter { $0 != 0 }.count / 2)
    }
}

extension Normal {
    /// (alpha/2)^(1/count): the exact lower limit of a share of which all of `count` were seen.
    fileprivate static func alphaRoot(level: Double, count: Int) -> Double { Beta.quantile(0.5 - level / 2, alpha: Double(count), beta: 1) }
}
