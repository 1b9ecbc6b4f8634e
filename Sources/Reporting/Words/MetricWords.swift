// SPDX-License-Identifier: EUPL-1.2

import Basics

/// A metric as a reader meets it: its name, what it means in one line, and how its value is written.
package struct MetricWords: Sendable {
    /// The evidence key after `validation.` or `fairness.`.
    let key: String
    package let name: LocalizedText
    let meaning: LocalizedText
    let notation: Notation

    enum Notation: Sendable {
        case share
        case ratio
        /// An area under the curve or another number between 0 and 1 that is not a share of rows.
        case fraction
        case number(decimals: Int)
    }

    init(_ key: String, _ notation: Notation, _ name: LocalizedText, _ meaning: LocalizedText) {
        (self.key, self.notation, self.name, self.meaning) = (key, notation, name, meaning)
    }

    func write(_ value: Double, _ language: Language) -> String {
        let numbers = NumberWords(language)
        return switch notation {
        case .share: numbers.percentage(value)
        case .ratio: numbers.number(value, decimals: 2)
        case .fraction: numbers.number(value, decimals: 3)
        case .number(let decimals): numbers.number(value, decimals: decimals)
        }
    }

    /// A difference between two values, with its sign: shares in percentage points.
    func writeDifference(_ value: Double, _ language: Language) -> String {
        let numbers = NumberWords(language)
        let text = if case .share = notation { numbers.number(value * 100, decimals: 1) } else { numbers.number(value, decimals: 3) }
        return value > 0 && !text.allSatisfy({ "0.,".contains($0) }) ? "+\(text)" : text
    }

    /// The size of a difference, which is never below zero: shares in percentage points.
    func writeSize(_ value: Double, _ language: Language) -> String {
        let numbers = NumberWords(language)
        return if case .share = notation { numbers.number(value * 100, decimals: 1) } else { numbers.number(value, decimals: 3) }
    }

    /// The words for a key; a metric that is not known keeps its own name.
    package static func of(_ key: String) -> MetricWords {
        byKey[key] ?? MetricWords(key, .fraction, LocalizedText(key), LocalizedText(key))
    }

    private static let byKey = Dictionary(uniqueKeysWithValues: all.map { ($0.key, $0) })
    static let all = groupMetrics + modelMetrics
}
