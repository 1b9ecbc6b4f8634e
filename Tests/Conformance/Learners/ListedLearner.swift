// SPDX-License-Identifier: EUPL-1.2

import Learning
import RiskModels

/// Every model that can be fitted; a new one joins the list and must then keep all of its promises.
enum ListedLearner: String, CaseIterable, Sendable {
    case additive, logistic, scorecard

    /// Whether all sums over rows are exact, so that their order cannot matter.
    var isExact: Bool { self == .additive }

    /// The fit as its model file holds it.
    func fit(_ data: TrainingData) throws -> ScoringModel {
        switch self {
        case .additive: try AdditiveParameters().fit(data, progress: .silent).scoringModel(outcome: "too-early")
        case .logistic: try LogisticParameters().fit(data, progress: .silent).scoringModel(outcome: "too-early")
        case .scorecard: try Self.card.fit(data, progress: .silent).scoringModel(outcome: "too-early")
        }
    }

    func crossFit(_ data: TrainingData, folds: [Fold]) throws -> [Scores] {
        switch self {
        case .additive: try AdditiveParameters().crossFit(data, folds: folds, progress: .silent).outOfFold
        case .logistic: try LogisticParameters().crossFit(data, folds: folds, progress: .silent).outOfFold
        case .scorecard: try Self.card.crossFit(data, folds: folds, progress: .silent).outOfFold
        }
    }

    /// Few candidates, as what is promised does not depend on their number; many conditions, so that every feature is on the card.
    static let card = ScorecardParameters(conditions: 8, candidates: 12, replicates: 3)
}

extension Scores {
    /// The largest difference of a risk or a limit.
    func largestDifference(from other: Scores) -> Double {
        guard risk.count == other.risk.count else { return .infinity }
        let pairs = [(risk, other.risk), (lower, other.lower), (upper, other.upper)]
        return pairs.flatMap { zip($0, $1).map { ($0 - $1).magnitude } }.reduce(0) { $1 <= $0 ? $0 : $1 }
    }
}
