// SPDX-License-Identifier: EUPL-1.2

/// What the fit of a model spends its time on.
public enum WorkPart: String, Sendable, CaseIterable {
    /// Columns are read, checked and coded as bins.
    case reading
    /// Whose values are missing.
    case describing
    /// Gaps are filled.
    case imputing
    /// Passes over the rows: linear predictors, gradients and Hessians.
    case rows
    /// Factors of matrices, and the search for smoothing parameters on them.
    case algebra
    /// Which features get an effect together, and how many pairs of them.
    case pairs
    /// The model is shown, and written.
    case writing
    /// What was done is summed up for people to read.
    case reporting
}
