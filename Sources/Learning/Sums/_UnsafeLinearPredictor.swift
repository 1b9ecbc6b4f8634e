// SPDX-License-Identifier: EUPL-1.2
// Unsafe because blocks of one array are written from several threads; each block is written by one.

import Basics
import StatMath

extension BinnedMatrix {
    /// `start[row] + intercept + sum over features of values[feature][fine bin]`, for every row.
    ///
    /// - Parameter start: an offset a row, or `nil` for zero.
    public func linearPredictor(intercept: Double, values: [[Double]], start: [Double]? = nil) throws(Cancelled) -> [Double] {
        precondition(values.count == featureCount && zip(values, bins).allSatisfy { $0.count == $1.count }, "one value a fine bin")
        var result = start?.map { $0 + intercept } ?? [Double](repeating: intercept, count: rowCount)
        var outcome: Result<Void, Cancelled> = .success(())
        result.withUnsafeMutableBufferPointer { result in
            nonisolated(unsafe) let result = result
            outcome = Result { () throws(Cancelled) in
                try parallelFor(blockCount) { block in
                    let rows = rows(ofBlock: block)
                    withCodes { codes in
                        for feature in 0..<featureCount {
                            values[feature].withUnsafeBufferPointer { table in
                                switch codes(feature, block) {
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
