// SPDX-License-Identifier: EUPL-1.2

import RegisterData

/// Columns that name rows instead of describing them.
public enum NamesRows {
    /// Fewer rows say nothing.
    private static let fewest = 50

    /// Whether text, codes or whole numbers differ in nearly every row. A measurement may: only whole numbers that run on are taken for one.
    public static func test(_ column: Column) -> Bool {
        guard column.count >= fewest else { return false }
        switch column.values {
        case .text, .category:
            return column.coded().codes.count * 10 >= column.count * 9
        case .integer(let values):
            // A row number: as many values as rows, without gaps.
            guard column.missing == nil, let low = values.min(), let high = values.max() else { return false }
            let (span, overflows) = high.subtractingReportingOverflow(low)
            guard !overflows, (values.count - 1..<2 * values.count).contains(Int(span)) else { return false }
            return Set(values).count == values.count
        case .number, .date:
            return false
        }
    }
}
