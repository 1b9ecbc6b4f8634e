// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning

/// How much each feature's groups still differ from what a model expects: the score statistic of its residuals, standardised.
///
/// z = [sum R^2/d/(W+5) - sum W/(W+5) (1 - W/sum W)] / sqrt(2 sum (W/(W+5))^2), R and W the residuals and weights of a group, d the design effect of
/// clusters and weights (Rao and Scott 1981), 1 without. The same statistic ranks pairs, over cells. Groups: at most 16 values as they are,
/// else 10 quantile groups, or the 15 most frequent levels and the rest; each kind of missing apart.
struct ScreeningStatistic {
    private static let groups = 10

    private let matrix: BinnedMatrix
    private let rows: FitRows
    private let layout: BinLayout

    /// - Parameter counts: weighted rows of each fine bin.
    init(_ matrix: BinnedMatrix, _ rows: FitRows, counts: BinCounts) {
        (self.matrix, self.rows) = (matrix, rows)
        layout = BinLayout(
            matrix.bins.indices.map { feature in BinGrouping.coarse(matrix.bins[feature], rows: counts.rows[feature], groups: Self.groups) })
    }

    /// - Parameter state: gradients and weights of the rows at a model.
    /// - Returns: one a feature; 0 where all rows lie in one group.
    func values(_ state: LogisticRows, progress: ProgressMonitor) throws -> [Double] {
        let sums = try BinSums(matrix, gradients: state.gradients, weights: state.weights, progress: progress)
        let effects = try DesignEffects.estimate(matrix, layout, rows, state, progress: progress)
        let unit = rows.fixedPoint
        return zip(layout.terms, effects).map { term, effect in
            let gradients = term.grouping.sums(sums.gradient[term.column]), weights = term.grouping.sums(sums.weight[term.column])
            guard weights.count(where: { $0 > 0 }) > 1 else { return 0 }
            return ScoreStatistic(
                residuals: gradients.map { Double($0) * unit.gradientUnit }, weights: weights.map { Double($0) * unit.weightUnit },
                total: Double(sums.totalWeight) * unit.weightUnit
            ).standardised(designEffect: effect)
        }
    }
}
