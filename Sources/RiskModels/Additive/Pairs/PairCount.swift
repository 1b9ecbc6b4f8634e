// SPDX-License-Identifier: EUPL-1.2

/// How many pairs of features an additive model gives an effect together, besides each feature's own.
public enum PairCount: Hashable, Sendable, Codable {
    /// The best of the ranking, as far as there are any that differ.
    case number(Int)
    /// As many as cross-validated log-loss asks for; none where none help.
    case automatic
}
