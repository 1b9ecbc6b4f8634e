// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import RegisterData

/// A column of a table as a stored variable sees it.
struct StoredInput: Sendable {
    let variable: StoredVariable
    private let column: Column
    /// Position among the variable's levels of each level of the column; -1 for one that is new.
    private let positions: [Int]

    init(_ variable: StoredVariable, _ table: Table) throws(MissingDataError) {
        guard let column = table[variable.name] else {
            throw .unknownColumn(variable.name, suggestion: NearestName.suggestion(for: variable.name, among: table.columnNames))
        }
        (self.variable, self.column) = (variable, column)
        switch (variable.kind, column.values) {
        case (.levels(let codes, let places, let reference), .category(_, let levels)):
            let known = Dictionary(codes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
            positions = levels.map { level in
                guard let place = known[level.code], place == reference || places[place] != nil else { return -1 }
                return place
            }
        case (.amounts, .number), (.amounts, .integer), (.amounts, .date): positions = []
        default: throw .cannotImpute(column: variable.name)
        }
    }

    func state(_ row: Int) -> StoredImputer.CellState {
        let kind = column.missingKind(row)
        guard kind.isPresent else {
            let declared = kind.declaredIndex.flatMap { column.declaredMissing.indices.contains($0) ? column.declaredMissing[$0].meaning : nil }
            return kind == .structural || declared == .structural ? .notApplicable : .missing
        }
        if case .category(let codes, _) = column.values, !isKnown(codes[row]) { return .unseen }
        if case .number(let values) = column.values, !values[row].isFinite { return .missing }
        return .known
    }

    private func isKnown(_ code: Int32) -> Bool { positions.indices.contains(Int(code)) && positions[Int(code)] >= 0 }

    /// Puts what is known into a row of the design.
    func encode(_ row: Int, into design: inout [Double]) {
        switch state(row) {
        case .missing, .unseen: return
        case .notApplicable: if let structural = variable.structuralColumn { design[structural] = 1 }
        case .known:
            switch (variable.kind, column.values) {
            case (.levels(_, let places, _), .category(let codes, _)):
                if let place = places[positions[Int(codes[row])]] { design[variable.columns.lowerBound + place] = 1 }
            case (.amounts(let centre, let scale, _, _, _), .number(let values)): design[variable.columns.lowerBound] = (values[row] - centre) / scale
            case (.amounts(let centre, let scale, _, _, _), .integer(let values)):
                design[variable.columns.lowerBound] = (Double(values[row]) - centre) / scale
            case (.amounts(let centre, let scale, _, _, _), .date(let days)):
                design[variable.columns.lowerBound] = (Double(days[row].daysSinceEpoch) - centre) / scale
            default: return
            }
        }
    }

    func filled(rows: [Int], amounts: [Double], levels: [Int]) -> Column {
        var result = column
        switch column.values {
        case .number(var values):
            for (row, amount) in zip(rows, amounts) { values[row] = amount }
            result.values = .number(values)
        case .integer(var values):
            for (row, amount) in zip(rows, amounts) { values[row] = Int64(exactly: amount) ?? (amount < 0 ? .min : .max) }
            result.values = .integer(values)
        case .date(var values):
            for (row, amount) in zip(rows, amounts) { values[row].daysSinceEpoch = Int32(clamping: Int64(exactly: amount) ?? 0) }
            result.values = .date(values)
        case .category(var codes, var known):
            guard case .levels(let own, _, _) = variable.kind else { return column }
            var place = Dictionary(known.enumerated().map { ($1.code, Int32($0)) }, uniquingKeysWith: { first, _ in first })
            for (row, level) in zip(rows, levels) {
                let code = own[level]
                if place[code] == nil {
                    place[code] = Int32(known.count)
                    known.append(Level(code: code))
                }
                codes[row] = place[code] ?? 0
            }
            result.values = .category(codes: codes, levels: known)
        case .text: return column
        }
        if var missing = column.missing {
            for row in rows { missing[row] = 0 }
            result.missing = missing.contains { $0 != 0 } ? missing : nil
        }
        return result
    }
}
