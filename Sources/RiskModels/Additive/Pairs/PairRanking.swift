// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// Every pair of features by how much its cells still differ from what the main effects expect.
struct PairRanking: Sendable {
    struct Candidate: Hashable, Sendable {
        let first: PairSide
        let second: PairSide
        /// Standardised score statistic of the residuals: about 0 with variance 1 for a pair without a joint effect.
        var z: Double
        fileprivate let statistic: ScoreStatistic
        /// Sum of p(1-p) of each cell.
        let curvature: [Double]
    }

    /// From the highest z down; only pairs above 0.
    let candidates: [Candidate]

    /// - Parameters:
    ///   - sums: of every pair.
    ///   - sides: the groups of each feature.
    init(_ sums: [PairSums], sides: [PairSide], fixedPoint: FixedPoint) {
        candidates = Self.ranked(
            sums.filter { Self.isPair($0, width: sides[$0.second].bins.count) }.map { sums in
                let curvature = sums.weight.map { Double($0) * fixedPoint.weightUnit }
                let statistic = ScoreStatistic(residuals: sums.gradient.map { Double($0) * fixedPoint.gradientUnit }, weights: curvature)
                return Candidate(
                    first: sides[sums.first], second: sides[sums.second], z: statistic.standardised(), statistic: statistic, curvature: curvature)
            })
    }

    /// The ranking from the residuals of the main effects.
    ///
    /// - Parameters:
    ///   - groups: of the values of numeric features with many of them.
    ///   - number: how many pairs are asked for.
    init(_ mains: AdditiveResolution, groups: Int, number: Int, progress: ProgressMonitor) throws {
        let (solution, rows) = (mains.solution, mains.rows)
        let sides = Self.sides(mains, groups: groups)
        let sums = try PairSums.all(
            rows.matrix, sides: sides.map(\.pairSide), gradients: solution.rows.gradients, weights: solution.rows.weights, progress: progress)
        let independent = Self(sums, sides: sides, fixedPoint: solution.problem.rows.fixedPoint)
        let clusters = rows.rows.needsSandwich ? ClusterScores.clusters(rows.rows) : nil
        self = try independent.leading(number, clusters: clusters, mains, progress: progress)
    }

    private init(ranked candidates: [Candidate]) { self.candidates = candidates }

    private static func ranked(_ candidates: [Candidate]) -> [Candidate] {
        candidates.filter { $0.z > 0 }.sorted {
            ($0.z, $1.first.feature, $1.second.feature) > ($1.z, $0.first.feature, $0.second.feature)
        }
    }

    /// The first pairs when rows of a cluster that share a cell are no independent witnesses of its effect: a z has its pair's design effect.
    ///
    /// No design effect is below 1, so that pairs below those found need not be looked at.
    /// - Parameters:
    ///   - number: how many pairs are asked for.
    ///   - clusters: the rows of each; `nil` where every row stands for itself.
    func leading(_ number: Int, clusters: [[Int]]?, _ mains: AdditiveResolution, progress: ProgressMonitor) throws -> PairRanking {
        guard let clusters else { return self }
        let (matrix, gradients) = (mains.rows.matrix, mains.solution.rows.gradients)
        let unit = DesignEffects.gradientUnit(mains.rows.rows)
        var found: [Candidate] = [], rest = candidates[...]
        while let next = rest.first, found.count < number || found[number - 1].z < next.z {
            let some = Array(rest.prefix(max(number, 1)))
            rest = rest.dropFirst(some.count)
            found += try parallelMap(some.count, progress: progress) { index in
                var candidate = some[index]
                let (one, other) = (candidate.first, candidate.second), width = other.bins.count
                let effect = DesignEffects.effect(
                    curvature: candidate.curvature, total: candidate.curvature.reduce(0, +), clusters: clusters, unit: unit, gradients: gradients
                ) { row in
                    one.ofFine.group[matrix.code(column: one.feature, row: row)] * width
                        + other.ofFine.group[matrix.code(column: other.feature, row: row)]
                }
                candidate.z = candidate.statistic.standardised(designEffect: effect)
                return candidate
            }
            found = Self.ranked(found)
        }
        return PairRanking(ranked: found.filter { $0.z >= rest.first?.z ?? 0 })
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
