// SPDX-License-Identifier: EUPL-1.2

import Learning
import RegisterData

/// Features of a table without a study: for scoring rows by a model file.
public enum FeatureReader {
    /// - Throws: `CohortsError` for a column that the table does not have or that cannot be a feature.
    public static func features(_ declarations: [CohortDeclaration.Feature], of table: Table) throws(CohortsError) -> Features {
        var columns: [FeatureColumn] = []
        for declaration in declarations {
            guard let column = table[declaration.column] else { throw .unknownColumn(declaration.column, suggestion: nil) }
            columns.append(try FeatureColumn(declaration, column: column))
        }
        return Features(rowCount: table.rowCount, columns: columns)
    }
}
