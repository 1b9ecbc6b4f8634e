// SPDX-License-Identifier: EUPL-1.2

/// As what an audit is given a register.
public enum RegisterSource: Hashable, Sendable {
    /// The table of a cohort that somebody has joined already.
    case cohortTable
    /// The raw registers with their catalogue, from which the study composes the cohort itself.
    case registers

    /// Behind the name of a cell.
    public var suffix: String { self == .registers ? "@registers" : "" }
}
