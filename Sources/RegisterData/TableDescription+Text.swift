// SPDX-License-Identifier: EUPL-1.2

import Basics

extension ColumnType {
    public var words: LocalizedText {
        switch self {
        case .number: LocalizedText(en: "number", nl: "getal")
        case .integer: LocalizedText(en: "whole number", nl: "geheel getal")
        case .category: LocalizedText(en: "category", nl: "categorie")
        case .text: LocalizedText(en: "text", nl: "tekst")
        case .date: LocalizedText(en: "date", nl: "datum")
        }
    }
}

extension Measurement {
    public var words: LocalizedText {
        switch self {
        case .nominal: LocalizedText(en: "nominal", nl: "nominaal")
        case .ordered: LocalizedText(en: "ordered", nl: "geordend")
        case .scale: LocalizedText(en: "scale", nl: "schaal")
        }
    }
}

extension TableDescription {
    /// The description as plain text: a line a column, its levels and missing codes below it.
    public func text(_ language: Language) -> String {
        let numbers = NumberWords(language)
        let shape = LocalizedText(
            en: "\(numbers.count(rows)) rows, \(numbers.count(columns.count)) columns",
            nl: "\(numbers.count(rows)) rijen, \(numbers.count(columns.count)) kolommen")
        let width = columns.map(\.name.count).max() ?? 0
        return ([shape[language], ""] + columns.flatMap { $0.lines(language, numbers, nameWidth: min(width, 32)) }).joined(separator: "\n") + "\n"
    }
}

extension TableDescription.ColumnDescription {
    fileprivate func lines(_ language: Language, _ numbers: NumberWords, nameWidth: Int) -> [String] {
        let values = LocalizedText(en: "\(numbers.count(distinct)) values", nl: "\(numbers.count(distinct)) waarden")
        let missingRows = missing.reduce(0) { $0 + $1.rows }
        let absent = LocalizedText(en: "\(numbers.count(missingRows)) missing", nl: "\(numbers.count(missingRows)) ontbreken")
        var facts = [type.words[language], measurement.words[language], values[language], absent[language]]
        if let unit { facts.append(LocalizedText(en: "unit: \(unit)", nl: "eenheid: \(unit)")[language]) }
        let name = name.onOneLine, padding = String(repeating: " ", count: max(0, nameWidth - name.count))
        var lines = ["\(name)\(padding)  \(facts.joined(separator: ", "))" + (label.map { ": \($0[language].onOneLine)" } ?? "")]
        lines += levels.map { "    \($0.line(language, numbers))" }
        let word = LocalizedText(en: "missing", nl: "ontbreekt")[language]
        return lines + missing.map { "    \(word): \($0.line(language, numbers))" }
    }
}

extension TableDescription.Count {
    fileprivate func line(_ language: Language, _ numbers: NumberWords) -> String {
        let label = label.map { " = \($0[language].onOneLine)" } ?? ""
        return "\(code.onOneLine)\(label): \(numbers.count(rows))"
    }
}

extension String {
    /// Control characters of a file must not steer a terminal.
    fileprivate var onOneLine: String { String(map { $0.isNewline || $0.unicodeScalars.contains { $0.value < 32 || $0.value == 127 } ? " " : $0 }) }
}
