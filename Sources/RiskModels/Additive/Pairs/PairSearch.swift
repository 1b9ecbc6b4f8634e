// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// How many pairs a model should have, and in how many groups they cut numeric features, by cross-validated log-loss.
///
/// From the main effects, each fold takes one Newton step with the sums of its own rows, for every number of pairs at once: in the
/// Cholesky factor the pairs stand in the order of their rank, so that each smaller model is the beginning of a larger one. Ranking and
/// smoothing of the pairs are the fold's own; the log-loss is that of the rows held out, exactly.
struct PairSearch {
    /// The best pairs of the ranking that a model gets.
    struct Choice: Hashable, Sendable {
        /// Of the values of numeric features with many of them.
        var groups: Int
        var number: Int
    }

    private static let foldCount = 5
    /// Folds after which a fineness that won none of them goes no further.
    private static let firstFolds = 2
    /// Rows that the choice is made on, at most.
    private static let mostRows = 200_000
    private static let fineness = [5, 12]
    /// Numbers of pairs, as shares of the number of features; the second list where the first still gains at its end.
    private static let shares = [[0, 0.5, 1, 1.5], [2, 3]]
    /// A step to the next share that gains less than this part of what was gained so far ends the search.
    private static let worthwhile = 0.03
    /// The smallest model that keeps this part of the best one's gain, and loses no more than so much log-loss a row, is chosen: fewer
    /// pairs are easier to read.
    private static let keptGain = 0.95
    private static let givenLoss = 1e-4

    private let mains: AdditiveResolution
    private let parameters: AdditiveParameters
    private let progress: ProgressMonitor
    private let folds: [[Int]]

    init(_ mains: AdditiveResolution, _ parameters: AdditiveParameters, progress: ProgressMonitor) {
        (self.mains, self.parameters, self.progress) = (mains, parameters, progress)
        let rows = mains.rows
        // Where there are many rows, only the first folds of more are used.
        let parts = max(Self.foldCount, rows.rows.standsFor * Self.foldCount / Self.mostRows)
        folds = Array(
            CrossValidationRows(
                rows.matrix, outcome: rows.rows.outcome, clusters: rows.rows.together, folds: parts
            ).folds.filter { !$0.isEmpty }.prefix(Self.foldCount))
    }

    /// The number is 0 where no pairs help.
    func choice() throws -> Choice {
        let features = mains.rows.matrix.featureCount
        guard features > 1, folds.count > 1 else { return Choice(groups: Self.fineness[0], number: 0) }
        func numbers(_ shares: [Double]) -> [Int] { shares.map { Int(($0 * Double(features)).rounded(.up)) } }
        guard var best = try best(numbers(Self.shares[0])) else { return Choice(groups: Self.fineness[0], number: 0) }
        for shares in Self.shares.dropFirst() where Self.isStillGaining(best.losses) {
            best.losses.merge(try losses(numbers(shares), best.ranking, folds.indices)) { first, _ in first }
        }
        return Choice(groups: best.groups, number: chosen(best.losses))
    }

    /// The most pairs that `choice` may try.
    private var most: Int { Int((Self.shares.joined().max() ?? 0) * Double(mains.rows.matrix.featureCount)) }

    /// The finenesses worth trying: with many rows only the finest, which smoothing then keeps from following chance.
    private var finenesses: [Int] { mains.rows.rows.standsFor <= Self.mostRows ? Self.fineness : Self.fineness.suffix(1) }

    private static func leastLoss(_ losses: [Int: [Double]], folds: ClosedRange<Int>) -> Double {
        losses.values.map { $0[folds].reduce(0, +) }.min() ?? .infinity
    }

    /// The fineness with which so many pairs lose least.
    func groups(for number: Int) throws -> Int {
        let finenesses = folds.count > 1 ? finenesses : Self.fineness.suffix(1)
        guard finenesses.count > 1 else { return finenesses[0] }
        return try best([number])?.groups ?? Self.fineness[0]
    }

    private struct Trial {
        let groups: Int
        let ranking: FoldedRanking
        /// By number of pairs and fold.
        var losses: [Int: [Double]]
    }

    /// The fineness that loses least at its best number of pairs.
    private func best(_ numbers: [Int]) throws -> Trial? {
        let first = folds.indices.prefix(Self.firstFolds)
        let begun = try finenesses.map { groups in
            let ranking = try FoldedRanking(mains, folds: folds, groups: groups, number: max(most, numbers.max() ?? 0), progress: progress)
            return Trial(groups: groups, ranking: ranking, losses: try losses(numbers, ranking, first))
        }
        let winners = Set(
            first.compactMap { fold in
                begun.min { Self.leastLoss($0.losses, folds: fold...fold) < Self.leastLoss($1.losses, folds: fold...fold) }?.groups
            })
        let trials = try begun.filter { winners.contains($0.groups) }.map { trial in
            var trial = trial
            trial.losses.merge(try losses(numbers, trial.ranking, folds.indices[first.endIndex...])) { $0 + $1 }
            return trial
        }
        let all = 0...folds.count - 1
        return trials.min { Self.leastLoss($0.losses, folds: all) < Self.leastLoss($1.losses, folds: all) }
    }

    /// Gains over no pairs, by number and fold.
    private static func gains(_ losses: [Int: [Double]]) -> [(number: Int, gains: [Double])] {
        let none = losses[0] ?? []
        return losses.map { ($0.key, zip(none, $0.value).map { $0 - $1 }) }.sorted { $0.number < $1.number }
    }

    private static func isStillGaining(_ losses: [Int: [Double]]) -> Bool {
        let sums = gains(losses).map { $0.gains.reduce(0, +) }
        guard let last = sums.last, let before = sums.dropLast().max() else { return false }
        return last > 0 && last - before > worthwhile * last
    }

    /// None where the gain of the best is no more than its standard error.
    private func chosen(_ losses: [Int: [Double]]) -> Int {
        let gains = Self.gains(losses)
        guard let best = gains.map(\.gains).max(by: { $0.reduce(0, +) < $1.reduce(0, +) }) else { return 0 }
        let (sum, count) = (best.reduce(0, +), Double(best.count))
        let variance = best.reduce(0) { $0 + ($1 - sum / count) * ($1 - sum / count) } / max(count - 1, 1)
        guard sum > (count * variance).squareRoot() else { return 0 }
        let rows = mains.rows.rows, share = Double(folds.reduce(0) { $0 + $1.count }) / Double(rows.count)
        let least = max(Self.keptGain * sum, sum - Self.givenLoss * share * Double(rows.standsFor))
        return gains.first { $0.gains.reduce(0, +) >= least }?.number ?? 0
    }

    /// Log-loss of the rows held out, summed, for each number of pairs and fold; folds are tried beside each other.
    private func losses(_ numbers: [Int], _ ranking: FoldedRanking, _ some: Range<Int>) throws -> [Int: [Double]] {
        let limit = numbers.max() ?? 0, some = Array(some)
        let parts = try parallelMap(some.count, progress: progress) { index in
            Result { try losses(numbers, fold: some[index], candidates: ranking.rankings[some[index]].affordable(limit, beside: mains)) }
        }
        return try parts.reduce(into: [:]) { losses, part in losses.merge(try part.get().mapValues { [$0] }) { $0 + $1 } }
    }

    private func losses(_ numbers: [Int], fold number: Int, candidates: [PairRanking.Candidate]) throws -> [Int: Double] {
        let training = folds.indices.filter { $0 != number }.flatMap { folds[$0] }.sorted()
        let trial = try FoldTrial(mains, training: training, heldOut: folds[number], candidates: candidates, parameters, progress: progress)
        return Dictionary(try Set(numbers).map { ($0, try trial.loss(pairs: min($0, trial.pairCount))) }) { first, _ in first }
    }
}
