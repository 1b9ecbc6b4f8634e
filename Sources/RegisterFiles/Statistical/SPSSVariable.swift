// SPDX-License-Identifier: EUPL-1.2

import RegisterData

/// How a column is kept in a .sav file.
struct SPSSVariable {
    enum Storage: Hashable {
        case number(format: String)
        /// Bytes of the longest text.
        case text(width: Int)
        /// Seconds since 1582-10-14.
        case date
    }

    /// How many single values SPSS can declare missing.
    static let missingLimit = 3
    static let longestText = 32_767

    let column: Column
    let storage: Storage
    /// Codes of declared missing values as numbers, by position; `nil` for those that SPSS cannot declare.
    let missingNumbers: [Double?]
    /// When there are more than `missingLimit` of them: the range that holds them and no value.
    let missingRange: ClosedRange<Double>?

    init(_ column: Column) {
        self.column = column
        switch column.values {
        case .number: storage = .number(format: "F12.\(Self.decimals(of: column))")
        case .integer: storage = .number(format: "F12.0")
        case .date: storage = .date
        case .text(let texts):
            let codes = column.declaredMissing.map(\.code.utf8.count).max() ?? 0
            storage = .text(width: max(1, codes, texts.lazy.map(\.utf8.count).max() ?? 0))
        case .category(_, let levels):
            if !levels.isEmpty, levels.allSatisfy({ Self.number($0.code) != nil }) {
                storage = .number(format: "F12.0")
            } else {
                storage = .text(width: max(1, (levels.map(\.code.utf8.count) + column.declaredMissing.map(\.code.utf8.count)).max() ?? 0))
            }
        }
        var areNumbers = false
        if case .number = storage { areNumbers = true }
        let codes = column.declaredMissing.map { areNumbers ? Self.number($0.code) : nil }
        let numbers = codes.compactMap { $0 }
        if numbers.count <= Self.missingLimit {
            (missingNumbers, missingRange) = (codes, nil)
        } else if let low = numbers.min(), let high = numbers.max(), !Self.hasValue(in: low...high, column) {
            (missingNumbers, missingRange) = (codes, low...high)
        } else {
            (missingNumbers, missingRange) = (codes.map { _ in nil }, nil)
        }
    }

    /// A variable whose values come later, in pieces.
    init(_ layout: ColumnLayout) {
        column = layout.empty
        switch layout.kind {
        case .number(let decimals): storage = .number(format: "F12.\(decimals)")
        case .integer: storage = .number(format: "F12.0")
        case .date: storage = .date
        case .text(let width): storage = .text(width: max(1, width))
        }
        (missingNumbers, missingRange) = ([], nil)
    }

    /// A code as a number, when it is what `NumberCode` would write.
    static func number(_ code: String) -> Double? { Double(code).flatMap { $0.isFinite && NumberCode.text($0) == code ? $0 : nil } }

    private static func hasValue(in range: ClosedRange<Double>, _ column: Column) -> Bool {
        switch column.values {
        case .number(let values): values.indices.contains { column.missingKind($0).isPresent && range.contains(values[$0]) }
        case .integer(let values): values.indices.contains { column.missingKind($0).isPresent && range.contains(Double(values[$0])) }
        case .category(_, let levels): levels.contains { number($0.code).map(range.contains) ?? false }
        case .text, .date: false
        }
    }

    /// Shown decimals; the stored number is exact.
    private static func decimals(of column: Column) -> Int {
        guard case .number(let values) = column.values else { return 0 }
        return values.indices.contains { column.missingKind($0).isPresent && values[$0] != values[$0].rounded() } ? 2 : 0
    }
}
