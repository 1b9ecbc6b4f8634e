// SPDX-License-Identifier: EUPL-1.2

import RegisterData

/// What a chain ended with.
struct FinishedChain: Sendable, Hashable {
    /// `nil` where they are those of the donors.
    private let own: [DrawnValues?]
    /// Of the column that is shifted, one list a delta.
    let shifted: [DrawnValues]
    let donors: [[Int32]?]
    let traces: [VariableTrace]
    let ridged: [String]

    init(own: [DrawnValues?], shifted: [DrawnValues], donors: [[Int32]?], traces: [VariableTrace], ridged: [String]) {
        (self.own, self.shifted, self.donors, self.traces, self.ridged) = (own, shifted, donors, traces, ridged)
    }

    /// The values of a variable's missing rows.
    func values(_ index: Int, _ plan: ImputationPlan) -> DrawnValues {
        own[index] ?? .taken(plan.variables[index].content, rows: donors[index] ?? [])
    }
}

/// A table with gaps, and m ways in which they were filled.
public struct ImputedTables: Sendable {
    /// As it was.
    public let table: Table
    /// With what other rows of a family say of facts about it.
    private let known: Table
    let plan: ImputationPlan
    let chains: [FinishedChain]

    init(table: Table, known: Table, plan: ImputationPlan, chains: [FinishedChain]) {
        (self.table, self.known, self.plan, self.chains) = (table, known, plan, chains)
    }

    /// m.
    public var count: Int { chains.count }

    /// Names of the columns of which cells were filled.
    public var imputedColumns: [String] { plan.variables.filter(\.isTarget).map(\.name) }

    /// Rows of a column that were filled, ascending; empty for a column without gaps.
    public func imputedRows(of column: String) -> [Int] {
        plan.variables.first { $0.name == column }?.missing.indices.map { Int($0) } ?? []
    }

    /// How many gaps of a column took the value that another row of the family has at the same time: nothing is drawn there.
    public func sharedCells(of column: String) -> Int { (table[column]?.missingCount ?? 0) - (known[column]?.missingCount ?? 0) }

    /// The same of all columns.
    public var sharedCells: Int { table.columnNames.reduce(0) { $0 + sharedCells(of: $1) } }

    /// Which row gave each filled cell its value; `nil` where values are not other rows'.
    public func donors(of column: String, imputation: Int) -> [Int]? {
        guard chains.indices.contains(imputation), let index = plan.variables.firstIndex(where: { $0.name == column }) else { return nil }
        return chains[imputation].donors[index]?.map { Int($0) }
    }

    /// For each chain, what was followed of each imputed column.
    public var traces: [[VariableTrace]] { chains.map(\.traces) }

    /// Columns whose predictors could not be told apart somewhere, so that a small ridge was added.
    public var ridgedColumns: [String] { Set(chains.flatMap(\.ridged)).sorted() }

    /// The table with its gaps filled; cells that stay missing keep their reason.
    ///
    /// - Precondition: `imputation` is in `0..<count`.
    public func completed(_ imputation: Int) -> Table {
        let chain = chains[imputation]
        var columns: [String: Column] = [:]
        for (index, variable) in plan.variables.enumerated() where variable.isTarget {
            guard var column = known[variable.name] else { continue }
            column.values = Self.filled(column.values, rows: variable.missing.indices, with: chain.values(index, plan))
            if var missing = column.missing {
                for row in variable.missing.indices { missing[Int(row)] = 0 }
                column.missing = missing.contains { $0 != 0 } ? missing : nil
            }
            columns[variable.name] = column
        }
        // Names and lengths are those of the table, so there is nothing that could be refused.
        return (try? Table(columns: known.columns.map { columns[$0.name] ?? $0 })) ?? known
    }

    private static func filled(_ values: ColumnValues, rows: [Int32], with drawn: DrawnValues) -> ColumnValues {
        switch (values, drawn) {
        case (.number(var own), .amounts(let new)):
            for (row, value) in zip(rows, new) { own[Int(row)] = value }
            return .number(own)
        case (.integer(var own), .amounts(let new)):
            for (row, value) in zip(rows, new) { own[Int(row)] = Int64(exactly: value.rounded()) ?? (value < 0 ? .min : .max) }
            return .integer(own)
        case (.date(var own), .amounts(let new)):
            for (row, value) in zip(rows, new) { own[Int(row)].daysSinceEpoch = Int32(clamping: Int64(exactly: value.rounded()) ?? 0) }
            return .date(own)
        case (.category(var codes, let levels), .levels(let new)):
            for (row, code) in zip(rows, new) { codes[Int(row)] = code }
            return .category(codes: codes, levels: levels)
        default: return values
        }
    }
}
