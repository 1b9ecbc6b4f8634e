// SPDX-License-Identifier: EUPL-1.2

// Unsafe: reads digits through a pointer, once a cell of a file. The caller guarantees a byte behind the text that is part of no number.

/// What a text can be, as narrow as possible.
enum NumberText {
    /// Whole, and what `String` makes of it again when `isCanonical`.
    case integer(Int64, isCanonical: Bool)
    case number(Double)
    case infinity
    /// A code with leading zeros, more digits than fit, or no number at all.
    case text

    /// Powers of ten that a double holds exactly.
    static let powers: [Double] = (0...22).map { exponent in (0..<exponent).reduce(1.0) { power, _ in power * 10 } }

    /// - Parameters:
    ///   - cell: without blanks around it, not empty.
    ///   - decimalMark: `.` or `,` as a byte.
    init(_ cell: UnsafeBufferPointer<UInt8>, decimalMark: UInt8) {
        var position = 0
        var isCanonical = true
        let isNegative = cell[0] == UInt8(ascii: "-")
        if isNegative || cell[0] == UInt8(ascii: "+") {
            position = 1
            isCanonical = isNegative
        }
        var mantissa: UInt64 = 0
        let wholeStart = position
        while position < cell.count, cell[position] &- 48 <= 9 {
            mantissa = mantissa &* 10 &+ UInt64(cell[position] &- 48)
            position += 1
        }
        let wholeDigits = position - wholeStart
        if wholeDigits > 1, cell[wholeStart] == 48 {
            self = .text
            return
        }
        if position == cell.count, wholeDigits > 0 {
            if wholeDigits > 18 {
                self = .text
            } else {
                let value = Int64(mantissa)
                self = .integer(isNegative ? -value : value, isCanonical: isCanonical && !(isNegative && value == 0))
            }
            return
        }
        var decimals = 0
        if position < cell.count, cell[position] == decimalMark {
            position += 1
            while position < cell.count, cell[position] &- 48 <= 9 {
                mantissa = mantissa &* 10 &+ UInt64(cell[position] &- 48)
                position += 1
                decimals += 1
            }
        }
        guard wholeDigits + decimals > 0 else {
            self = Self.isInfinity(UnsafeBufferPointer(rebasing: cell[wholeStart...])) ? .infinity : .text
            return
        }
        if position == cell.count, wholeDigits + decimals <= 18, mantissa <= 1 << 53 {
            // Exact: both are doubles without rounding, and a quotient is rounded once (Clinger 1990, "How to read floating point numbers
            // accurately").
            let value = Double(mantissa) / Self.powers[decimals]
            self = .number(isNegative ? -value : value)
            return
        }
        // An exponent or many digits: the standard library rounds correctly and, unlike C's, does not depend on the locale.
        guard position == cell.count || cell[position] | 0x20 == UInt8(ascii: "e"), cell.count <= 400 else {
            self = .text
            return
        }
        let text = String(decoding: cell.lazy.map { $0 == decimalMark ? UInt8(ascii: ".") : $0 }, as: UTF8.self)
        guard let value = Double(text) else {
            self = .text
            return
        }
        self = value.isFinite ? .number(value) : .infinity
    }

    private static func isInfinity(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        guard word.count == 3 || word.count == 8 else { return false }
        return zip(word, word.count == 3 ? "inf".utf8 : "infinity".utf8).allSatisfy { $0 | 0x20 == $1 }
    }
}
