// SPDX-License-Identifier: EUPL-1.2

/// An outcome that a register tells: whether something happened within a window of time.
public struct FollowUp: Hashable, Sendable {
    public var name: String
    /// The unit, or a relation.
    public var of: String?
    public var register: String
    /// Which records are the event; `nil`: all.
    public var condition: ScalarExpression?
    public var from: Moment
    /// The last day of the window, included.
    public var until: Moment
    /// Events of the catalogue after which the outcome can no longer happen: it did not.
    public var competing: [String]
    /// Events of the catalogue after which nobody sees the person: it is not known.
    public var censoring: [String]

    public init(
        name: String, of: String? = nil, register: String, condition: ScalarExpression? = nil, from: Moment, until: Moment, competing: [String] = [],
        censoring: [String] = []
    ) {
        (self.name, self.of, self.register, self.condition) = (name, of, register, condition)
        (self.from, self.until, self.competing, self.censoring) = (from, until, competing, censoring)
    }

    /// How the follow-up of a row ended.
    public enum Status: Int, CaseIterable, Sendable {
        case event = 1
        /// Followed through the whole window; nothing happened.
        case none = 2
        case competing = 3
        /// The person left before the window ended.
        case censored = 4
        /// The register ends before the window does.
        case registerEnds = 5
        /// The window has no beginning, or nobody is linked.
        case unknown = 6

        public var isOutcomeKnown: Bool { rawValue <= 3 }
    }
}

/// A day counted from another: `birth + 3 years`.
public struct Moment: Hashable, Sendable {
    /// `index`, a derived date, or a column of the cohort's register.
    public var anchor: String
    public var span: CalendarSpan?
    public var isBefore: Bool

    /// - Returns: `nil` unless written as a name, or as a name, `+` or `-`, and a length of time.
    public init?(_ written: String) {
        let words = written.split(separator: " ").map(String.init)
        guard let first = words.first,
            first.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_" })
        else { return nil }
        anchor = first
        guard words.count > 1 else {
            (span, isBefore) = (nil, false)
            return
        }
        guard words.count == 4, ["+", "-"].contains(words[1]), let length = CalendarSpan("\(words[2]) \(words[3])") else { return nil }
        (span, isBefore) = (length, words[1] == "-")
    }
}
