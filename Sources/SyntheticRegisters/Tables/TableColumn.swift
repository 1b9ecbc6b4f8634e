// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData
import RegisterFiles

/// One column of a register: what it is, and its value in a row.
struct TableColumn<Row>: Sendable {
    var layout: ColumnLayout
    let column: @Sendable ([Row]) -> (ColumnValues, [UInt8]?)

    static func text(_ name: String, width: Int, en: String, nl: String, _ value: @escaping @Sendable (Row) -> String) -> TableColumn {
        TableColumn(layout: ColumnLayout(name, .text(width: width), label: LocalizedText(en: en, nl: nl))) { (.text($0.map(value)), nil) }
    }

    static func integer(_ name: String, unit: String? = nil, en: String, nl: String, _ value: @escaping @Sendable (Row) -> Int) -> TableColumn {
        TableColumn(layout: ColumnLayout(name, .integer, label: LocalizedText(en: en, nl: nl), unit: unit)) { rows in
            (.integer(rows.map { Int64(value($0)) }), nil)
        }
    }

    /// - Parameter value: `nil` where the register has nothing.
    static func number(
        _ name: String, decimals: Int = 0, unit: String? = nil, en: String, nl: String, _ value: @escaping @Sendable (Row) -> Double?
    ) -> TableColumn {
        let layout = ColumnLayout(name, .number(decimals: decimals), label: LocalizedText(en: en, nl: nl), unit: unit)
        return TableColumn(layout: layout) { rows in
            let values = rows.map(value)
            return (.number(values.map { $0 ?? 0 }), values.contains(nil) ? values.map { $0 == nil ? MissingKind.notRecorded.rawValue : 0 } : nil)
        }
    }

    static func date(_ name: String, en: String, nl: String, _ value: @escaping @Sendable (Row) -> Int) -> TableColumn {
        TableColumn(layout: ColumnLayout(name, .date, label: LocalizedText(en: en, nl: nl))) { rows in
            (.date(rows.map { CivilDay(daysSinceEpoch: Int32(clamping: value($0))) }), nil)
        }
    }

    /// - Parameter value: a position in `levels`.
    static func code(_ name: String, _ levels: [Level], en: String, nl: String, _ value: @escaping @Sendable (Row) -> Int) -> TableColumn {
        let width = levels.map(\.code.utf8.count).max() ?? 1
        let labelled = levels.filter { $0.label != nil }
        return TableColumn(layout: ColumnLayout(name, .text(width: width), label: LocalizedText(en: en, nl: nl), levels: labelled)) { rows in
            (.category(codes: rows.map { Int32(value($0)) }, levels: levels), nil)
        }
    }

    /// The same column under another name.
    func named(_ name: String) -> TableColumn {
        var column = self
        column.layout.name = name
        return column
    }
}

extension TableColumn {
    /// A person's two key columns.
    ///
    /// - Parameters:
    ///   - suffix: `Ma`, `pa`, `HKW`.
    ///   - key: `nil` for somebody whom the population register does not know.
    static func person(_ suffix: String = "", en: String, nl: String, _ key: @escaping @Sendable (Row) -> String?) -> [TableColumn] {
        let types = [Level(code: PersonKeys.known), Level(code: PersonKeys.unknown.type)]
        return [
            .code("RINPERSOONS\(suffix)", types, en: "type of the key: \(en)", nl: "soort sleutel: \(nl)") { key($0) == nil ? 1 : 0 },
            .text("RINPERSOON\(suffix)", width: 9, en: "key: \(en)", nl: "sleutel: \(nl)") { key($0) ?? PersonKeys.unknown.key },
        ]
    }

    /// A dwelling's two key columns.
    static func dwelling(_ key: @escaping @Sendable (Row) -> String) -> [TableColumn] {
        [
            .code("SOORTOBJECTNUMMER", [Level(code: "D")], en: "type of the dwelling's key", nl: "soort sleutel van de woning") { _ in 0 },
            .text("RINOBJECTNUMMER", width: 9, en: "key of the dwelling", nl: "sleutel van de woning", key),
        ]
    }

    /// The first and last day of a spell, as texts.
    static func spell(
        _ start: String, _ end: String, _ days: @escaping @Sendable (Row) -> (start: Int, end: Int?)
    ) -> [TableColumn] {
        [
            .text(start, width: 8, en: "first day (yyyymmdd)", nl: "eerste dag (jjjjmmdd)") { Calendar.text(days($0).start) },
            .text(end, width: 8, en: "last day (yyyymmdd), 88888888 while it lasts", nl: "laatste dag (jjjjmmdd), 88888888 zolang het duurt") {
                Calendar.text(end: days($0).end)
            },
        ]
    }
}
