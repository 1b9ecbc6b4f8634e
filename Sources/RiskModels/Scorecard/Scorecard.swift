// SPDX-License-Identifier: EUPL-1.2

import Learning
import StatMath

/// A fitted scorecard: conditions and steps with points, and what a total score means.
public struct Scorecard: RiskScorer {
    /// A line of the card: the points of a condition, or of each step.
    public struct Line: Hashable, Sendable {
        public let condition: ScorecardCondition
        public let points: Int
        /// Training rows and events, as people count them, of which the condition holds, or that have at least one step.
        public let rows: Int
        public let events: Int
    }

    /// How sure it is that no better card exists among the candidates.
    public struct Certificate: Hashable, Sendable {
        /// Mean log-loss of the card with the prior's penalty, and a floor below which no card on the candidates lies.
        public let loss: Double
        public let floor: Double
        /// Conditions that a card could have been made of.
        public let candidates: Int
        /// Sets of conditions that were compared one by one, of all that there are; the others are covered by the floor.
        public let compared: Int
        public let sets: Int

        /// (loss - floor) / floor: how far below the card's loss the best card could lie. 0: no card is better.
        public var gap: Double { loss <= floor ? 0 : floor > 0 ? (loss - floor) / floor : .infinity }
        public var isOptimal: Bool { loss <= floor }
    }

    /// Most points first.
    public let lines: [Line]
    /// logit(risk) = (offset + total score) / multiplier. The multiplier is positive; without lines it is 1.
    public let offset: Double
    public let multiplier: Double
    public let certificate: Certificate
    public let scores: ScoreTable
    /// `nil` when no resampled fits were asked for.
    public let stability: CardStability?
    /// What the card was allowed.
    public let limits: (conditions: Int, largestPoints: Int)
    public let rowCount: Int
    public let eventCount: Int
    private let scorer: ScoringModel

    init(_ fit: ScorecardFit, card: PlainCard, curve: ScoreCurve, scoreOfRow: [Int], stability: CardStability?) {
        let multiplicity = fit.rows.multiplicity
        func counted(_ entry: ConditionColumns.Entry, isTurned: Bool) -> (rows: Int, events: Int) {
            var (rows, events) = (0.0, 0.0)
            for (bin, times) in entry.counts.enumerated() where (times > 0) != isTurned {
                rows += fit.counted.rows[entry.feature][bin]
                events += fit.counted.events[entry.feature][bin]
            }
            return (Int(rows.rounded()), Int(events.rounded()))
        }
        lines = card.support.indices.map { line in
            let entry = fit.conditions.entries[card.support[line]], isTurned = card.isTurned[line]
            let count = counted(entry, isTurned: isTurned)
            return Line(
                condition: isTurned ? entry.condition.turned : entry.condition, points: card.points[line], rows: count.rows, events: count.events)
        }
        multiplier = curve.slope > 0 ? 1 / curve.slope : 1
        offset = curve.slope > 0 ? curve.intercept / curve.slope : curve.intercept
        let total = Double(max(1, fit.search.total))
        certificate = Certificate(
            loss: fit.search.card.loss / total, floor: fit.search.floor / total, candidates: fit.conditions.count, compared: fit.search.compared,
            sets: fit.search.sets)
        let model = ScoringModel(card: lines, bins: fit.matrix.bins, curve: curve, seed: fit.parameters.seed)
        scorer = model
        let draws = curve.draws(Posterior.drawCount, seed: fit.parameters.seed)
        scores = ScoreTable(
            scoreOfRow: scoreOfRow, rows: fit.rows, curve: curve,
            draws: { score in zip(draws.intercept, draws.slope).map { $0 + Double(score) * $1 } }, multiplier: model.intervalMultiplier)
        limits = (fit.parameters.conditions, fit.parameters.largestPoints)
        self.stability = stability?.naming(fit.conditions)
        rowCount = Int((multiplicity?.reduce(0, +) ?? Double(fit.rows.count)).rounded())
        eventCount = fit.rows.outcome.indices.reduce(0) { $0 + (fit.rows.outcome[$1] == 1 ? Int((multiplicity?[$1] ?? 1).rounded()) : 0) }
    }

    /// The card as a model file: log-odds of each bin are its points over the multiplier.
    public func scoringModel(outcome: String? = nil) -> ScoringModel {
        var model = scorer
        model.outcome = outcome
        return model
    }

    public func scores(_ features: Features, rows: [Int]) throws -> Scores { try scorer.scores(features, rows: rows) }
}
