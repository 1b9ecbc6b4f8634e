// SPDX-License-Identifier: EUPL-1.2

/// Numbers as people write them: a decimal point in English, a decimal comma in Dutch; thousands apart.
public struct NumberWords: Sendable {
    public let language: Language

    public init(_ language: Language) {
        self.language = language
    }

    private var decimalMark: Character { language == .dutch ? "," : "." }
    private var thousandsMark: Character { language == .dutch ? "." : "," }

    /// The minus sign of print, which does not break from its number as a hyphen does.
    private static let minus = "−"

    /// A whole number with its thousands apart: `12,345` or `12.345`.
    public func count(_ value: Int) -> String {
        let digits = Array(String(value.magnitude))
        var text = value < 0 ? Self.minus : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(thousandsMark) }
            text.append(digit)
        }
        return text
    }

    /// A number with a fixed number of decimals, rounded half away from zero.
    public func number(_ value: Double, decimals: Int) -> String {
        guard value.isFinite else { return value.isNaN ? "?" : value < 0 ? Self.minus + "∞" : "∞" }
        var scale = 1.0
        for _ in 0..<max(0, decimals) { scale *= 10 }
        let scaled = (value.magnitude * scale).rounded()
        guard scaled < 9e15 else { return "\(value)" }
        let whole = Int(scaled / scale)
        var text = value < 0 && scaled > 0 ? Self.minus : ""
        text += count(whole)
        if decimals > 0 {
            let rest = String(Int(scaled - Double(whole) * scale))
            text.append(decimalMark)
            text += String(repeating: "0", count: max(0, decimals - rest.count)) + rest
        }
        return text
    }

    /// A share as a percentage: `8.1%` or `8,1%`.
    public func percentage(_ share: Double, decimals: Int = 1) -> String {
        number(share * 100, decimals: decimals) + "%"
    }
}
