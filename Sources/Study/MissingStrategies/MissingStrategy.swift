// SPDX-License-Identifier: EUPL-1.2

/// A treatment of missing values: the study's own, or one beside it. The raw value stands in evidence as `about.strategy`.
public enum MissingStrategy: String, CaseIterable, Sendable, Codable {
    /// Each kind of gap has a bin of its own; nothing is guessed.
    case native
    /// Only rows without a gap learn and are judged.
    case completeCase = "complete-case"
    /// The same rows, each weighted by one over the probability of being complete.
    case weighting
    /// All rows, their gaps drawn several times by imputers that know no outcome.
    case chainedEquations = "chained-equations"
    /// The same, and the model is told which values were missing.
    case indicators = "chained-equations-indicators"
    /// For each pattern of gaps a model of the features that are there.
    case submodels

    /// What a study does itself, as a strategy.
    init(_ method: MissingMethod) {
        self =
            switch method {
            case .native: .native
            case .completeCase: .completeCase
            case .weighting: .weighting
            case .chainedEquations: .chainedEquations
            }
    }

    /// How the rows of one model are treated.
    var method: MissingMethod {
        switch self {
        // A submodel has no feature with gaps.
        case .native, .submodels: .native
        case .completeCase: .completeCase
        case .weighting: .weighting
        case .chainedEquations, .indicators: .chainedEquations
        }
    }

    var imputes: Bool { method == .chainedEquations }
}
