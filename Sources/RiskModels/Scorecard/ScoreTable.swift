// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Learning
import StatMath

/// What each total score means: the card's risk, and how often the event was seen among the training rows.
public struct ScoreTable: Hashable, Sendable {
    /// Scores that are shown together because one of them alone has too few events (or too few rows without).
    public struct Group: Hashable, Sendable {
        public let lowest: Int
        public let highest: Int
        /// Unweighted rows and events (with frequency weights the rows that they stand for), weighted share, effective size.
        public let seen: EffectiveProportion
        /// Whether even together they have fewer events, or rows without, than the minimum.
        public let isRare: Bool
    }

    public struct Row: Hashable, Sendable {
        public let score: Int
        public let risk: Double
        /// 95% limits, given the card.
        public let lower: Double
        public let upper: Double
        /// Position in `groups`.
        public let group: Int
    }

    /// Fewest events, and rows without, of which a share is shown.
    public static let minimumEvents = 20

    public let rows: [Row]
    public let groups: [Group]

    /// - Parameters:
    ///   - scoreOfRow: total score of each training row.
    ///   - draws: log-odds of a score in each posterior draw.
    ///   - multiplier: half width of a 95% interval in root mean squares of the draws.
    init(scoreOfRow: [Int], rows: FitRows, curve: ScoreCurve, draws: (Int) -> [Double], multiplier: Double) {
        let seen = Set(scoreOfRow.indices.lazy.filter { (rows.weights?[$0] ?? 1) > 0 }.map { scoreOfRow[$0] }).sorted()
        let clusters = rows.clusters.map { Clusters(keys: $0) }
        let design = SamplingDesign(
            weights: rows.weights, weightKind: rows.isFrequency ? .frequency : .sampling, clusters: clusters?.index,
            clusterCount: clusters?.count ?? 0)
        let byScore = Dictionary(grouping: scoreOfRow.indices, by: { scoreOfRow[$0] })
        func counts(_ scores: ArraySlice<Int>) -> (rows: Double, events: Double) {
            scores.reduce(into: (0.0, 0.0)) { sum, score in
                for row in byScore[score] ?? [] {
                    let weight = rows.weights?[row] ?? 1
                    let count = rows.isFrequency ? weight : weight > 0 ? 1 : 0
                    sum.0 += count
                    if rows.outcome[row] == 1 { sum.1 += count }
                }
            }
        }
        func suffices(_ count: (rows: Double, events: Double)) -> Bool {
            min(count.events, count.rows - count.events) >= Double(Self.minimumEvents)
        }
        // Neighbours join until they suffice; what is left at the top joins the group below it.
        var starts: [Int] = [], begin = 0
        while begin < seen.count {
            var end = begin + 1
            while end < seen.count, !suffices(counts(seen[begin..<end])) { end += 1 }
            if end == seen.count, !starts.isEmpty, !suffices(counts(seen[begin..<end])) { break }
            starts.append(begin)
            begin = end
        }
        var groups: [Group] = [], result: [Row] = []
        for (number, start) in starts.enumerated() {
            let end = number + 1 < starts.count ? starts[number + 1] : seen.count
            let range = seen[start]...seen[end - 1]
            guard
                let share = EffectiveProportion(
                    rows: rows.count, design: design, inDenominator: { range.contains(scoreOfRow[$0]) }, hasProperty: { rows.outcome[$0] == 1 })
            else { continue }
            groups.append(
                Group(lowest: range.lowerBound, highest: range.upperBound, seen: share, isRare: !suffices(counts(seen[start..<end]))))
            for score in seen[start..<end] {
                let logOdds = curve.intercept + curve.slope * Double(score), draws = draws(score)
                let deviation = (draws.reduce(0) { $0 + ($1 - logOdds) * ($1 - logOdds) } / Double(max(1, draws.count))).squareRoot()
                result.append(
                    Row(
                        score: score, risk: Logistic.expit(logOdds), lower: Logistic.expit(logOdds - multiplier * deviation),
                        upper: Logistic.expit(logOdds + multiplier * deviation), group: groups.count - 1))
            }
        }
        (self.rows, self.groups) = (result, groups)
    }
}
