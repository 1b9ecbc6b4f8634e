// SPDX-License-Identifier: EUPL-1.2
// Unsafe because blocks of one array are written from several threads; each block is written by one.

import Basics
import StatMath

extension BinnedMatrix {
    /// `start[row] + intercept + sum over columns of values[column][fine bin or cell]`, for every row.
    ///
    /// - Parameters:
    ///   - values: of the first columns: of all features at least.
    ///   - start: an offset a row, or `nil` for zero.
    public func linearPredictor(intercept: Double, values: [[Double]], start: [Double]? = nil) throws(Cancelled) -> [Double] {
        precondition(values.count <= columnCount, "one table a column")
        let start = start?.map { $0 + intercept } ?? [Double](repeating: intercept, count: rowCount)
        return try sums(start, plus: values.enumerated().map { ($0, $1) })
    }

    /// `start[row] + values[fine bin or cell]` of one column, for every row.
    public func linearPredictor(_ start: [Double], plus values: [Double], ofColumn column: Int) throws(Cancelled) -> [Double] {
        precondition(start.count == rowCount && column < columnCount, "one number a row, of a column that is there")
        return try sums(start, plus: [(column, values)])
    }

    private func sums(_ start: consuming [Double], plus tables: [(column: Int, values: [Double])]) throws(Cancelled) -> [Double] {
        precondition(tables.allSatisfy { $0.values.count == binCount(column: $0.column) }, "one value a fine bin")
        var result = start
        var outcome: Result<Void, Cancelled> = .success(())
        result.withUnsafeMutableBufferPointer { result in
            nonisolated(unsafe) let result = result
            outcome = Result { () throws(Cancelled) in
                try parallelFor(blockCount) { block in
                    let rows = rows(ofBlock: block)
                    var rest = tables[...]
                    while let (column, values) = rest.first {
                        if rest.count >= 4, addFour(rest.prefix(4), to: result, rows) {
                            rest = rest.dropFirst(4)
                            continue
                        }
                        rest = rest.dropFirst()
                        values.withUnsafeBufferPointer { table in
                            columns[column].withBlock(rows) { codes in
                                switch codes {
                                case .narrow(let codes): Self.add(table, at: codes, to: result, rows)
                                case .wide(let codes): Self.add(table, at: codes, to: result, rows)
                                }
                            }
                        }
                    }
                }
            }
        }
        try outcome.get()
        return result
    }

    /// Four narrow columns in one pass, added in their order.
    ///
    /// - Returns: false when a column is wide, and nothing was added.
    private func addFour(
        _ tables: ArraySlice<(column: Int, values: [Double])>, to result: UnsafeMutableBufferPointer<Double>, _ rows: Range<Int>
    ) -> Bool {
        CodeColumn.withNarrowBlocks(tables.map { columns[$0.column] }, rows) { codes in
            let (first, values) = (tables.startIndex, tables)
            values[first].values.withUnsafeBufferPointer { t0 in
                values[first + 1].values.withUnsafeBufferPointer { t1 in
                    values[first + 2].values.withUnsafeBufferPointer { t2 in
                        values[first + 3].values.withUnsafeBufferPointer { t3 in
                            let (c0, c1, c2, c3) = (codes[0], codes[1], codes[2], codes[3])
                            for index in 0..<rows.count {
                                let sum = result[rows.lowerBound + index] + t0[Int(c0[index])] + t1[Int(c1[index])]
                                result[rows.lowerBound + index] = sum + t2[Int(c2[index])] + t3[Int(c3[index])]
                            }
                        }
                    }
                }
            }
        }
    }

    @inline(__always)
    private static func add<Code: FixedWidthInteger>(
        _ table: UnsafeBufferPointer<Double>, at codes: UnsafeBufferPointer<Code>, to result: UnsafeMutableBufferPointer<Double>, _ rows: Range<Int>
    ) {
        for index in 0..<rows.count { result[rows.lowerBound + index] += table[Int(codes[index])] }
    }
}
