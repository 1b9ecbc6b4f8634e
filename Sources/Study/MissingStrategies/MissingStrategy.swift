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
}
