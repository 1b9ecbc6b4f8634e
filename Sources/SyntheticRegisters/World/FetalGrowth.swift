// SPDX-License-Identifier: EUPL-1.2

import Foundation
import StatMath

/// Birth weight by length of pregnancy and sex: log-normal around a smooth curve.
///
/// The curve is Hadlock's for singletons, log W = 0.578 + 0.332 t - 0.00354 t² with t in weeks, scaled to birth weights of boys and girls.
/// It is a model for invented children, not a standard for real ones.
///
/// Source of the curve: Hadlock, Harrist and Martinez-Poyer (1991), Radiology 181, 129-133.
enum FetalGrowth {
    /// Standard deviation of log weight at a given day and sex.
    static let spread = 0.125

    static func medianLogWeight(days: Int, isBoy: Bool) -> Double {
        let weeks = Double(min(days, 290)) / 7
        return 0.578 + 0.332 * weeks - 0.00354 * weeks * weeks + (isBoy ? -0.018 : -0.054)
    }

    /// Grams.
    static func weight(days: Int, isBoy: Bool, standardised: Double) -> Int {
        max(350, Int(exp(medianLogWeight(days: days, isBoy: isBoy) + spread * standardised).rounded()))
    }

    /// Percentile, 0 to 100, of a weight among children of that sex and day.
    static func percentile(grams: Int, days: Int, isBoy: Bool) -> Double {
        100 * Normal.cdf((log(Double(grams)) - medianLogWeight(days: days, isBoy: isBoy)) / spread)
    }
}
