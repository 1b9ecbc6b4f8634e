// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// Where the pairs of a model start: fitted one after the other, by rank, each to what those before it leave.
///
/// Pairs that explain the same do so once: with the smoothness that each would have alone, the first joint step goes much too far. A pair to
/// which the others leave nothing is not much smoother than it would be alone, or it could not come back.
struct Backfitting {
    /// Of the cells of all pairs.
    private(set) var theta: [Double] = []
    private(set) var smoothing: AdditiveProblem.Smoothing = []

    /// Newton steps for each pair.
    private static let steps = 2
    private static let shares = [1, 0.5, 0.25, 0.125]
    /// How many times as smooth a pair may begin as it would be alone.
    private static let smoothest = 5.0

    /// - Parameters:
    ///   - rows: with the pairs' cells as columns.
    ///   - start: the rows at the main effects.
    init(_ pairs: [PairTerm], _ rows: AdditiveRows, from start: LogisticRows, progress: ProgressMonitor) throws {
        let alone = try parallelMap(pairs.count, progress: progress) { index in
            let pair = pairs[index], none = [Double](repeating: 0, count: pairs[index].count)
            return Result { try Self.end(pair, pair.penalty, rows, at: start, none, pair.penalty.moderateSmoothing, progress: progress) }
        }
        var reached = start
        for (index, pair) in pairs.enumerated() {
            let penalty = pair.penalty
            var own = [Double](repeating: 0, count: pair.count), ownSmoothing = penalty.moderateSmoothing
            for _ in 0..<Self.steps {
                guard let end = try Self.end(pair, penalty, rows, at: reached, own, ownSmoothing, progress: progress) else { break }
                ownSmoothing = end.smoothing
                let before = reached.deviance + penalty.sum(own, ownSmoothing)
                for share in Self.shares {
                    let step = zip(own, end.theta).map { share * ($1 - $0) }
                    let values = pair.element.map { $0.map { step[$0] } ?? 0 }
                    let predictor = try rows.matrix.linearPredictor(
                        reached.linearPredictor, plus: values, ofColumn: rows.matrix.featureCount + index)
                    let next = try LogisticRows(rows.rows, linearPredictor: predictor), candidate = zip(own, step).map { $0 + $1 }
                    guard next.deviance + penalty.sum(candidate, ownSmoothing) <= before else { continue }
                    (reached, own) = (next, candidate)
                    break
                }
            }
            theta += own
            let limit = try alone[index].get()?.smoothing.map { Self.smoothest * $0 } ?? ownSmoothing
            smoothing.append(zip(ownSmoothing, limit).map { min($0, $1) })
        }
    }

    /// The best coefficients and smoothness of one pair while all else stands.
    private static func end(
        _ pair: PairTerm, _ penalty: TermPenalty, _ rows: AdditiveRows, at reached: LogisticRows, _ theta: [Double], _ smoothing: [Double],
        progress: ProgressMonitor
    ) throws -> TermProfile<TermPenalty>.End? {
        let sides = [pair.first.pairSide, pair.second.pairSide], fixedPoint = rows.rows.fixedPoint
        let sums = try PairSums.all(rows.matrix, sides: sides, gradients: reached.gradients, weights: reached.weights, progress: progress)
        let weight = pair.grouping.sums(sums[0].weight).map { Double($0) * fixedPoint.weightUnit }
        let gradient = pair.grouping.sums(sums[0].gradient).map { Double($0) * fixedPoint.gradientUnit }
        let score = zip(gradient, zip(weight, theta)).map { $0 + $1.0 * $1.1 }
        return TermProfile(penalty, weight: weight, gradient: score).end(from: smoothing, depth: .start)
    }
}

extension TermPenalty {
    /// theta' P theta.
    fileprivate func sum(_ theta: [Double], _ smoothing: [Double]) -> Double {
        zip(kinds, smoothing).reduce(0) { $0 + $1.1 * quadraticForm($1.0, theta[...]) }
    }
}
