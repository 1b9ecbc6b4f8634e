// SPDX-License-Identifier: EUPL-1.2

import Metrics

/// Who is reached under a strategy, by the rule of the study.
struct StrategySelection {
    /// As evidence names the rule.
    let at: [String: Double]
    /// A share of the rows, or `nil` where a threshold decides.
    let share: Double?
    let threshold: Double?

    /// - Parameters:
    ///   - capacity: below 1 a share of the rows, from 1 a number of `rows`.
    ///   - at: of the study's own selection, so that strategies are compared at one point.
    init?(capacity: Double?, threshold: Double?, of rows: Int, at: [String: Double]?) {
        guard let at, capacity != nil || threshold != nil else { return nil }
        self.at = at
        share = capacity.map { $0 < 1 ? $0 : min(1, $0 / Double(max(1, rows))) }
        self.threshold = threshold
    }

    /// The rule, for resamples of any rows.
    var rule: FamilyBootstrap.Rule { share.map { .capacity(min($0, 1 - 1e-12)) } ?? .threshold(threshold ?? 1) }

    /// - Parameter isWeighted: whether rows stand for others, so that the share is one of weights.
    func selection(_ predictions: Predictions, isWeighted: Bool) -> Selection {
        guard let share else {
            return Selection(at: at, isReached: Selection.threshold(threshold ?? 1, of: predictions).isReached)
        }
        guard share < 1 else { return Selection(at: at, isReached: predictions.risk.map { _ in true }) }
        guard isWeighted else { return Selection(at: at, isReached: Selection.capacity(share, of: predictions).isReached) }
        return Selection(at: at, isReached: weighted(share, predictions))
    }

    /// The cut of each fold is learnt on the rows of the others, as for rows that count once.
    private func weighted(_ share: Double, _ predictions: Predictions) -> [Bool] {
        let folds = predictions.folds ?? predictions.risk.map { _ in 0 }, numbers = Set(folds).sorted()
        var isReached = [Bool](repeating: false, count: predictions.count)
        for fold in numbers {
            let others = predictions.subset(folds.indices.filter { folds[$0] != fold || numbers.count == 1 })
            guard let cut = RiskCut.reaching(Self.number(share, others), of: others) else { continue }
            for row in folds.indices where folds[row] == fold {
                isReached[row] = cut.reaches(risk: predictions.risk[row], tieBreak: predictions.tieBreak?[row] ?? UInt64(row))
            }
        }
        return isReached
    }

    /// How many rows of the highest risk have, together, at most this share of the weight.
    private static func number(_ share: Double, _ predictions: Predictions) -> Int {
        let order = predictions.risk.indices.sorted {
            (-predictions.risk[$0], predictions.tieBreak?[$0] ?? UInt64($0)) < (-predictions.risk[$1], predictions.tieBreak?[$1] ?? UInt64($1))
        }
        let total = order.reduce(0) { $0 + predictions.weight($1) }
        var sum = 0.0, number = 0
        for row in order {
            sum += predictions.weight(row)
            guard sum <= share * total * (1 + 1e-9) else { break }
            number += 1
        }
        return number
    }
}
