// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

/// Columns from births, with words in both languages.
struct ColumnBuilder {
    let births: [Birth]

    func text(_ name: String, en: String, nl: String, _ value: (Birth) -> String) -> Column {
        Column(name: name, label: LocalizedText(en: en, nl: nl), values: .text(births.map(value)))
    }

    func integer(_ name: String, unit: String? = nil, en: String, nl: String, _ value: (Birth) -> Int) -> Column {
        Column(name: name, label: LocalizedText(en: en, nl: nl), unit: unit, values: .integer(births.map { Int64(value($0)) }))
    }

    /// Rounded to one decimal, as registers hold it.
    func number(_ name: String, unit: String? = nil, missing: [Bool]? = nil, en: String, nl: String, _ value: (Birth) -> Double) -> Column {
        Column(
            name: name, label: LocalizedText(en: en, nl: nl), unit: unit, values: .number(births.map { (value($0) * 10).rounded() / 10 }),
            missing: missing.flatMap { Self.kinds($0, .notRecorded) })
    }

    func date(_ name: String, en: String, nl: String, _ value: (Birth) -> Int) -> Column {
        Column(name: name, label: LocalizedText(en: en, nl: nl), values: .date(births.map { CivilDay(daysSinceEpoch: Int32(value($0))) }))
    }

    /// - Parameters:
    ///   - kind: why the missing cells are.
    ///   - value: a position in `levels`.
    func category(
        _ name: String, _ levels: [Level], missing: [Bool]? = nil, kind: MissingKind = .notRecorded, en: String, nl: String, _ value: (Birth) -> Int
    ) -> Column {
        Column(
            name: name, label: LocalizedText(en: en, nl: nl), values: .category(codes: births.map { Int32(value($0)) }, levels: levels),
            missing: missing.flatMap { Self.kinds($0, kind) })
    }

    private static func kinds(_ missing: [Bool], _ kind: MissingKind) -> [UInt8]? {
        missing.contains(true) ? missing.map { ($0 ? kind : .present).rawValue } : nil
    }
}

extension Level {
    static let noYes = [Level(code: "0", label: LocalizedText(en: "no", nl: "nee")), Level(code: "1", label: LocalizedText(en: "yes", nl: "ja"))]

    /// Codes 0, 1, 2, ... with their words.
    static func numbered(_ words: [(en: String, nl: String)], from first: Int = 0) -> [Level] {
        words.enumerated().map { Level(code: String(first + $0.offset), label: LocalizedText(en: $0.element.en, nl: $0.element.nl)) }
    }
}
