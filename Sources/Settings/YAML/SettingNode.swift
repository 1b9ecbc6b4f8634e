// SPDX-License-Identifier: EUPL-1.2

/// A piece of a settings file as written: no type is guessed, the declaration that reads it decides.
public struct SettingNode: Hashable, Sendable {
    public indirect enum Content: Hashable, Sendable {
        /// - Parameter isPlain: without quotes, so that `null` and `~` mean "no value".
        case scalar(String, isPlain: Bool)
        case list([SettingNode])
        case map([SettingEntry])
        /// What the text says here was refused, and an issue says why.
        case unreadable
    }

    public let content: Content
    public let position: SourcePosition

    public init(_ content: Content, at position: SourcePosition) {
        (self.content, self.position) = (content, position)
    }

    /// Empty, `null` or `~` without quotes.
    public var isNull: Bool {
        if case .scalar(let text, isPlain: true) = content { ["", "~", "null"].contains(text) } else { false }
    }

    /// `?`: a person must decide.
    public var isUndecided: Bool {
        if case .scalar("?", _) = content { true } else { false }
    }

    public var scalar: String? {
        if case .scalar(let text, _) = content { text } else { nil }
    }
}

/// A key with its value, in the order of the file.
public struct SettingEntry: Hashable, Sendable {
    public let key: String
    public let keyPosition: SourcePosition
    public let value: SettingNode

    public init(key: String, keyPosition: SourcePosition, value: SettingNode) {
        (self.key, self.keyPosition, self.value) = (key, keyPosition, value)
    }
}
