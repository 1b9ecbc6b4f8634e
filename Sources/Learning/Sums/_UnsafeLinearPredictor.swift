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
        precondition(values.indices.allSatisfy { values[$0].count == binCount(column: $0) }, "one value a fine bin")
        var result = start?.map { $0 + intercept } ?? [Double](repeating: intercept, count: rowCount)
        var outcome: Result<Void, Cancelled> = .success(())
        result.withUnsafeMutableBufferPointer { result in
            nonisolated(unsafe) let result = result
            outcome = Result { () throws(Cancelled) in
                try parallelFor(blockCount) { block in
                    let rows = rows(ofBlock: block)
                    for (values, column) in zip(values, columns) {
                        values.withUnsafeBufferPointer { table in
                            column.withBlock(rows) { codes in
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

    @inline(__always)
    private static func add<Code: FixedWidthInteger>(
        _ table: UnsafeBufferPointer<Double>, at codes: UnsafeBufferPointer<Code>, to result: UnsafeMutableBufferPointer<Double>, _ rows: Range<Int>
    ) {
        for index in 0..<rows.count { result[rows.lowerBound + index] += table[Int(codes[index])] }
    }
}
