// SPDX-License-Identifier: EUPL-1.2

/// What was drawn for some cells of a column.
public enum ImputedValues: Sendable, Hashable {
    /// Numbers; of a column of dates, days since 1970.
    case amounts([Double])
    /// Positions of levels.
    case levels([Int32])
}

extension ImputedTables {
    /// How the values of a column were drawn; `nil` for a column without gaps to fill.
    public func method(of column: String) -> ImputationMethod? { target(column).map { plan.variables[$0].method } }

    /// The columns from which a column was imputed, in the table's order.
    public func predictors(of column: String) -> [String] {
        guard let index = target(column) else { return [] }
        let used = Set(plan.used[index])
        return plan.variables.filter { $0.design.contains(where: used.contains) || $0.structuralColumn.map(used.contains) == true }.map(\.name)
    }

    /// What was drawn for the rows of `imputedRows(of:)`, in their order.
    public func imputedValues(of column: String, imputation: Int) -> ImputedValues? {
        guard chains.indices.contains(imputation), let index = target(column) else { return nil }
        return ImputedValues(chains[imputation].values(index, plan))
    }

    /// What would stand in those rows at each delta of the parameters' `shift`; empty where nothing is shifted.
    public func shiftedValues(imputation: Int) -> [ImputedValues] {
        chains.indices.contains(imputation) ? chains[imputation].shifted.map(ImputedValues.init) : []
    }

    private func target(_ column: String) -> Int? { plan.variables.firstIndex { $0.name == column && $0.isTarget } }
}

extension ImputedValues {
    init(_ drawn: DrawnValues) {
        self =
            switch drawn {
            case .amounts(let values): .amounts(values)
            case .levels(let codes): .levels(codes)
            }
    }
}
