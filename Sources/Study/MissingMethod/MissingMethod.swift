// SPDX-License-Identifier: EUPL-1.2

/// How a study's models deal with missing values. The raw value stands in the study file.
package enum MissingMethod: String, CaseIterable, Sendable {
    /// Each kind of gap has a bin of its own; nothing is guessed.
    case native
    /// Only rows without a gap learn and are judged.
    case completeCase = "complete-case"
    /// The same rows, each weighted by one over the probability of being complete.
    case weighting
    /// All rows, their gaps drawn several times.
    case chainedEquations = "chained-equations"
}
