// SPDX-License-Identifier: EUPL-1.2

import Learning
import RegisterData

extension FeatureColumn {
    /// A column of the table as a predictor.
    ///
    /// - Throws: `CohortsError` for a date, and for a nominal column that names rows.
    init(_ declaration: CohortDeclaration.Feature, column: Column) throws(CohortsError) {
        let missingNames = Self.missingNames(of: column)
        let kind: CohortDeclaration.Feature.Kind
        switch column.type {
        case .date: throw .dateAsFeature(declaration.name)
        case .category, .text: kind = declaration.kind ?? .nominal
        case .number, .integer: kind = declaration.kind ?? .number
        }
        var missing = column.missing
        let values: Values
        switch (kind, column.values) {
        case (.number, .number(let numbers)):
            values = .numeric(numbers.indices.map { column.missingKind($0).isPresent ? numbers[$0] : .nan })
        case (.number, .integer(let numbers)):
            values = .numeric(numbers.indices.map { column.missingKind($0).isPresent ? Double(numbers[$0]) : .nan })
        case (.number, _):
            let numbers = (0..<column.count).map { column.text($0).flatMap { Double($0) } ?? .nan }
            values = .numeric(numbers)
            missing = numbers.indices.map { row in
                let kind = column.missingKind(row)
                return kind.isPresent && numbers[row].isNaN ? MissingKind.notRecorded.rawValue : kind.rawValue
            }
        case (.nominal, _):
            let coded = column.coded()
            guard column.count < 20 || coded.codes.count * 10 < column.count * 9 else { throw .featureIdentifiesRows(declaration.name) }
            values = .nominal(codes: coded.index, levels: coded.codes)
        }
        if missing?.allSatisfy({ $0 == 0 }) == true { missing = nil }
        self.init(
            name: declaration.name, unit: declaration.unit ?? column.unit, values: values, missing: missing,
            missingNames: missing == nil ? [:] : missingNames, expertCuts: declaration.cuts.sorted())
    }

    /// Whether nothing can be learned from it: one value, or one reason for having none, in all rows.
    public var isConstant: Bool {
        if let missing, let first = missing.first, missing.contains(where: { $0 != first }) { return false }
        switch values {
        case .numeric(let numbers): return numbers.allSatisfy { $0 == numbers[0] || ($0.isNaN && numbers[0].isNaN) }
        case .nominal(let codes, _): return codes.allSatisfy { $0 == codes[0] }
        }
    }

    private static func missingNames(of column: Column) -> [UInt8: String] {
        var names: [UInt8: String] = [
            MissingKind.notRecorded.rawValue: "not-recorded", MissingKind.structural.rawValue: "structural",
            MissingKind.unlinked.rawValue: "unlinked", MissingKind.suppressed.rawValue: "suppressed",
        ]
        for (index, code) in column.declaredMissing.enumerated() { names[MissingKind.declared(index).rawValue] = code.code }
        var occurs = [Bool](repeating: false, count: 256)
        for kind in column.missing ?? [] { occurs[Int(kind)] = true }
        return names.filter { occurs[Int($0.key)] }
    }
}
