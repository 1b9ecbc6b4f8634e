// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

extension ProtectedAttribute {
    /// The groups of a column.
    ///
    /// Levels keep the column's order (numbers and dates ascending, text alphabetical); those without a row are left out. Rows without a
    /// value, for whatever reason, form the last group, `not-recorded`.
    ///
    /// - Throws: `ProtectedError` when the grouping does not fit the column.
    public init(name: String, column: Column, grouping: Grouping = .asRecorded) throws(ProtectedError) {
        var coded: CodedColumn
        switch grouping {
        case .asRecorded: coded = try CodedColumn(column, attribute: name)
        case .named(let groups): coded = try CodedColumn(column, attribute: name).grouped(groups, attribute: name)
        case .cut(let cuts): coded = try CodedColumn(column, cut: cuts, attribute: name)
        }
        coded.dropUnusedLevels()
        guard coded.levels.count <= Grouping.mostLevels else {
            throw .tooManyLevels(attribute: name, count: coded.levels.count, most: Grouping.mostLevels)
        }
        if coded.codes.contains(-1) {
            guard !coded.levels.contains(where: { $0.code == Self.notRecorded }) else {
                throw .reservedLevel(attribute: name, level: Self.notRecorded)
            }
            let last = Int32(coded.levels.count)
            coded.codes = coded.codes.map { $0 < 0 ? last : $0 }
        }
        var levels = coded.levels.map { ProtectedLevel(code: $0.code, label: $0.label, group: [name: $0.code]) }
        if coded.codes.contains(Int32(levels.count)) {
            levels.append(
                ProtectedLevel(
                    code: Self.notRecorded, label: LocalizedText(en: "not recorded", nl: "niet vastgelegd"), group: [name: Self.notRecorded],
                    isNotRecorded: true))
        }
        self.init(name: name, levels: levels, codes: coded.codes)
    }
}

/// A column as levels and positions in them; -1 where there is no value.
private struct CodedColumn {
    var levels: [Level]
    var codes: [Int32]

    init(_ column: Column, attribute: String) throws(ProtectedError) {
        switch column.values {
        case .category(let codes, let levels):
            self.levels = levels
            self.codes = codes.indices.map { column.missingKind($0).isPresent ? codes[$0] : -1 }
        case .text(let values): (levels, codes) = Self.distinct(values, column) { $0 }
        case .integer(let values): (levels, codes) = Self.distinct(values, column) { "\($0)" }
        case .date(let values): (levels, codes) = Self.distinct(values, column) { $0.iso }
        case .number(let values):
            (levels, codes) = Self.distinct(values, column) { $0 == $0.rounded() && $0.magnitude < 1e15 ? String(Int($0)) : "\($0)" }
        }
        for place in levels.indices where levels[place].label == nil { levels[place].label = column.valueLabels[levels[place].code] }
    }

    private static func distinct<Value: Hashable & Comparable>(
        _ values: [Value], _ column: Column, _ code: (Value) -> String
    ) -> ([Level], [Int32]) {
        func isPresent(_ row: Int) -> Bool { column.missingKind(row).isPresent && values[row] == values[row] }
        let sorted = Set(values.indices.lazy.filter(isPresent).map { values[$0] }).sorted()
        let number = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, Int32($0)) })
        return (sorted.map { Level(code: code($0)) }, values.indices.map { isPresent($0) ? number[values[$0]] ?? -1 : -1 })
    }

    init(_ column: Column, cut cuts: [Double], attribute: String) throws(ProtectedError) {
        let values: [Double]
        switch column.values {
        case .number(let numbers): values = numbers
        case .integer(let numbers): values = numbers.map(Double.init)
        default: throw .cutNeedsNumbers(attribute: attribute)
        }
        let present = values.indices.map { column.missingKind($0).isPresent && !values[$0].isNaN }
        let intervals = try CutIntervals(
            cuts, attribute: attribute, wholeNumbers: values.indices.allSatisfy { !present[$0] || values[$0] == values[$0].rounded() })
        levels = (0...cuts.count).map { Level(code: intervals.code($0), label: intervals.label($0)) }
        codes = values.indices.map { present[$0] ? intervals.position(values[$0]) : -1 }
    }

    func grouped(_ groups: [Grouping.NamedGroup], attribute: String) throws(ProtectedError) -> CodedColumn {
        var position: [String: Int32] = [:]
        for (number, group) in groups.enumerated() {
            for code in group.codes where position.updateValue(Int32(number), forKey: code) != nil {
                throw .levelInTwoGroups(attribute: attribute, level: code)
            }
            guard group.name != ProtectedAttribute.notRecorded, group.name != ProtectedAttribute.other else {
                throw .reservedLevel(attribute: attribute, level: group.name)
            }
        }
        let rest = Int32(groups.count)
        let target = levels.map { level in position[level.code] ?? level.label.flatMap { position[$0.en] ?? position[$0.nl] } ?? rest }
        var result = self
        result.levels = groups.map { Level(code: $0.name) } + [Level(code: ProtectedAttribute.other, label: LocalizedText(en: "other", nl: "overig"))]
        result.codes = codes.map { $0 < 0 ? -1 : target[Int($0)] }
        return result
    }

    mutating func dropUnusedLevels() {
        var isUsed = [Bool](repeating: false, count: levels.count)
        for code in codes where code >= 0 { isUsed[Int(code)] = true }
        var number = [Int32](repeating: -1, count: levels.count), next: Int32 = 0
        for place in levels.indices where isUsed[place] {
            number[place] = next
            next += 1
        }
        levels = levels.indices.filter { isUsed[$0] }.map { levels[$0] }
        codes = codes.map { $0 < 0 ? -1 : number[Int($0)] }
    }
}
