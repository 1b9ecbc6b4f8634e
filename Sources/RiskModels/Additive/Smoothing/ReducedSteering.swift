// SPDX-License-Identifier: EUPL-1.2

import Learning
import StatMath

/// Smoothing parameters found on the few directions of each term in which the rows say anything beside the penalty.
///
/// A term with 144 cells and ten effective degrees of freedom moves in some thirty directions: in the others its penalties leave less than a
/// hundredth of what the rows ask for. They are the leading generalised eigenvectors of its own Hessian, which is diagonal, and its
/// penalty, as of a term of reduced rank (Wood 2017, Generalized Additive Models, section 5.5.1). The factor then costs a tenth or less.
/// What is found is judged on all coefficients.
struct ReducedSteering {
    /// Fewest coefficients for which the search on all of them takes longer than this one besides.
    private static let fewest = 500
    /// What the rows know of a direction, as a share of what its penalty does, below which it is left out.
    private static let leastShare = 0.1
    /// How many times smaller than at the start smoothing parameters may become before what was left out would count for more.
    private static let allowance = 0.1

    /// Where the directions were chosen.
    private let start: AdditiveProblem.Smoothing
    private let basis: BlockBasis
    /// Of the terms: all blocks but the intercept's.
    private let penalties: [ReducedPenalty]
    private let ridge: Double
    private let designEffects: [Double]

    /// - Parameters:
    ///   - smoothing: where the search begins.
    ///   - weights: the diagonal of the Hessian of the likelihood.
    /// - Returns: `nil` where there is little to gain.
    init?(_ problem: AdditiveProblem, smoothing: AdditiveProblem.Smoothing, weights: [Double]) throws {
        // Shapes and published effects are of the bins as they are.
        guard problem.layout.dimension >= Self.fewest, problem.known.isEmpty, problem.known.tendencies.isEmpty else { return nil }
        let terms = problem.layout.terms
        let found = try parallelMap(terms.count) { index in
            Self.directions(problem.penalties[index], smoothing[index].map { Self.allowance * $0 }, weights: Array(weights[terms[index].range]))
        }
        let directions = found.compactMap { $0 }
        guard directions.count == terms.count else { return nil }
        basis = BlockBasis([Matrix.identity(1)] + directions)
        guard basis.size * 2 < problem.layout.dimension else { return nil }
        penalties = try parallelMap(terms.count) { ReducedPenalty(problem.penalties[$0], directions: directions[$0]) }
        (start, ridge, designEffects) = (smoothing, problem.ridge, problem.designEffects)
    }

    /// The directions of one term, one a column; `nil` where rounding leaves none.
    private static func directions(_ penalty: TermPenalty, _ smoothing: [Double], weights: [Double]) -> Matrix? {
        guard penalty.kinds != [.ridge] else {
            // Each level is a direction of its own.
            let most = weights.max() ?? 0
            let levels = weights.indices.filter { weights[$0] >= min(most, leastShare * smoothing[0]) }
            var result = Matrix(rows: weights.count, columns: levels.count)
            for (column, level) in levels.enumerated() { result[level, column] = 1 }
            return result
        }
        var prior = Matrix(rows: penalty.bins, columns: penalty.bins)
        penalty.add(smoothing: smoothing, to: &prior, at: 0)
        return Cholesky(consume prior)?.principalDirections(weights: weights, least: leastShare)
    }

    /// Whether the directions are enough for these smoothing parameters.
    func holds(for smoothing: AdditiveProblem.Smoothing) -> Bool {
        zip(smoothing, start).allSatisfy { zip($0, $1).allSatisfy { $0 >= Self.allowance * $1 } }
    }

    /// - Parameters:
    ///   - hessian: of the likelihood at `theta`, lower triangle.
    ///   - gradient: of the likelihood there.
    /// - Returns: smoothing parameters, and whether they are others than those at the start; `nil` where none were found.
    func smoothing(
        from start: AdditiveProblem.Smoothing, hessian: Matrix, gradient: [Double], theta: [Double], until end: ExpansionSearch<ReducedPenalty>.End
    ) throws -> (smoothing: AdditiveProblem.Smoothing, isMoved: Bool)? {
        let right = zip(gradient, hessian.symmetricTimes(theta)).map { $0 + $1 }
        var reduced = basis.compressed(hessian)
        for block in basis.blocks.dropFirst() {
            let squares = block.directions.transposedTimes(block.directions)
            for (column, place) in block.place.enumerated() {
                for row in column..<block.place.count { reduced[block.place.lowerBound + row, place] += ridge * squares[row, column] }
            }
        }
        let search = ExpansionSearch(
            hessian: reduced, right: basis.compressed(right), ranges: basis.blocks.dropFirst().map(\.place), penalties: penalties,
            designEffects: designEffects)
        return try search.smoothing(from: start, until: end)
    }
}
