// SPDX-License-Identifier: EUPL-1.2

extension Proportion {
    /// The exact interval: it covers at least its level, at the price of width.
    ///
    /// Source: Clopper and Pearson (1934), Biometrika 26, 404-413, by beta quantiles.
    public func clopperPearson(level: Double = 0.95) -> Interval {
        let tail = (1 - level) / 2, x = Double(count), n = Double(total)
        return Interval(
            low: count == 0 ? 0 : Beta.quantile(tail, alpha: x, beta: n - x + 1),
            high: count == total ? 1 : Beta.quantile(1 - tail, alpha: x + 1, beta: n - x), level: level)
    }
}
