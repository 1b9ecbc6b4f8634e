// SPDX-License-Identifier: EUPL-1.2

/// What no rule can give at once where an outcome is more frequent in one group than in another: equal predictive value, equal misses and
/// equal false alarms.
///
/// FPR = p / (1 - p) (1 - PPV) / PPV (1 - FNR). Source: Chouldechova (2017), Big Data 5, 153-163, equation 2.6; for scores Kleinberg,
/// Mullainathan and Raghavan (2017), ITCS, 43:1-43:23.
package enum CalibrationConflict {
    /// The false positive rate of a group, were its predictive value and its share missed those given.
    ///
    /// - Returns: `nil` where one of them leaves it undefined.
    package static func falsePositiveRate(prevalence: Double, predictiveValue: Double, missed: Double) -> Double? {
        guard prevalence < 1, predictiveValue > 0 else { return nil }
        return prevalence / (1 - prevalence) * (1 - predictiveValue) / predictiveValue * (1 - missed)
    }
}
