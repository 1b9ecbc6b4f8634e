// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// The probabilities of a variable's levels given some columns of the design: Bayes' rule with normal columns of one covariance within levels,
/// all from the joint moments.
struct ConditionalLevels: Sendable {
    /// Of each class, its levels with their shares of it.
    private let levels: [[(level: Int, share: Double)]]
    private let given: [Int]
    private let slopes: [[Double]]
    private let intercepts: [Double]

    init(_ variable: StoredVariable, given: [Int], moments: JointMoments) {
        self.given = given
        guard case .levels(_, let places, let reference) = variable.kind else {
            (levels, slopes, intercepts) = ([], [], [])
            return
        }
        // One class a column of the design, and the one that has none.
        let own = Array(variable.columns)
        var classes = own.indices.compactMap { place in
            places.firstIndex { $0 == place }.map { (level: $0, share: moments.mean[own[place]], column: Int?.some(own[place])) }
        }
        let rest = 1 - classes.reduce(0) { $0 + $1.share }
        classes.append((reference, rest, nil))
        classes = classes.filter { $0.share > 1e-12 }
        // E[x | level] from the covariance of x with the level's indicator.
        let means = classes.map { part in
            given.map { column in
                let covariance = part.column.map { moments[column, $0] } ?? -own.reduce(0) { $0 + moments[column, $1] }
                return moments.mean[column] + covariance / part.share
            }
        }
        let shifts = means.map { own in zip(given, own).map { $1 - moments.mean[$0] } }
        let factor = OrderedCholesky(size: given.count) { first, second in
            var within = moments.padded(given[first], given[second])
            for (part, shift) in zip(classes, shifts) { within -= part.share * shift[first] * shift[second] }
            return first == second ? max(within, 0) * (1 + 1e-7) + 1e-6 : within
        }
        levels = classes.map { part in
            guard !variable.shares.isEmpty, let column = part.column else { return [(part.level, 1)] }
            let place = column - variable.columns.lowerBound
            return places.indices.filter { places[$0] == place && variable.shares[$0] > 0 }.map { ($0, variable.shares[$0]) }
        }
        guard let factor else {
            slopes = classes.map { _ in [Double](repeating: 0, count: given.count) }
            intercepts = classes.map { log($0.share) }
            return
        }
        let slopes = means.map { factor.solve($0) }
        self.slopes = slopes
        intercepts = classes.indices.map { log(classes[$0].share) - zip(means[$0], slopes[$0]).reduce(0) { $0 + $1.0 * $1.1 } / 2 }
    }

    /// - Parameter design: a whole row; only the given columns are read.
    func probabilities(_ design: [Double]) -> [(level: Int, probability: Double)] {
        let scores = slopes.indices.map { place in
            zip(given, slopes[place]).reduce(intercepts[place]) { $0 + design[$1.0] * $1.1 }
        }
        let highest = scores.max() ?? 0, weights = scores.map { exp($0 - highest) }, total = weights.reduce(0, +)
        return zip(levels, weights).flatMap { levels, weight in levels.map { ($0.level, weight / total * $0.share) } }
    }
}
