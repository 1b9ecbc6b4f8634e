// SPDX-License-Identifier: EUPL-1.2

import func Foundation.pow
import Learning
import StatMath

/// Smoothing parameters found on a quarter of the bins, where a factor costs a sixtieth: a start for the search on all bins.
///
/// The quadratic expansion of the likelihood, with the rows and columns of the Hessian summed by groups of neighbouring bins. Over r bins a
/// smooth effect changes r times as much as over one, and bends r^2 times as much, which says how smoothing parameters carry over.
struct CoarseSteering {
    /// Bins of a numeric feature on which the search goes.
    private static let bins = 16
    /// Fewest coefficients for which the search on all bins takes longer than this one besides.
    private static let fewest = 500
    private static let rounds = 60
    private static let tolerance = 0.01

    private let problem: AdditiveProblem
    /// From coefficients to those of the coarse problem.
    private let place: [Int]
    private let ranges: [Range<Int>]
    private let penalties: [TermPenalty]
    /// How many bins in order one of the coarse bins holds, for each term.
    private let ratios: [Double]

    /// - Returns: `nil` where there is little to gain.
    init?(_ problem: AdditiveProblem, counts: BinCounts) {
        // Shapes and published effects are of the bins as they are; pairs begin from main effects that have their smoothness.
        guard problem.layout.dimension >= Self.fewest, problem.known.isEmpty, problem.pairs.isEmpty else { return nil }
        self.problem = problem
        var place = [0], ranges: [Range<Int>] = [], penalties: [TermPenalty] = [], ratios: [Double] = []
        var next = 1
        for (index, term) in problem.layout.terms.enumerated() {
            var group = Array(0..<term.grouping.count), ratio = 1.0, penalty = problem.penalties[index]
            let bins = problem.matrix.bins[index].grouped(by: term.grouping)
            if bins.isNumeric, bins.valueBinCount > Self.bins {
                let coarse = BinGrouping.coarse(bins, rows: term.grouping.sums(counts.rows[index]), groups: Self.bins, keeping: Self.bins)
                let joined = bins.grouped(by: coarse)
                group = coarse.group
                ratio = Double(bins.valueBinCount) / Double(joined.valueBinCount)
                penalty = TermPenalty(bins: joined.count, valueBins: joined.valueBinCount, isOrdered: true)
            }
            // Both must have the same penalties.
            guard penalty.kinds == problem.penalties[index].kinds else { return nil }
            place += group.map { next + $0 }
            ranges.append(next..<next + penalty.bins)
            next += penalty.bins
            penalties.append(penalty)
            ratios.append(ratio)
        }
        guard next * 2 < problem.layout.dimension else { return nil }
        (self.place, self.ranges, self.penalties, self.ratios) = (place, ranges, penalties, ratios)
    }

    /// - Parameters:
    ///   - hessian: of the likelihood at `theta`, lower triangle.
    ///   - gradient: of the likelihood there.
    /// - Returns: smoothing parameters for all bins, or `nil` where none were found.
    func smoothing(
        from start: AdditiveProblem.Smoothing, hessian: Matrix, gradient: [Double], theta: [Double]
    ) throws -> AdditiveProblem.Smoothing? {
        let size = ranges.last?.upperBound ?? 1
        var coarse = hessian.summing(place, size: size)
        let right = zip(gradient, hessian.symmetricTimes(theta)).enumerated().reduce(into: [Double](repeating: 0, count: size)) {
            $0[place[$1.offset]] += $1.element.0 + $1.element.1
        }
        for bin in 1..<size { coarse[bin, bin] += problem.ridge }
        let search = ExpansionSearch(hessian: coarse, right: right, ranges: ranges, penalties: penalties, designEffects: problem.designEffects)
        let found = try search.smoothing(
            from: scaled(start, by: -1), until: .init(rounds: Self.rounds, change: Self.tolerance, gain: .infinity))
        return found.map { scaled($0.smoothing, by: 1) }
    }

    /// From all bins to coarse ones (direction -1), or back (1).
    private func scaled(_ smoothing: AdditiveProblem.Smoothing, by direction: Double) -> AdditiveProblem.Smoothing {
        zip(smoothing, zip(penalties, ratios)).map { values, term in
            zip(values, term.0.kinds).map { value, kind in
                let power: Double =
                    switch kind {
                    case .differences: 1
                    case .curvature: 3
                    case .ridge: -1
                    }
                return value * pow(term.1, direction * power)
            }
        }
    }
}
