// SPDX-License-Identifier: EUPL-1.2

import MissingData
import RegisterData
import TestSupport

extension Oracle {
    /// A table of our own from an oracle's: numbers where all texts are, levels otherwise; empty cells are not recorded.
    ///
    /// - Parameter levels: orders of levels; alphabetical for others.
    static func registerTable(_ oracle: OracleTable, levels: [String: [String]] = [:], asLevels: Set<String> = []) throws -> Table {
        try Table(
            columns: oracle.columns.map { name in
                let texts = oracle[text: name]
                let missing = texts.map { $0.isEmpty ? MissingKind.notRecorded.rawValue : 0 }
                let isNumber = !asLevels.contains(name) && texts.allSatisfy { $0.isEmpty || Double($0) != nil }
                let order = levels[name] ?? Set(texts).subtracting([""]).sorted()
                let values: ColumnValues =
                    isNumber
                    ? .number(texts.map { Double($0) ?? 0 })
                    : .category(codes: texts.map { Int32(order.firstIndex(of: $0) ?? 0) }, levels: order.map { Level(code: $0) })
                return Column(name: name, values: values, missing: missing.contains { $0 != 0 } ? missing : nil)
            })
    }
}

extension Table {
    /// Numbers of a column, or the positions of its levels.
    func numbers(_ name: String) -> [Double] {
        switch self[name]?.values {
        case .number(let values): values
        case .integer(let values): values.map { Double($0) }
        case .category(let codes, _): codes.map { Double($0) }
        default: []
        }
    }

    /// 1 in rows of a level.
    func indicator(_ name: String, _ level: Double) -> [Double] { numbers(name).map { $0 == level ? 1 : 0 } }
}
