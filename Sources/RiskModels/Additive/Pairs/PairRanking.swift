// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning

/// Every pair of features by how much its cells still differ from what the main effects expect.
struct PairRanking: Sendable {
    struct Candidate: Hashable, Sendable {
        let first: PairSide
        let second: PairSide
        /// Standardised score statistic of the residuals: about 0 with variance 1 for a pair without a joint effect.
        let z: Double
    }

    /// From the highest z down; only pairs above 0.
    let candidates: [Candidate]

    /// - Parameters:
    ///   - sums: of every pair.
    ///   - sides: the groups of each feature.
    init(_ sums: [PairSums], sides: [PairSide], fixedPoint: FixedPoint) {
        candidates = sums.filter { Self.isPair($0, width: sides[$0.second].bins.count) }.map { sums in
            Candidate(first: sides[sums.first], second: sides[sums.second], z: Self.z(sums, fixedPoint))
        }.filter { $0.z > 0 }.sorted {
            ($0.z, $1.first.feature, $1.second.feature) > ($1.z, $0.first.feature, $0.second.feature)
        }
    }

    /// The ranking from the residuals of the main effects.
    ///
    /// - Parameter groups: of the values of numeric features with many of them.
    init(_ mains: AdditiveResolution, groups: Int, progress: ProgressMonitor) throws {
        let (solution, rows) = (mains.solution, mains.rows)
        let sides = Self.sides(mains, groups: groups)
        let sums = try PairSums.all(
            rows.matrix, sides: sides.map(\.pairSide), gradients: solution.rows.gradients, weights: solution.rows.weights, progress: progress)
        self.init(sums, sides: sides, fixedPoint: solution.problem.rows.fixedPoint)
    }

    /// Whether rows lie in more than one group of either side: else there is nothing that one feature alone could not say.
    private static func isPair(_ sums: PairSums, width: Int) -> Bool {
        let cells = sums.weight.indices.filter { sums.weight[$0] > 0 }
        return Set(cells.map { $0 / width }).count > 1 && Set(cells.map { $0 % width }).count > 1
    }

    /// The groups of each feature.
    static func sides(_ mains: AdditiveResolution, groups: Int) -> [PairSide] {
        let (matrix, counts) = (mains.rows.matrix, mains.rows.weighted)
        return mains.solution.problem.layout.terms[..<matrix.featureCount].map { term in
            PairSide(term, of: matrix, rows: term.grouping.sums(counts.rows[term.column]), groups: groups)
        }
    }

    /// The score statistic of a pair's cells (methods 11).
    static func z(_ sums: PairSums, _ fixedPoint: FixedPoint) -> Double {
        ScoreStatistic.standardised(
            residuals: sums.gradient.map { Double($0) * fixedPoint.gradientUnit }, weights: sums.weight.map { Double($0) * fixedPoint.weightUnit })
    }

    /// The first pairs of the ranking, as many as the largest dimension of a model has room for.
    func affordable(_ number: Int, beside mains: AdditiveResolution) -> [Candidate] {
        var left = Refinement.dimensionLimit(features: mains.isFine.count) - mains.solution.problem.layout.dimension
        return Array(
            candidates.prefix(number).prefix { candidate in
                left -= candidate.first.bins.count * candidate.second.bins.count
                return left >= 0
            })
    }

    /// The first pairs of the ranking, as terms for the rows of the main effects.
    func best(_ number: Int, beside mains: AdditiveResolution) throws -> [PairTerm] {
        try PairTerm.terms(affordable(number, beside: mains).map { ($0.first, $0.second) }, of: mains.rows)
    }
}
