// SPDX-License-Identifier: EUPL-1.2

/// A treatment of missing values beside the study's own, which gives each kind of gap a bin. The raw value stands in evidence as `about.strategy`.
public enum MissingStrategy: String, CaseIterable, Sendable, Codable {
    /// Only rows without a gap learn and are judged.
    case completeCase = "complete-case"
    /// The same rows, each weighted by one over the probability of being complete.
    case weighting
    /// All rows, their gaps drawn several times by imputers that know no outcome.
    case chainedEquations = "chained-equations"

    /// What evidence calls the study's own treatment.
    static let native = "native"
}
