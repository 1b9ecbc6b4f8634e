// SPDX-License-Identifier: EUPL-1.2

import MissingData
import TestSupport

/// Outputs of another program for the same data, and its data.
enum Oracle {
    static func table(_ name: String) throws -> OracleTable { try OracleTable("oracles/mice/" + name) }

    /// A cell without text is missing.
    static func missingCells(_ table: OracleTable) -> MissingCells {
        MissingCells(names: table.columns, isMissing: table.columns.map { table[text: $0].map(\.isEmpty) })
    }
}
