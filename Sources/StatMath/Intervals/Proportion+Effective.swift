// SPDX-License-Identifier: EUPL-1.2

/// A share of rows that are weighted or clustered, with the sample size that its variance is worth.
///
/// The variance is that of a ratio, linearised; the effective size p(1-p) / variance takes the place of the count in Wilson's and
/// Newcombe's intervals (methods 18). Without weights and clusters it is the count itself.
/// Source: Kish (1965), Survey Sampling, section 8.1; Dean and Pagano (2015), J. Surv. Stat. Methodol. 3, 484-503.
public struct EffectiveProportion: Hashable, Sendable {
    /// Unweighted rows with the property, and rows that could have it (frequency weights: the rows they stand for, rounded).
    public let count: Int
    public let total: Int
    /// The weighted share, in [0, 1].
    public let value: Double
    /// Positive, at most `total`: an estimated variance that is smaller by chance buys no certainty (Korn and Graubard 1998).
    public let effectiveTotal: Double

    public init(count: Int, total: Int, value: Double, effectiveTotal: Double) {
        (self.count, self.total, self.value, self.effectiveTotal) = (count, total, value, effectiveTotal)
    }

    /// A share of independent rows of equal weight.
    public init(_ simple: Proportion) {
        self.init(count: simple.count, total: simple.total, value: simple.value, effectiveTotal: Double(simple.total))
    }

    /// The share of the rows in a denominator that have a property.
    ///
    /// - Parameters:
    ///   - rows: how many rows the design has.
    ///   - inDenominator: whether a row could have the property.
    ///   - hasProperty: asked only of rows in the denominator.
    /// - Returns: `nil` when no row (of positive weight) is in the denominator.
    public init?(rows: Int, design: SamplingDesign, inDenominator: (Int) -> Bool, hasProperty: (Int) -> Bool) {
        var count = 0, total = 0
        var weightOfProperty = Sum(), weightOfAll = Sum(), squaredWeights = Sum()
        for row in 0..<rows where inDenominator(row) {
            let weight = design.weights?[row] ?? 1
            guard weight > 0 else { continue }
            total += 1
            weightOfAll.add(weight)
            squaredWeights.add(weight * weight)
            guard hasProperty(row) else { continue }
            count += 1
            weightOfProperty.add(weight)
        }
        guard total > 0 else { return nil }
        if design.isSimple {
            self.init(count: count, total: total, value: Double(count) / Double(total), effectiveTotal: Double(total))
            return
        }
        let weight = weightOfAll.value, share = min(1, max(0, weightOfProperty.value / weight))
        let counts =
            design.weightKind == .frequency && design.weights != nil
            ? (Int(weightOfProperty.value.rounded()), Int(weight.rounded())) : (count, total)
        let variance = design.linearisedVariance(rows: rows) { row in
            inDenominator(row) ? ((hasProperty(row) ? 1 : 0) - share) / weight : 0
        }
        let effective: Double
        if let variance, variance > 0, share > 0, share < 1 {
            effective = share * (1 - share) / variance
        } else {
            // All or none: no variance to learn from. Kish's size for unequal weights, clusters as far as they shrink it.
            let kish = design.weightKind == .frequency ? weight : weight * weight / squaredWeights.value
            effective = design.clusters == nil ? kish : min(kish, Self.clusters(rows: rows, design: design, inDenominator: inDenominator))
        }
        let most = design.weightKind == .frequency ? weight : Double(total)
        self.init(count: counts.0, total: counts.1, value: share, effectiveTotal: min(effective, most))
    }

    /// How many clusters have a row in the denominator.
    private static func clusters(rows: Int, design: SamplingDesign, inDenominator: (Int) -> Bool) -> Double {
        guard let clusters = design.clusters else { return Double(rows) }
        var present = [Bool](repeating: false, count: design.clusterCount)
        for row in 0..<rows where (design.weights?[row] ?? 1) > 0 && inDenominator(row) { present[Int(clusters[row])] = true }
        return Double(present.lazy.filter { $0 }.count)
    }

    /// Wilson's interval at the effective sample size.
    public func wilson(level: Double = 0.95) -> Interval { Proportion.wilson(share: value, effectiveTotal: effectiveTotal, level: level) }
}
