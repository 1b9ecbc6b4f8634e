// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

/// What a column of a statistical file is, and how a piece of its cells becomes a column like it.
struct ColumnTyping: Sendable {
    enum Form: Sendable {
        case text
        /// Texts that repeat, with their positions.
        case category([Level], [String: Int32])
        /// Numbers that all have labels, with their positions.
        case labelled([Level], [Double: Int32])
        case days, integer, number
    }

    let layout: ColumnLayout
    private let variable: StatisticalVariable
    private let form: Form
    /// Of a declared code by the order in which it occurs first: the kind of missing that it is in the order of the codes.
    private let missingKinds: [UInt8]

    init(_ variable: StatisticalVariable, form: Form, declared: [DeclaredMissing], missingKinds: [UInt8], labels: LabelSet) {
        (self.variable, self.form, self.missingKinds) = (variable, form, missingKinds)
        let label = LocalizedText(fileLabel: variable.label)
        var layout: ColumnLayout
        switch form {
        case .text: layout = ColumnLayout(variable.name, .text(width: 0), label: label)
        case .category(let levels, _), .labelled(let levels, _): layout = ColumnLayout(variable.name, .text(width: 0), label: label, levels: levels)
        case .days: layout = ColumnLayout(variable.name, .date, label: label)
        case .integer, .number:
            let words = Self.levels(of: labels, without: declared).map(\.level)
            layout = ColumnLayout(variable.name, .number(decimals: 2), label: label, levels: words)
            if case .integer = form { layout.kind = .integer }
            if case .duration = variable.format { layout.unit = "second" }
        }
        layout.declaredMissing = declared
        self.layout = layout
    }

    /// The labelled numbers that are values, by size.
    static func levels(of labels: LabelSet, without declared: [DeclaredMissing]) -> [(value: Double, level: Level)] {
        let codes = Set(declared.map(\.code))
        return labels.byValue.compactMap { value, label -> (Double, Level)? in
            guard case .number(let number) = value, !codes.contains(NumberCode.text(number)) else { return nil }
            return (number, Level(code: NumberCode.text(number), label: LocalizedText(fileLabel: label)))
        }.sorted { $0.0 < $1.0 }
    }

    func column(_ piece: StatisticalPiece) -> Column {
        let missing = piece.missing.map { kinds in
            kinds.map { kind in MissingKind(rawValue: kind).declaredIndex.map { $0 < missingKinds.count ? missingKinds[$0] : kind } ?? kind }
        }
        var column = Column(name: variable.name, values: values(piece), missing: missing)
        column.declaredMissing = layout.declaredMissing
        return column
    }

    private func values(_ piece: StatisticalPiece) -> ColumnValues {
        switch (form, piece.cells) {
        case (.category(let levels, let position), .text(let texts)): .category(codes: texts.map { position[$0] ?? 0 }, levels: levels)
        case (.labelled(let levels, let position), .number(let numbers)): .category(codes: numbers.map { position[$0] ?? 0 }, levels: levels)
        case (.days, .number(let numbers)):
            StatisticalDates.values(numbers, format: variable.format) { (piece.missing?[$0] ?? 0) != 0 } ?? .number(numbers)
        case (.integer, .number(let numbers)): .integer(numbers.map { Int64(exactly: $0) ?? 0 })
        default: piece.cells
        }
    }
}
