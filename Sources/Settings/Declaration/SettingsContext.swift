// SPDX-License-Identifier: EUPL-1.2

import Basics

/// What reading a settings file gathers beside its values: every issue, where each key stands, and what a person must still decide.
public struct SettingsContext: Sendable {
    public let file: String
    public private(set) var issues: [SettingIssue] = []
    /// Keys whose value is `?`, in the order of the file.
    public private(set) var undecided: [SettingPath] = []
    private var positions: [SettingPath: SourcePosition] = [:]

    /// - Parameter file: the name that messages show.
    public init(file: String) { self.file = file }

    /// Where a key, or else the nearest one around it, stands.
    public func position(of path: SettingPath) -> SourcePosition {
        var candidate: SettingPath? = path
        while let current = candidate {
            if let known = positions[current] { return known }
            candidate = current.parent
        }
        return .start
    }

    /// Whether the file has the key, with a value or with `?`.
    public func isWritten(_ path: SettingPath) -> Bool { positions[path] != nil }

    public mutating func remember(_ path: SettingPath, at position: SourcePosition) { positions[path] = position }

    public mutating func error(_ path: SettingPath, at position: SourcePosition? = nil, cause: ErrorCause = .input, en: String, nl: String) {
        add(.error(cause), path, at: position, LocalizedText(en: en, nl: nl))
    }

    public mutating func warning(_ path: SettingPath, at position: SourcePosition? = nil, en: String, nl: String) {
        add(.warning, path, at: position, LocalizedText(en: en, nl: nl))
    }

    /// An error in the text itself.
    mutating func malformed(at position: SourcePosition, en: String, nl: String) {
        let issue = SettingIssue(.error, file: file, position: position, path: nil, message: LocalizedText(en: en, nl: nl))
        // An alias is found again wherever it points.
        if !issues.contains(issue) { issues.append(issue) }
    }

    /// Notes a `?`. Words that nothing is computed with may wait; everything else stops a run.
    mutating func decideLater(_ path: SettingPath, at position: SourcePosition, mayWait: Bool) {
        undecided.append(path)
        if mayWait {
            warning(
                path, at: position, en: "`\(path)` is still `?`: a person must decide.",
                nl: "`\(path)` is nog `?`: hier moet een mens over beslissen.")
        } else {
            error(
                path, at: position, en: "`\(path)` is still `?`: a person must decide before this can run.",
                nl: "`\(path)` is nog `?`: hier moet een mens over beslissen voordat dit kan draaien.")
        }
    }

    private mutating func add(_ severity: SettingIssue.Severity, _ path: SettingPath, at position: SourcePosition?, _ message: LocalizedText) {
        issues.append(SettingIssue(severity, file: file, position: position ?? self.position(of: path), path: path, message: message))
    }

    /// In the order of the file; issues at one place in the order in which they were found.
    public mutating func sortIssues() {
        issues = issues.enumerated().sorted { ($0.element.position, $0.offset) < ($1.element.position, $1.offset) }.map(\.element)
    }
}
