// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

/// Looks at a variable's cells, a piece of rows at a time, to know what the column is before it is written: what a reader of the whole file
/// decides in the end.
struct ColumnSurvey: Sendable {
    private let variable: StatisticalVariable
    private let rule: LevelRule
    private let labelled: Set<Double>
    private var isLabelled = true
    private var areDays = true
    /// As of a column without rows.
    private var hasValues = true
    private var rows = 0
    /// The distinct texts as bytes, and in the order of their first rows; no more are kept when there are too many for a category.
    private var seen: Set<[UInt8]> = []
    private var texts: [String] = []
    private var cells = 0

    init(_ variable: StatisticalVariable, _ labels: LabelSet, _ options: ReadOptions) {
        self.variable = variable
        rule = variable.labelSet == nil ? .whenRepeated(maximum: options.maximumLevels) : .always
        labelled = Set(labels.byValue.keys.compactMap { value in if case .number(let number) = value { number } else { nil } })
    }

    mutating func add(_ piece: StatisticalPiece) {
        func isMissing(_ row: Int) -> Bool { (piece.missing?[row] ?? 0) != 0 }
        switch piece.cells {
        case .number(let numbers):
            if areDays { areDays = StatisticalDates.values(numbers, format: variable.format, isMissing: isMissing) != nil }
            if isLabelled, !labelled.isEmpty { isLabelled = numbers.indices.allSatisfy { isMissing($0) || labelled.contains(numbers[$0]) } }
            let isPresent = piece.missing.map { $0.contains(0) } ?? !numbers.isEmpty
            hasValues = isPresent || rows > 0 && hasValues
            rows += numbers.count
        case .text(let strings):
            for row in strings.indices where !isMissing(row) {
                cells += 1
                guard texts.count <= rule.limit, seen.insert(Array(strings[row].utf8)).inserted else { continue }
                texts.append(strings[row])
            }
        case .integer, .category, .date: break
        }
    }

    /// - Parameter column: the variable after all of its cells were seen.
    func typing(_ column: StatisticalColumn, labels: LabelSet) -> ColumnTyping {
        var kinds: [UInt8]? = (0..<MissingKind.declaredLimit).map { MissingKind.declared($0).rawValue }
        let declared = column.declareMissing(&kinds, labels.byValue)
        return ColumnTyping(
            variable, form: variable.isText ? textForm(labels) : numberForm(column, labels, declared), declared: declared,
            missingKinds: kinds ?? [], labels: labels)
    }

    private func textForm(_ labels: LabelSet) -> ColumnTyping.Form {
        guard texts.count <= rule.limit, rule.isCategory(distinct: texts.count, cells: cells) else { return .text }
        var (levels, position) = LevelOrder.levels(of: texts)
        let words = Dictionary(labels.labels.compactMap { pair in if case .text(let code) = pair.value { (code, pair.label) } else { nil } }) { $1 }
        for index in levels.indices { levels[index].label = LocalizedText(fileLabel: words[levels[index].code]) }
        return .category(levels, Dictionary(zip(texts, position)) { first, _ in first })
    }

    private func numberForm(_ column: StatisticalColumn, _ labels: LabelSet, _ declared: [DeclaredMissing]) -> ColumnTyping.Form {
        switch variable.format {
        case .plain, .duration: break
        default: if areDays { return .days }
        }
        let levels = ColumnTyping.levels(of: labels, without: declared)
        if !levels.isEmpty, isLabelled {
            return .labelled(levels.map(\.level), Dictionary(levels.enumerated().map { ($1.value, Int32($0)) }) { first, _ in first })
        }
        return column.areWhole && hasValues ? .integer : .number
    }
}
