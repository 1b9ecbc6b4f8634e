// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// A penalised likelihood in the bin basis: which bins, which penalties, and which rows it is summed over.
struct AdditiveProblem: Sendable {
    let matrix: BinnedMatrix
    let rows: FitRows
    let layout: BinLayout
    /// The terms after those of the features.
    let pairs: [PairTerm]
    let penalties: [TermPenalty]
    /// A ridge on every bin besides the estimated ones, so that the Hessian is positive definite.
    let ridge: Double
    /// Elements of bins that keep too few rows or events to be estimated: held at zero.
    let pinned: [Int]
    /// How many times as much the sums of each term vary as they would if rows were independent: its prior is that many times weaker than
    /// its penalty, which is set beside a likelihood that counts every row.
    private(set) var designEffects: [Double]
    /// What is known of effects beforehand.
    private(set) var known = ProblemKnowledge.none

    /// - Parameter mains: the resolution of each feature.
    init(
        matrix: BinnedMatrix, rows: FitRows, mains: [BinGrouping], pairs: [PairTerm], counts: BinCounts, binning: Binning, ridge: Double,
        designEffects: [Double]? = nil
    ) {
        let layout = BinLayout(mains + pairs.map(\.grouping))
        (self.matrix, self.rows, self.layout, self.pairs) = (matrix, rows, layout, pairs)
        self.ridge = ridge * rows.totalWeight
        self.designEffects = designEffects ?? layout.terms.map { _ in 1 }
        penalties =
            layout.terms.prefix(mains.count).map { term in
                let bins = matrix.bins[term.column].grouped(by: term.grouping)
                return TermPenalty(bins: bins.count, valueBins: bins.valueBinCount, isOrdered: bins.isNumeric)
            } + pairs.map(\.penalty)
        pinned = layout.terms.flatMap { term in
            // The minimum of rows holds for all training rows, also in a fold; the minimum of events for the rows of this fit.
            let (rows, events) = (term.grouping.sums(counts.rows[term.column]), term.grouping.sums(counts.events[term.column]))
            let all = term.column < mains.count ? term.grouping.sums(matrix.rowCounts[term.column]) : rows
            return rows.indices.filter {
                rows[$0] > 0 && (all[$0] < Double(binning.minimumRows) || events[$0] < Double(binning.minimumEvents))
            }.map { term.offset + $0 }
        }
    }

    /// The same problem with what is known of effects beforehand.
    ///
    /// - Parameters:
    ///   - peaks: of the unimodal features, as value bins of their main effects.
    ///   - against: places where an effect goes against a shape that pulls.
    func knowing(_ rows: AdditiveRows, peaks: [Int: Int] = [:], against: Set<TendencyTerm.Place> = []) -> AdditiveProblem {
        guard !rows.known.entries.isEmpty else { return self }
        var problem = self
        let parts = PairParts(pairs, layout, of: Set(rows.known.entries.map(\.feature)), counts: rows.weighted)
        problem.known = ProblemKnowledge(rows.known, matrix, layout, parts, peaks: peaks, against: against)
        return problem
    }

    /// The same problem with what clusters and weights do to its terms.
    func with(designEffects: [Double]) -> AdditiveProblem {
        var problem = self
        problem.designEffects = designEffects
        return problem
    }

    typealias Smoothing = [[Double]]

    /// The effect of each fine bin of each feature, and of each cell of each pair; none in cells without rows.
    func values(_ theta: [Double]) -> [[Double]] {
        layout.terms.dropLast(pairs.count).map { $0.grouping.spread(Array(theta[$0.range])) }
            + zip(pairs, layout.terms.suffix(pairs.count)).map { pair, term in
                pair.element.map { $0.map { theta[term.offset + $0] } ?? 0 }
            }
    }

    /// The rows at the coefficients `theta`.
    func rows(at theta: [Double]) throws -> LogisticRows {
        let values = values(theta)
        return try LogisticRows(rows, linearPredictor: matrix.linearPredictor(intercept: theta[0], values: values, start: rows.offset))
    }

    /// theta' P theta, with what is known of effects.
    func penalty(_ theta: [Double], _ smoothing: Smoothing) -> Double {
        var sum = ridge * theta.dropFirst().reduce(0) { $0 + $1 * $1 }
        for (term, (penalty, smoothing)) in zip(layout.terms, zip(penalties, smoothing)) {
            for (kind, value) in zip(penalty.kinds, smoothing) { sum += value * penalty.quadraticForm(kind, theta[term.range]) }
        }
        return sum + known.penalty(theta)
    }

    /// Half the slope of the deviance, downwards: bin sums of (y - p), zero for pinned bins.
    func likelihoodGradient(_ sums: BinSums) -> [Double] {
        var result = layout.vector(intercept: sums.totalGradient, fine: sums.gradient).map { Double($0) * rows.fixedPoint.gradientUnit }
        for bin in pinned { result[bin] = 0 }
        return result
    }

    /// P theta: half the slope of the penalty.
    func penaltyGradient(_ theta: [Double], _ smoothing: Smoothing) -> [Double] {
        var result = theta.map { ridge * $0 }
        result[0] = 0
        for (term, (penalty, smoothing)) in zip(layout.terms, zip(penalties, smoothing)) {
            penalty.addGradient(smoothing: smoothing, theta: theta, to: &result, at: term.offset)
        }
        known.addGradient(theta, to: &result)
        return result
    }

    /// The lower triangle of the Hessian of the likelihood, without the pinned bins.
    func hessian(_ sums: Cooccurrence) throws(Cancelled) -> Matrix {
        var result = try sums.matrix(unit: rows.fixedPoint.weightUnit)
        for bin in pinned {
            for index in 0...bin { result[bin, index] = 0 }
            for index in bin..<layout.dimension { result[index, bin] = 0 }
        }
        return result
    }

    /// The diagonal of that Hessian.
    func hessianDiagonal(_ sums: Cooccurrence) -> [Double] {
        var result = sums.diagonal.map { Double($0) * rows.fixedPoint.weightUnit }
        for bin in pinned { result[bin] = 0 }
        return result
    }

    /// Adds the penalties to the lower triangle of a Hessian.
    func addPenalties(_ smoothing: Smoothing, to matrix: inout Matrix) {
        for bin in 1..<layout.dimension { matrix[bin, bin] += ridge }
        for (term, (penalty, smoothing)) in zip(layout.terms, zip(penalties, smoothing)) {
            penalty.add(smoothing: smoothing, to: &matrix, at: term.offset)
        }
        known.add(to: &matrix)
    }

    /// Adds the variance of the penalties' slopes to a lower triangle: the penalties, each as many times as its prior is weaker.
    func addPenaltyVariance(_ smoothing: Smoothing, to matrix: inout Matrix) {
        addPenalties(zip(smoothing, designEffects).map { values, effect in values.map { $0 * effect } }, to: &matrix)
    }

    /// A normal draw with the covariance of the penalties' slopes (`addPenaltyVariance`).
    func penaltyDraw(_ smoothing: Smoothing, _ random: inout Philox) -> [Double] {
        var result = [Double](repeating: 0, count: layout.dimension)
        func normal() -> Double { Normal.quantile(random.uniform()) }
        for bin in 1..<layout.dimension { result[bin] += ridge.squareRoot() * normal() }
        for (term, (penalty, (smoothing, effect))) in zip(layout.terms, zip(penalties, zip(smoothing, designEffects))) {
            penalty.addDraw(smoothing: smoothing.map { $0 * effect }, to: &result, at: term.offset, normal: normal)
        }
        for contrast in known.contrasts { contrast.addDraw(to: &result, normal: normal) }
        return result
    }
}
