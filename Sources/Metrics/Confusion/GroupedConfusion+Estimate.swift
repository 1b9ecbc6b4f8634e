// SPDX-License-Identifier: EUPL-1.2

import StatMath

extension GroupedConfusion {
    /// A rate in some rows: its unweighted counts, and the weighted share with the sample size that weights and clusters leave it.
    ///
    /// - Returns: `nil` when no row is in the denominator.
    public func estimate(_ rate: ConfusionRate, in part: GroupPart) -> EffectiveProportion? { estimate(rate.share, in: part) }

    /// The same of any cells out of any others.
    public func estimate(_ rate: ConfusionShare, in part: GroupPart) -> EffectiveProportion? {
        let counts = counts(of: part)
        guard let proportion = Proportion(counts.count(rate.numerator), of: counts.count(rate.denominator)) else { return nil }
        if isSimple { return EffectiveProportion(proportion) }
        let cells = weightedCells(of: part), denominator = (cells * rate.denominator.indicator).sum()
        guard denominator > 0 else { return nil }
        let value = min(1, max(0, (cells * rate.numerator.indicator).sum() / denominator))
        let effective = effectiveTotal(rate, in: part, value: value, denominator: denominator, rows: Double(proportion.total))
        return EffectiveProportion(count: proportion.count, total: proportion.total, value: value, effectiveTotal: effective)
    }

    /// Of the estimates of one rate in two parts; 0 when no cluster has rows in both.
    public func correlation(_ rate: ConfusionRate, _ first: GroupPart, _ second: GroupPart) -> Double {
        if isSimple { return 0 }
        guard let a = influence(rate, in: first), let b = influence(rate, in: second) else { return 0 }
        let variances = products.between(first, first).form(a, a) * products.between(second, second).form(b, b)
        return variances > 0 ? products.between(first, second).form(a, b) / variances.squareRoot() : 0
    }

    /// The covariance of the estimates of one rate in two groups.
    public func covariance(_ rate: ConfusionRate, _ first: GroupPart, _ second: GroupPart) -> Double? {
        guard let a = influence(rate, in: first), let b = influence(rate, in: second) else { return nil }
        return products.between(first, second).form(a, b)
    }

    /// A part's share of the (weighted) denominator of a rate, over all rows: the w of methods 17.
    public func denominatorShare(_ rate: ConfusionRate, of group: Int) -> Double {
        let all = (weightedCells(of: .overall) * rate.denominator.indicator).sum()
        return all > 0 ? (weighted[group] * rate.denominator.indicator).sum() / all : 0
    }

    private func influence(_ rate: ConfusionRate, in part: GroupPart) -> SIMD4<Double>? {
        let cells = weightedCells(of: part), denominator = (cells * rate.denominator.indicator).sum()
        guard denominator > 0 else { return nil }
        let value = (cells * rate.numerator.indicator).sum() / denominator
        return (rate.numerator.indicator - rate.denominator.indicator * value) / denominator
    }

    /// p(1-p) / variance with the variance linearised and never more than the rows, as in `EffectiveProportion`.
    ///
    /// Where all or none have the property, clusters (rows) count as if all alike within: Kish's (sum of weights)^2 / sum of squares.
    private func effectiveTotal(_ rate: ConfusionShare, in part: GroupPart, value: Double, denominator: Double, rows: Double) -> Double {
        let product = products.between(part, part)
        let influence = (rate.numerator.indicator - rate.denominator.indicator * value) / denominator
        let variance = product.form(influence, influence) * fewClusterCorrection(rate, in: part, rows: rows)
        guard variance > 0, variance.isFinite, value > 0, value < 1 else {
            return min(rows, denominator * denominator / product.form(rate.denominator.indicator, rate.denominator.indicator))
        }
        return min(rows, value * (1 - value) / variance)
    }

    /// G/(G-1) (n-1)/n for G clusters of n rows, as in `SamplingDesign.linearisedVariance`; infinite for a single cluster.
    private func fewClusterCorrection(_ rate: ConfusionShare, in part: GroupPart, rows: Double) -> Double {
        guard let clusters = clusterCensus.map({ Double($0.count(part, with: rate.denominator)) }) else { return 1 }
        return clusters > 1 ? clusters / (clusters - 1) * (rows - 1) / rows : .infinity
    }
}
