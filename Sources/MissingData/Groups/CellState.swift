// SPDX-License-Identifier: EUPL-1.2

/// What stands in a cell, as far as missingness by group goes.
public enum CellState: UInt8, Hashable, Sendable, CaseIterable {
    case present
    /// There is a value that nobody has: not recorded, not linked, suppressed.
    case missing
    /// The question did not apply (structural): neither missing nor there.
    case notApplicable
}
