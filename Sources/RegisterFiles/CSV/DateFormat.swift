// SPDX-License-Identifier: EUPL-1.2

import RegisterData

/// How a date is written in a text file: three numbers with `-`, `/` or `.` between them, or eight digits.
public enum DateFormat: String, CaseIterable, Hashable, Sendable, Codable {
    /// `2019-03-07`, ISO 8601; a clock behind it must be a midnight.
    case yearMonthDay = "Y-m-d"
    /// `7-3-2019`, `07/03/2019`.
    case dayMonthYear = "d-m-Y"
    /// `3/7/2019`.
    case monthDayYear = "m/d/Y"
    /// `20190307`: only where it is declared, since it is a whole number, too.
    case digits = "Ymd"
}

/// The formats that every date of a column so far can have. Days before months where both remain: 3/7/2019 is in July.
struct DateFormats: OptionSet, Sendable {
    let rawValue: UInt8

    static let yearMonthDay = DateFormats(rawValue: 1)
    static let dayMonthYear = DateFormats(rawValue: 2)
    static let monthDayYear = DateFormats(rawValue: 4)
    static let digits = DateFormats(rawValue: 8)
    static let detected: DateFormats = [.yearMonthDay, .dayMonthYear, .monthDayYear]

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ format: DateFormat?) {
        self =
            switch format {
            case nil: .detected
            case .yearMonthDay: .yearMonthDay
            case .dayMonthYear: .dayMonthYear
            case .monthDayYear: .monthDayYear
            case .digits: .digits
            }
    }
}

/// A date as written: three numbers in an order that only the whole column tells.
struct WrittenDate {
    var first: Int
    var second: Int
    var third: Int
    var formats: DateFormats

    /// One number for a buffer; `unpack` undoes it.
    var packed: Int64 { Int64(first) << 32 | Int64(second) << 16 | Int64(third) }

    static func day(packed: Int64, formats: DateFormats) -> CivilDay? {
        let (first, second, third) = (Int(packed >> 32), Int(packed >> 16 & 0xffff), Int(packed & 0xffff))
        if !formats.isDisjoint(with: [.yearMonthDay, .digits]) { return CivilDay(year: first, month: second, day: third) }
        return formats.contains(.dayMonthYear) ? CivilDay(year: third, month: second, day: first) : CivilDay(year: third, month: first, day: second)
    }

    /// - Parameter allowed: formats to consider.
    /// - Returns: `nil` when the text is a date in none of them.
    init?(_ text: UnsafeBufferPointer<UInt8>, allowed: DateFormats) {
        guard (8...32).contains(text.count) else { return nil }
        if allowed.contains(.digits) {
            guard text.count == 8, text.allSatisfy({ $0 &- 48 <= 9 }) else { return nil }
            func number(_ range: Range<Int>) -> Int { range.reduce(0) { $0 * 10 + Int(text[$1] &- 48) } }
            (first, second, third, formats) = (number(0..<4), number(4..<6), number(6..<8), .digits)
        } else {
            var position = 0
            func number() -> (value: Int, digits: Int) {
                var (value, digits) = (0, 0)
                while position < text.count, text[position] &- 48 <= 9, digits < 5 {
                    value = value * 10 + Int(text[position] &- 48)
                    digits += 1
                    position += 1
                }
                return (value, digits)
            }
            let a = number()
            guard position < text.count, [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ".")].contains(text[position]) else { return nil }
            let mark = text[position]
            position += 1
            let b = number()
            guard position < text.count, text[position] == mark else { return nil }
            position += 1
            let c = number()
            (first, second, third) = (a.value, b.value, c.value)
            if a.digits == 4, (1...2).contains(b.digits), (1...2).contains(c.digits), mark != UInt8(ascii: "."), Self.isMidnight(text, from: position)
            {
                formats = .yearMonthDay
            } else if (1...2).contains(a.digits), (1...2).contains(b.digits), c.digits == 4, position == text.count {
                formats = mark == UInt8(ascii: ".") ? .dayMonthYear : [.dayMonthYear, .monthDayYear]
            } else {
                return nil
            }
        }
        formats.formIntersection(allowed)
        for format in [DateFormats.yearMonthDay, .dayMonthYear, .monthDayYear, .digits] where formats.contains(format) {
            if Self.day(packed: packed, formats: format) == nil { formats.remove(format) }
        }
        if formats.isEmpty { return nil }
    }

    /// Nothing, or a clock at zero: `T00:00:00`, ` 00:00`, `T00:00:00.000Z`.
    private static func isMidnight(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        guard start < text.count else { return true }
        guard text[start] == UInt8(ascii: "T") || text[start] == UInt8(ascii: " "), text.count - start >= 6 else { return false }
        return text[(start + 1)...].allSatisfy { [UInt8(ascii: "0"), UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "Z")].contains($0) }
    }
}
