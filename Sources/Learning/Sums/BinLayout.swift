// SPDX-License-Identifier: EUPL-1.2

/// Where each term's bins stand in the vector of all coefficients; the intercept is element 0.
public struct BinLayout: Hashable, Sendable {
    public struct Term: Hashable, Sendable {
        /// Position in the binned matrix: a feature, or after the features a pair.
        public let column: Int
        /// From the column's fine bins or cells to those of the model.
        public let grouping: BinGrouping
        /// Element of the term's first bin.
        public let offset: Int

        public var range: Range<Int> { offset..<offset + grouping.count }
    }

    public let terms: [Term]
    public let dimension: Int

    /// - Parameter groupings: one a column, in the order of the matrix.
    public init(_ groupings: [BinGrouping]) {
        var offset = 1
        terms = groupings.enumerated().map { column, grouping in
            defer { offset += grouping.count }
            return Term(column: column, grouping: grouping, offset: offset)
        }
        dimension = offset
    }

    /// Sums by fine bin of each column, as one vector.
    ///
    /// - Parameter intercept: the sum over all rows.
    public func vector<Number: AdditiveArithmetic>(intercept: Number, fine: [[Number]]) -> [Number] {
        terms.reduce(into: [intercept]) { $0 += $1.grouping.sums(fine[$1.column]) }
    }
}
