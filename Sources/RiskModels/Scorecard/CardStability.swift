// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import Learning
import StatMath

/// How much the card and its risks would change with other rows of the same kind: fits to resampled rows.
///
/// Every row, with clusters every cluster, counts a Poisson(1) number of times (Hanley and MacGibbon 2006, Comput. Methods Programs
/// Biomed. 83, 57-62); rows that a frequency stands for are resampled one by one. Each fit chooses conditions, points and multiplier
/// anew by beam search among the same candidates. Source of the measure: Riley and Collins (2023), Biom. J. 65, 2200302.
public struct CardStability: Hashable, Sendable {
    /// How one condition fared.
    public struct Choice: Hashable, Sendable {
        /// `nil` until named.
        public internal(set) var condition: ScorecardCondition?
        let position: Int
        /// Whether its opposite is what the card, or the fits, give points to.
        let isTurned: Bool
        /// Points on the card; 0 for a condition that is not on it.
        public let points: Int
        /// Fits that chose it, and those that chose any condition of its feature.
        public let chosen: Int
        public internal(set) var chosenFeature: Int
        /// Log-odds that it gave, over the fits that chose it: mean, least and most.
        public let mean: Double
        public let least: Double
        public let most: Double
    }

    /// Fits that were tried, and those that had rows with and without the event.
    public let replicates: Int
    public let completed: Int
    /// Fits with exactly the card's conditions, whatever their points.
    public let same: Int
    /// The card's conditions first, then others that at least a fifth of the fits chose.
    public private(set) var choices: [Choice]
    /// Mean absolute difference between a row's risk by the card and by a resampled fit.
    public let meanRiskChange: Double
    /// The same of the tenth of the rows whose risk changes most.
    public let largeRiskChange: Double
    /// Conditions of each fit, for the share of fits that chose a feature.
    private let supports: [[Int]]

    private static let shownShare = 0.2
    /// Sets that the beam keeps: a narrower one than the card's own, since each fit is one of many.
    private static let width = 5

    /// One resampled fit.
    private struct Replicate: Sendable {
        let support: [Int]
        let logOdds: [Double]
        /// Absolute change of each pattern's risk.
        let changes: [Double]
    }

    init(
        table: PatternTable, counts: [UInt32], rows: FitRows, parameters: ScorecardParameters, prior: CardPrior, conditions: ConditionColumns,
        card: PlainCard,
        curve: ScoreCurve, replicates: Int, progress: ProgressMonitor
    ) throws(Cancelled) {
        let risks = card.scores(of: table).map { Logistic.expit(curve.intercept + curve.slope * Double($0)) }
        let resampling = Resampling(table: table, counts: counts, rows: rows, seed: parameters.seed)
        var fits: [Replicate] = []
        for number in 0..<replicates {
            try progress.checkCancellation()
            let (drawn, events) = resampling.draw(number)
            let patterns = CardCells(table, rows: drawn, events: events, prior: prior), all = patterns.counts.total
            guard all.events > 0, all.events < all.rows else { continue }
            guard table.conditionCount > 0 else { continue }
            let found = try BeamSearch(
                cells: patterns, size: min(parameters.conditions, table.conditionCount), width: min(parameters.beamWidth, Self.width),
                largestPoints: parameters.largestPoints, progress: progress
            ).card()
            let plain = PlainCard(found, conditions), scores = plain.scores(of: table)
            var sums: [Int: (rows: Double, events: Double)] = [:]
            for pattern in 0..<table.count where drawn[pattern] > 0 {
                sums[scores[pattern], default: (0, 0)].rows += Double(drawn[pattern])
                sums[scores[pattern], default: (0, 0)].events += Double(events[pattern])
            }
            let refitted = ScoreCurve(
                sums.keys.sorted().compactMap { key in sums[key].map { (Double(key), $0.rows, $0.events) } },
                precision: conditions.precision(plain.points, of: plain.support) * prior.precision)
            fits.append(
                Replicate(
                    support: plain.support,
                    logOdds: zip(plain.points, plain.isTurned).map { Double($1 ? -$0 : $0) * refitted.slope },
                    changes: scores.indices.map { (Logistic.expit(refitted.intercept + refitted.slope * Double(scores[$0])) - risks[$0]).magnitude }))
        }
        self.replicates = replicates
        completed = fits.count
        supports = fits.map(\.support)
        same = fits.count { Set($0.support) == Set(card.support) }
        let weights = table.rows.map(Double.init)
        (meanRiskChange, largeRiskChange) = Self.changes(fits.map(\.changes), weights)
        choices = Self.choices(fits, card, conditions)
    }

    private static func changes(_ changes: [[Double]], _ weights: [Double]) -> (mean: Double, large: Double) {
        guard !changes.isEmpty else { return (0, 0) }
        let means = weights.indices.map { pattern in changes.reduce(0) { $0 + $1[pattern] } / Double(changes.count) }
        let total = weights.reduce(0, +)
        let mean = zip(means, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
        var left = total / 10, sum = 0.0
        for pattern in means.indices.sorted(by: { (means[$1], $0) < (means[$0], $1) }) where left > 0 {
            let taken = min(left, weights[pattern])
            sum += taken * means[pattern]
            left -= taken
        }
        return (mean, sum / (total / 10))
    }

    private static func choices(_ fits: [Replicate], _ card: PlainCard, _ conditions: ConditionColumns) -> [Choice] {
        var given: [Int: [Double]] = [:]
        for fit in fits {
            for (position, logOdds) in zip(fit.support, fit.logOdds) { given[position, default: []].append(logOdds) }
        }
        let others = given.keys.filter { !card.support.contains($0) && Double(given[$0]?.count ?? 0) >= shownShare * Double(fits.count) }
            .sorted { (given[$1]?.count ?? 0, $0) < (given[$0]?.count ?? 0, $1) }
        let points = card.points + others.map { _ in 0 }
        let all = card.support + others
        return all.indices.map { index in
            let position = all[index], given = given[position] ?? []
            let isTurned = index < card.support.count ? card.isTurned[index] : conditions.entries[position].canTurn && given.reduce(0, +) < 0
            let values = isTurned ? given.map(-) : given
            return Choice(
                position: position, isTurned: isTurned, points: points[index], chosen: values.count, chosenFeature: values.count,
                mean: values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count), least: values.min() ?? 0, most: values.max() ?? 0)
        }
    }

    /// The same with the conditions' names.
    func naming(_ conditions: ConditionColumns) -> CardStability {
        var result = self
        result.choices = choices.map { choice in
            var choice = choice
            let entry = conditions.entries[choice.position]
            choice.condition = choice.isTurned ? entry.condition.turned : entry.condition
            choice.chosenFeature = supports.count { $0.contains { conditions.entries[$0].feature == entry.feature } }
            return choice
        }
        return result
    }
}
