// SPDX-License-Identifier: EUPL-1.2

/// What a column of the table is to the study.
enum ColumnRole: String, CaseIterable, Sendable {
    /// The model may learn from it.
    case feature
    /// The audit judges by it; the model does not see it.
    case protected
    /// Known only after the moment of prediction.
    case after
    /// An outcome, or what one is computed from.
    case outcome
    /// Names a row.
    case key
    /// Names a family: its rows stay on one side of every split.
    case cluster
    case area
    case weight
    /// Not used.
    case ignore

    /// Roles that one column at most can have.
    static let single: [ColumnRole] = [.key, .cluster, .area, .weight]
}
