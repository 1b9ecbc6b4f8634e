// SPDX-License-Identifier: EUPL-1.2

import Basics
import Challenger
import Learning
import RiskModels
import TestSupport
import Testing

/// Every model that can be fitted; a new one joins the list and must then keep all of its promises.
enum ListedLearner: String, CaseIterable, Sendable {
    case additive, additiveWithPairs, additiveWithPairsOfItsChoice, screened, logistic, logisticWithSplines, firth, scorecard, boosted

    /// The name in the model file.
    var kind: String {
        switch self {
        case .additiveWithPairs, .additiveWithPairsOfItsChoice, .screened: "additive"
        case .logisticWithSplines, .firth: "logistic"
        default: rawValue
        }
    }

    /// Boosted trees need a library that may be absent; `ChallengerIsListed` says so then.
    static let allCases: [ListedLearner] = addingBins + (XGBoostPresence.isPresent ? [.boosted] : [])

    /// Those whose risk is a sum over bins, with draws of a posterior.
    static let addingBins: [ListedLearner] = [
        .additive, .additiveWithPairs, .additiveWithPairsOfItsChoice, .screened, .logistic, .logisticWithSplines, .firth, .scorecard,
    ]

    /// Whether all sums over rows are exact, so that their order cannot matter.
    var isExact: Bool { kind == "additive" }

    /// Whether a risk has limits. Trees have no posterior that limits could come from.
    var hasLimits: Bool { self != .boosted }

    /// Whether a small change of the data is a small change of the risks. Trees split here or there: the sums of XGBoost are rounded, its
    /// bins come from a sketch of the values, and of two splits that gain the same the last digit decides.
    var isContinuous: Bool { self != .boosted }

    /// Whether the fit solves the equation by which risks add up to events. Trees come near it.
    var addsUpToEvents: Bool { self != .boosted }

    /// The fit as its model file holds it.
    func fit(_ data: TrainingData, progress: ProgressMonitor = .silent) throws -> ModelFile {
        switch self {
        case .additive: .additive(try AdditiveParameters().fit(data, progress: progress).scoringModel(outcome: "too-early"))
        case .additiveWithPairs:
            .additive(try AdditiveParameters(pairs: .number(2)).fit(data, progress: progress).scoringModel(outcome: "too-early"))
        case .additiveWithPairsOfItsChoice:
            .additive(try AdditiveParameters(pairs: .automatic).fit(data, progress: progress).scoringModel(outcome: "too-early"))
        case .screened: .additive(try Self.chosen.fit(data, progress: progress).scoringModel(outcome: "too-early"))
        case .logistic: .additive(try LogisticParameters().fit(data, progress: progress).scoringModel(outcome: "too-early"))
        case .logisticWithSplines: .additive(try Self.curved.fit(data, progress: progress).scoringModel(outcome: "too-early"))
        case .firth: .additive(try Self.careful.fit(data, progress: progress).scoringModel(outcome: "too-early"))
        case .scorecard: .additive(try Self.card.fit(data, progress: progress).scoringModel(outcome: "too-early"))
        case .boosted: .trees(try BoostedParameters().fit(data, progress: progress).ensemble(outcome: "too-early"))
        }
    }

    func crossFit(_ data: TrainingData, folds: [Fold]) throws -> [Scores] {
        switch self {
        case .additive: try AdditiveParameters().crossFit(data, folds: folds, progress: .silent).outOfFold
        case .additiveWithPairs: try AdditiveParameters(pairs: .number(2)).crossFit(data, folds: folds, progress: .silent).outOfFold
        case .additiveWithPairsOfItsChoice:
            try AdditiveParameters(pairs: .automatic).crossFit(data, folds: folds, progress: .silent).outOfFold
        case .screened: try Self.chosen.crossFit(data, folds: folds, progress: .silent).outOfFold
        case .logistic: try LogisticParameters().crossFit(data, folds: folds, progress: .silent).outOfFold
        case .logisticWithSplines: try Self.curved.crossFit(data, folds: folds, progress: .silent).outOfFold
        case .firth: try Self.careful.crossFit(data, folds: folds, progress: .silent).outOfFold
        case .boosted: try BoostedParameters().crossFit(data, folds: folds, progress: .silent).outOfFold
        case .scorecard: try Self.card.crossFit(data, folds: folds, progress: .silent).outOfFold
        }
    }

    /// Of the features of a test, all but one or two.
    static let chosen = AdditiveParameters(screening: ScreeningParameters(mostFeatures: 2))
    static let curved = LogisticParameters(splines: .knots(5), estimation: .automatic)
    static let careful = LogisticParameters(estimation: .firth)

    /// Few candidates, as what is promised does not depend on their number.
    static let card = ScorecardParameters(conditions: 8, candidates: 12, replicates: 3)
}

@Suite("Learners: the list") struct ChallengerIsListed {
    @Test(.needsXGBoost) func boostedTreesAreAmongThem() { #expect(ListedLearner.allCases.contains(.boosted)) }
}

extension ModelFile {
    /// A model that adds up bins; `nil` for trees.
    var bins: ScoringModel? {
        if case .additive(let model) = self { model } else { nil }
    }

    /// A model of trees; `nil` for one that adds up bins.
    var trees: TreeEnsemble? {
        if case .trees(let model) = self { model } else { nil }
    }
}

extension Scores {
    /// The largest difference of a risk or a limit.
    func largestDifference(from other: Scores) -> Double {
        guard risk.count == other.risk.count, hasLimits == other.hasLimits else { return .infinity }
        let pairs = [(risk, other.risk), (lower, other.lower), (upper, other.upper)]
        return pairs.flatMap { zip($0, $1).map { ($0 - $1).magnitude } }.reduce(0) { $1 <= $0 ? $0 : $1 }
    }

    /// Whether each risk lies within its limits, where there are any.
    func isOrdered(_ isBefore: (Double, Double) -> Bool) -> Bool {
        !hasLimits || risk.indices.allSatisfy { isBefore(lower[$0], risk[$0]) && isBefore(risk[$0], upper[$0]) }
    }
}
