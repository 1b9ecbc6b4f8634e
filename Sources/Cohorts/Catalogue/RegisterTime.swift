// SPDX-License-Identifier: EUPL-1.2

/// When a row of a register holds.
public enum RegisterTime: Hashable, Sendable {
    /// Always: a fact that does not change.
    case constant
    /// In the year that is in the name of its file.
    case yearOfFile
    /// In the year that a column holds.
    case year(column: String)
    /// From a day through a day, both included. `openEnd` is the code of an end that is not known yet.
    case spell(start: String, end: String, openEnd: String?)
    /// On one day.
    case day(column: String)
    /// One column a year, such as `gem{year}`.
    case wide([YearlyColumn])

    /// Spells and events of one person are usually several.
    var hasManyRows: Bool {
        switch self {
        case .spell, .day: true
        case .constant, .yearOfFile, .year, .wide: false
        }
    }

    /// The columns that it takes, where they do not depend on the year.
    public var columns: [String] {
        switch self {
        case .constant, .yearOfFile, .wide: []
        case .year(let column), .day(let column): [column]
        case .spell(let start, let end, _): [start, end]
        }
    }
}

/// A column name with a year in it: `gem{year}`.
public struct YearlyColumn: Hashable, Sendable {
    static let placeholder = "{year}"
    private let before: String
    private let after: String

    /// - Returns: `nil` when `{year}` is not in it exactly once.
    public init?(_ written: String) {
        let parts = written.split(separator: "{", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].hasPrefix("year}") else { return nil }
        let rest = parts[1].dropFirst("year}".count)
        guard !rest.contains("{"), !rest.contains("}") else { return nil }
        (before, after) = (String(parts[0]), String(rest))
    }

    /// `gem`: the name without the year, under which a study uses it.
    public var name: String { before + after }

    /// `gem2015`.
    public func name(in year: Int) -> String { "\(before)\(year)\(after)" }

    /// The year in a column's name; `nil` for another column.
    public func year(of column: String, ignoringCase: Bool) -> Int? {
        let (name, head, tail) = ignoringCase ? (column.lowercased(), before.lowercased(), after.lowercased()) : (column, before, after)
        guard name.hasPrefix(head), name.hasSuffix(tail), name.utf8.count == head.utf8.count + 4 + tail.utf8.count else { return nil }
        let digits = name.dropFirst(head.count).dropLast(tail.count)
        guard digits.utf8.count == 4, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(digits)
    }
}

/// A length of time by the calendar: 18 months.
public struct CalendarSpan: Hashable, Sendable {
    public enum Unit: String, CaseIterable, Hashable, Sendable {
        case day, week, month, year
    }

    public var count: Int
    public var unit: Unit

    public init(_ count: Int, _ unit: Unit) { (self.count, self.unit) = (count, unit) }

    /// - Returns: `nil` unless written as a whole number and `days`, `weeks`, `months` or `years`.
    public init?(_ written: String) {
        let words = written.split(separator: " ")
        guard words.count == 2, let count = Int(words[0]), (0...10_000).contains(count) else { return nil }
        guard let unit = Unit.allCases.first(where: { words[1] == $0.rawValue || words[1] == "\($0.rawValue)s" }) else { return nil }
        self.init(count, unit)
    }
}
