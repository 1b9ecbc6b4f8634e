// SPDX-License-Identifier: EUPL-1.2

/// A word or sentence for people, in English and in plain Dutch (B1).
public struct LocalizedText: Hashable, Sendable, Codable {
    public var en: String
    public var nl: String

    public init(en: String, nl: String) {
        (self.en, self.nl) = (en, nl)
    }

    /// The same text in every language: a name or a code that nobody translated.
    public init(_ text: String) {
        self.init(en: text, nl: text)
    }

    public subscript(language: Language) -> String {
        switch language {
        case .english: en
        case .dutch: nl
        }
    }
}
