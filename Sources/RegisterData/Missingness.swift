// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Why a cell has no value. What may be done about it differs by kind.
public struct MissingKind: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// There is a value.
    public static let present = MissingKind(rawValue: 0)
    /// The question applied, nobody wrote the answer down.
    public static let notRecorded = MissingKind(rawValue: 1)
    /// The question did not apply (the birth weight of an earlier child of a first-time mother). Never imputed.
    public static let structural = MissingKind(rawValue: 2)
    /// The person was not found in the register that holds the answer.
    public static let unlinked = MissingKind(rawValue: 3)
    /// Somebody removed the value to protect a person.
    public static let suppressed = MissingKind(rawValue: 4)

    /// How many codes a column can declare missing.
    public static let declaredLimit = 250

    /// The `index`-th code that the file itself declares missing (`-9 refused`); up to `declaredLimit` of them.
    public static func declared(_ index: Int) -> MissingKind { MissingKind(rawValue: UInt8(clamping: 5 + index)) }

    public var declaredIndex: Int? { rawValue >= 5 ? Int(rawValue) - 5 : nil }

    public var isPresent: Bool { rawValue == 0 }
}

/// A code that a file declares to mean "missing", with its words.
public struct DeclaredMissing: Hashable, Sendable, Codable {
    /// As written in the file: `999`, `.a`, `-9`.
    public var code: String
    public var label: LocalizedText?
    /// What it means for analysis.
    public var meaning: Meaning

    public enum Meaning: String, Hashable, Sendable, Codable {
        case notRecorded = "not-recorded"
        case structural, unlinked, suppressed, other
    }

    public init(code: String, label: LocalizedText? = nil, meaning: Meaning = .other) {
        (self.code, self.label, self.meaning) = (code, label, meaning)
    }
}
