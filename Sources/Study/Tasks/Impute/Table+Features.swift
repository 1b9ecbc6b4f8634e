// SPDX-License-Identifier: EUPL-1.2

import Learning
import RegisterData

extension Table {
    /// The columns as features, to see which cells are missing and by what groups can be made alike. Of texts only whether they are there.
    func features(without names: Set<String>) -> Features {
        Features(rowCount: rowCount, columns: columns.filter { !names.contains($0.name) }.map { $0.feature })
    }

    /// The columns as features of which nothing but what is missing is known: where no groups are compared values tell nothing, and copies of
    /// them would be as large as the table.
    var presence: Features {
        let alike = [Int32](repeating: 0, count: rowCount)
        return Features(
            rowCount: rowCount,
            columns: columns.map { column in
                FeatureColumn(
                    name: column.name, unit: column.unit, values: .nominal(codes: alike, levels: [""]), missing: column.missing,
                    missingNames: column.missingNames)
            })
    }

    var structuralKinds: StructuralKinds { StructuralKinds(columns.reduce(into: [:]) { $0[$1.name] = $1.structuralKinds }) }
}

extension Column {
    /// The kinds of gap that mean that the question did not apply.
    var structuralKinds: Set<UInt8> {
        let codes = declaredMissing.indices.filter { declaredMissing[$0].meaning == .structural }
        return Set(codes.map { MissingKind.declared($0).rawValue } + [MissingKind.structural.rawValue])
    }

    fileprivate var missingNames: [UInt8: String] {
        var names: [UInt8: String] = [:]
        for (index, code) in declaredMissing.enumerated() { names[MissingKind.declared(index).rawValue] = code.code }
        return names
    }

    fileprivate var feature: FeatureColumn {
        func present<Value>(_ values: [Value], else absent: Double, _ number: (Value) -> Double) -> [Double] {
            values.indices.map { missingKind($0).isPresent ? number(values[$0]) : absent }
        }
        let own: FeatureColumn.Values =
            switch values {
            case .number(let values): .numeric(present(values, else: .nan) { $0 })
            case .integer(let values): .numeric(present(values, else: .nan) { Double($0) })
            case .date(let values): .numeric(present(values, else: .nan) { Double($0.daysSinceEpoch) })
            case .category(let codes, let levels):
                .nominal(codes: codes.indices.map { missingKind($0).isPresent ? codes[$0] : -1 }, levels: levels.map(\.code))
            case .text(let values): .nominal(codes: values.indices.map { missingKind($0).isPresent ? 0 : -1 }, levels: [""])
            }
        return FeatureColumn(name: name, unit: unit, values: own, missing: missing, missingNames: missingNames)
    }
}
