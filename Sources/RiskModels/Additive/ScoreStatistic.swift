// SPDX-License-Identifier: EUPL-1.2

/// How much the residuals of some groups of rows differ from what a model expects, beyond chance.
enum ScoreStatistic {
    /// z = [sum R^2/d/(W+5) - sum W/(W+5)] / sqrt(2 sum (W/(W+5))^2): about 0 with variance 1 where there is nothing. The 5 keeps many
    /// groups of a few rows from winning.
    ///
    /// - Parameters:
    ///   - residuals: sum of case weight times (y - p) of each group.
    ///   - weights: sum of case weight times p(1-p) of each group.
    ///   - designEffect: how many times as much the residuals vary as those of independent rows.
    ///   - total: weights of all groups, where the residuals add up to 0 because an intercept was fitted: each then varies less, by its share.
    static func standardised(residuals: [Double], weights: [Double], designEffect: Double = 1, total: Double = .infinity) -> Double {
        var (score, expected, variance) = (0.0, 0.0, 0.0)
        for (residual, weight) in zip(residuals, weights) where weight > 0 {
            let share = weight / (weight + 5)
            score += residual * residual / designEffect / (weight + 5)
            expected += share * (1 - weight / total)
            variance += 2 * share * share
        }
        return variance > 0 ? (score - expected) / variance.squareRoot() : 0
    }
}
