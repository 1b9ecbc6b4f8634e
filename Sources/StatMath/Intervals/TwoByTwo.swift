// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// Tests of two proportions against each other.
public enum TwoByTwo {
    /// The standardised difference `first - second` with the pooled share under no difference; 0 when all or none have the property.
    ///
    /// Its square is Pearson's chi-squared of the two by two table.
    public static func z(_ first: Proportion, _ second: Proportion) -> Double {
        let (n1, n2) = (Double(first.total), Double(second.total))
        let pooled = Double(first.count + second.count) / (n1 + n2)
        let variance = pooled * (1 - pooled) * (1 / n1 + 1 / n2)
        return variance > 0 ? (first.value - second.value) / variance.squareRoot() : 0
    }

    /// Fisher's exact test, two-sided: the probability of all tables with these margins that are at most as probable as this one.
    ///
    /// Source: Fisher (1935), J. R. Stat. Soc. 98, 39-82; ties within a relative 1e-7 count as equal, as in R's `fisher.test`.
    public static func fisherExact(_ first: Proportion, _ second: Proportion) -> Double {
        let hypergeometric = Hypergeometric(population: first.total + second.total, successes: first.count + second.count, sample: first.total)
        let observed = hypergeometric.logMass(first.count) + 1e-7
        let terms = hypergeometric.support.map { hypergeometric.logMass($0) }.filter { $0 <= observed }
        return min(1, terms.reduce(0) { $0 + exp($1) })
    }
}
