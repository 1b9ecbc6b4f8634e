// SPDX-License-Identifier: EUPL-1.2

/// An error that a user can act on: what was expected, where, and what to do; never a cell's value.
///
/// Every room's error enum is one, so that the command line can say it in the user's language and choose the exit code.
public protocol ExplainedError: Error, CustomStringConvertible {
    var explanation: LocalizedText { get }
    var cause: ErrorCause { get }
}

/// Who can mend it.
public enum ErrorCause: Hashable, Sendable {
    /// The study file, the data or an option: exit code 3.
    case input
    /// A rule forbids it: exit code 4.
    case rule
    /// A defect of ours: exit code 70.
    case defect
}

extension ExplainedError {
    public var cause: ErrorCause { .input }
    public var description: String { explanation.en }
}
