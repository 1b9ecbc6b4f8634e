// SPDX-License-Identifier: EUPL-1.2

/// How much the residuals of some groups of rows differ from what a model expects, beyond chance.
///
/// z = [sum R^2/d/(W+5) - sum W/(W+5)] / sqrt(2 sum (W/(W+5))^2): about 0 with variance 1 where there is nothing. The 5 keeps many
/// groups of a few rows from winning.
struct ScoreStatistic: Hashable, Sendable {
    private var score = 0.0
    private var expected = 0.0
    private var variance = 0.0

    /// - Parameters:
    ///   - residuals: sum of case weight times (y - p) of each group.
    ///   - weights: sum of case weight times p(1-p) of each group.
    ///   - total: weights of all groups, where the residuals add up to 0 because an intercept was fitted: each then varies less, by its share.
    init(residuals: [Double], weights: [Double], total: Double = .infinity) {
        for (residual, weight) in zip(residuals, weights) where weight > 0 {
            let share = weight / (weight + 5)
            score += residual * residual / (weight + 5)
            expected += share * (1 - weight / total)
            variance += 2 * share * share
        }
    }

    /// - Parameter designEffect: how many times as much the residuals vary as those of independent rows.
    func standardised(designEffect: Double = 1) -> Double {
        variance > 0 ? (score / designEffect - expected) / variance.squareRoot() : 0
    }
}
