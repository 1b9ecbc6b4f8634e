// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Learning

/// Which features are worth cutting finer: those whose residuals still differ inside their bins.
///
/// The gain is the deviance that a shift of each fine bin's own would win, less what the same shifts of the present bins would,
/// each less what it wins by chance. A feature is refined when the gain exceeds two standard deviations of chance and a share of
/// the deviance; the dimension that refining may cost is capped and spent by gain.
struct Refinement {
    private static let zLimit = 2.0
    private static let shareOfDeviance = 1e-5

    /// One a feature of the matrix.
    let isRefined: [Bool]

    /// - Parameter counts: weighted rows and events by fine bin.
    init(_ solution: AdditiveSolution, counts: BinCounts) {
        let matrix = solution.problem.matrix
        let unit = solution.problem.rows.fixedPoint.gradientUnit
        var candidates: [(feature: Int, gain: Double, bins: Int)] = []
        for term in solution.problem.layout.terms.prefix(matrix.featureCount) {
            let fine = matrix.bins[term.column].count
            guard fine > term.grouping.count else { continue }
            let residuals = solution.sums.gradient[term.column].map { Double($0) * unit }
            let (rows, events) = (counts.rows[term.column], counts.events[term.column])
            let gain =
                Self.gain(rows: rows, events: events, residuals: residuals)
                - Self.gain(rows: term.grouping.sums(rows), events: term.grouping.sums(events), residuals: term.grouping.sums(residuals))
            let chance = (2 * Double(fine - term.grouping.count)).squareRoot()
            if gain > Self.zLimit * chance, gain > Self.shareOfDeviance * solution.rows.deviance {
                candidates.append((term.column, gain, fine - term.grouping.count))
            }
        }
        var left = Self.dimensionLimit(features: matrix.featureCount) - solution.problem.layout.dimension
        var isRefined = [Bool](repeating: false, count: matrix.featureCount)
        for candidate in candidates.sorted(by: { ($0.gain, $1.feature) > ($1.gain, $0.feature) }) where candidate.bins <= left {
            isRefined[candidate.feature] = true
            left -= candidate.bins
        }
        self.isRefined = isRefined
    }

    static func dimensionLimit(features: Int) -> Int { features <= 50 ? 4000 : 7000 }

    private static func gain(rows: [Double], events: [Double], residuals: [Double]) -> Double {
        var sum = 0.0
        for bin in rows.indices where rows[bin] > 0 {
            let n = rows[bin]
            let expected = ((events[bin] - residuals[bin]) / n).clamped
            let observed = ((events[bin] + expected) / (n + 1)).clamped
            sum += 2 * n * (observed * log(observed / expected) + (1 - observed) * log((1 - observed) / (1 - expected))) - n / (n + 1)
        }
        return sum
    }
}

extension Double {
    /// Kept away from 0 and 1, where a logarithm ends.
    fileprivate var clamped: Double { Swift.min(Swift.max(self, 1e-12), 1 - 1e-12) }
}
