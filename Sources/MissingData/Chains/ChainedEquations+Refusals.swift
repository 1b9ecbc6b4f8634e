// SPDX-License-Identifier: EUPL-1.2

import RegisterData

extension ChainedEquations {
    /// What stands in the way of imputing a table, column by column: said at once and before any work.
    public func refusals(of table: Table) -> [MissingDataError] {
        table.columns.compactMap { column -> MissingDataError? in
            guard !excluded.contains(column.name), let missing = column.missing else { return nil }
            var observed = 0, toImpute = 0
            for kind in missing where kind != 0 {
                if !stays(MissingKind(rawValue: kind), column) { toImpute += 1 }
            }
            observed = missing.count { $0 == 0 }
            guard toImpute > 0 else { return nil }
            if case .text = column.values { return .cannotImpute(column: column.name) }
            if observed == 0 { return .noObservedValue(column: column.name) }
            if observed == 1 { return .oneObservedValue(column: column.name) }
            switch column.values {
            case .number(let values):
                return values.indices.contains { missing[$0] == 0 && !values[$0].isFinite } ? .notFinite(column: column.name) : nil
            default: return nil
            }
        }
    }

    /// Whether a cell that is missing for this reason stays missing.
    func stays(_ kind: MissingKind, _ column: Column) -> Bool {
        if kind == .structural || kept.contains(kind) { return true }
        guard let index = kind.declaredIndex, column.declaredMissing.indices.contains(index) else { return false }
        switch column.declaredMissing[index].meaning {
        case .structural: return true
        case .notRecorded: return kept.contains(.notRecorded)
        case .unlinked: return kept.contains(.unlinked)
        case .suppressed: return kept.contains(.suppressed)
        case .other: return false
        }
    }
}
