// SPDX-License-Identifier: EUPL-1.2

import Basics

/// How a number in a sentence is written.
enum HoleFormat: Hashable, Sendable {
    /// A share as a whole number out of 100 or out of 1,000.
    case per(Double)
    case percent
    /// A difference of shares, in percentage points.
    case points
    case count
    case ratio
    case decimals(Int)

    init?(_ text: Substring) {
        switch text {
        case "per100": self = .per(100)
        case "per1000": self = .per(1000)
        case "percent": self = .percent
        case "points": self = .points
        case "count": self = .count
        case "ratio": self = .ratio
        default:
            guard let decimals = Int(text), (0...6).contains(decimals) else { return nil }
            self = .decimals(decimals)
        }
    }

    func text(_ value: Double, _ language: Language) -> String {
        let numbers = NumberWords(language)
        switch self {
        case .per(let whole):
            // "0 of 100" would say that nobody is there.
            if value > 0, value * whole < 0.5 { return language == .dutch ? "minder dan 1" : "fewer than 1" }
            return numbers.number(value * whole, decimals: 0)
        case .percent: return numbers.percentage(value)
        case .points: return numbers.number(value * 100, decimals: 1)
        case .count: return numbers.number(value, decimals: 0)
        case .ratio: return numbers.number(value, decimals: 2)
        case .decimals(let decimals): return numbers.number(value, decimals: decimals)
        }
    }
}
