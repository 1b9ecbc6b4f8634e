// SPDX-License-Identifier: EUPL-1.2

/// How much of a model of other rows is learned anew, from nothing to everything.
public enum UpdatingStep: String, Hashable, Sendable, CaseIterable, Codable, Comparable {
    /// The old model as it is.
    case asItIs = "as-it-is"
    /// Another intercept: the level of the risks.
    case intercept
    /// Another intercept and one slope for all log-odds: also how far risks lie apart.
    case interceptAndSlope = "intercept-and-slope"
    /// A new fit that takes the old model's effects as known beforehand.
    case oldAsPrior = "old-as-prior"
    /// A new fit that knows nothing of the old model.
    case new

    public static func < (a: UpdatingStep, b: UpdatingStep) -> Bool {
        (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
    }
}
