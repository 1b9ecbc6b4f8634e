// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Something wrong in a settings file: where, what was expected, what to do.
public struct SettingIssue: Hashable, Sendable {
    public enum Severity: Hashable, Sendable {
        case warning
        /// Nothing runs. The cause chooses the exit code: a mistake in the input, or a rule that forbids it.
        case error(ErrorCause)

        public static var error: Severity { .error(.input) }
    }

    public let severity: Severity
    /// The file's name as the user wrote it.
    public let file: String
    public let position: SourcePosition
    /// The key that it is about, as written in the file; `nil` when the text itself cannot be read.
    public let path: SettingPath?
    public let message: LocalizedText

    public init(_ severity: Severity, file: String, position: SourcePosition, path: SettingPath?, message: LocalizedText) {
        self.severity = severity
        self.file = file
        self.position = position
        self.path = path
        self.message = message
    }

    public var isError: Bool { severity != .warning }
    public var line: Int { position.line }
    public var column: Int { position.column }

    /// `study.yaml, line 3, column 1: ...`
    public var text: LocalizedText {
        LocalizedText(
            en: "\(file), line \(line), column \(column): \(message.en)", nl: "\(file), regel \(line), kolom \(column): \(message.nl)")
    }
}

/// All errors of a settings file at once.
public struct SettingsError: ExplainedError, Hashable {
    /// In the order of the file; warnings are left out.
    public let issues: [SettingIssue]

    /// - Returns: `nil` when no issue is an error.
    public init?(_ issues: [SettingIssue]) {
        self.issues = issues.filter(\.isError)
        if self.issues.isEmpty { return nil }
    }

    public var explanation: LocalizedText {
        LocalizedText(en: issues.map(\.text.en).joined(separator: "\n"), nl: issues.map(\.text.nl).joined(separator: "\n"))
    }

    /// A mistake comes before a rule: it has to be mended first.
    public var cause: ErrorCause {
        issues.allSatisfy { $0.severity == .error(.rule) } ? .rule : .input
    }
}
