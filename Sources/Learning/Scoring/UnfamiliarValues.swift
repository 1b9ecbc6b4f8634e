// SPDX-License-Identifier: EUPL-1.2

/// Rows to score with what was rare or absent in a feature when the model was made: the model has one bin for all of it.
public struct UnfamiliarValues: Hashable, Sendable {
    public let feature: String
    /// Rows with a level, or a number that is none.
    public let values: Int
    /// Rows that lack a value for a reason of which there is no bin, and that the model does not fill.
    public let gaps: Int
}

extension ModelFile {
    /// - Returns: features of which some of the rows have such values.
    /// - Throws: `LearningError` for a feature that is not there, or is of another type.
    public func unfamiliarValues(_ features: Features, rows: [Int]) throws(LearningError) -> [UnfamiliarValues] {
        var result: [UnfamiliarValues] = []
        for bins in self.features {
            guard let column = features[bins.feature] else { throw .missingFeature(bins.feature) }
            var values = 0, open = 0
            for (row, code) in zip(rows, try bins.codes(of: column, rows: rows)) where Int(code) == bins.otherBin {
                if column.missingKind(row) == 0 { values += 1 } else if gaps?.kinds.isGap(row, in: column) != true { open += 1 }
            }
            if values + open > 0 { result.append(UnfamiliarValues(feature: bins.feature, values: values, gaps: open)) }
        }
        return result
    }
}
