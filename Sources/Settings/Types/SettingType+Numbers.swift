// SPDX-License-Identifier: EUPL-1.2

import Basics

extension SettingType where Value == Double {
    /// A finite number with a decimal point, inside the given limits.
    public static func number(above: Double? = nil, from: Double? = nil, below: Double? = nil, through: Double? = nil) -> SettingType {
        var limits = LocalizedText(en: "", nl: "")
        var schema: JSON = ["type": "number"]
        func limit(_ bound: Double?, _ en: String, _ nl: String, _ keyword: String) {
            guard let bound else { return }
            let written = JSON.number(bound).encoded
            limits = LocalizedText(
                en: limits.en + (limits.en.isEmpty ? " " : " and ") + en + " " + written,
                nl: limits.nl + (limits.nl.isEmpty ? " " : " en ") + nl + " " + written)
            schema = schema.adding(keyword, .number(bound))
        }
        limit(above, "above", "boven", "exclusiveMinimum")
        limit(from, "from", "vanaf", "minimum")
        limit(below, "below", "onder", "exclusiveMaximum")
        limit(through, "up to", "tot en met", "maximum")
        return .scalar(expects: LocalizedText(en: "a number" + limits.en, nl: "een getal" + limits.nl), schema: schema) { text in
            guard let value = WrittenNumber.double(text) else { return nil }
            let isInside =
                above.map { value > $0 } ?? true && from.map { value >= $0 } ?? true && below.map { value < $0 } ?? true
                && through.map { value <= $0 } ?? true
            return isInside ? value : nil
        }
    }
}

extension SettingType where Value == Int {
    /// A whole number in decimal digits, inside the given limits.
    public static func integer(from: Int = .min, through: Int = .max) -> SettingType {
        var limits = LocalizedText(en: "", nl: "")
        var schema: JSON = ["type": "integer"]
        if from > .min {
            limits = LocalizedText(en: " from \(from)", nl: " vanaf \(from)")
            schema = schema.adding("minimum", .integer(from))
        }
        if through < .max {
            limits = LocalizedText(en: limits.en + " up to \(through)", nl: limits.nl + " tot en met \(through)")
            schema = schema.adding("maximum", .integer(through))
        }
        return .scalar(expects: LocalizedText(en: "a whole number" + limits.en, nl: "een geheel getal" + limits.nl), schema: schema) { text in
            guard let value = WrittenNumber.integer(text), from <= value, value <= through else { return nil }
            return value
        }
    }
}

/// Numbers and dates as people write them in a settings file; nothing that a computer alone would accept (`0x10`, `inf`, `1_000`).
enum WrittenNumber {
    static func integer(_ text: String) -> Int? {
        let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
        guard text.utf8.count - digits.count <= 1, !digits.isEmpty, digits.allSatisfy(isDigit) else { return nil }
        return Int(text)
    }

    static func double(_ text: String) -> Double? {
        var rest = Substring(text)[...]
        if let sign = rest.utf8.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest = rest.dropFirst() }
        let mantissa = rest.prefix { $0 != "e" && $0 != "E" }
        let parts = mantissa.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.contains(where: { !$0.isEmpty }), parts.allSatisfy({ $0.utf8.allSatisfy(isDigit) }) else { return nil }
        if mantissa.endIndex < rest.endIndex {
            guard integer(String(rest[mantissa.endIndex...].dropFirst())) != nil else { return nil }
        }
        return Double(text).flatMap { $0.isFinite ? $0 : nil }
    }

    static func isDate(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard text.utf8.count == 10, parts.map(\.utf8.count) == [4, 2, 2], let year = integer(String(parts[0])),
            let month = integer(String(parts[1])),
            let day = integer(String(parts[2])), text.utf8.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: "-") })
        else { return false }
        let isLeap = year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...12).contains(month) && day >= 1 && day <= days[month - 1]
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
