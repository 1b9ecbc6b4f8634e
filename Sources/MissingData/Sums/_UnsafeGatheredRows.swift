// SPDX-License-Identifier: EUPL-1.2
// Unsafe because BLAS takes pointers; sizes are checked where they enter.

import CLAPACK
import StatMath

/// Rows of the working matrix, copied side by side.
final class GatheredRows: @unchecked Sendable {
    let rows: Int
    let columns: Int
    let stride: Int
    let cells: UnsafeMutablePointer<Float>

    init(rows: Int, columns: Int) {
        (self.rows, self.columns) = (rows, columns)
        stride = (rows + 31) / 32 * 32
        cells = .allocate(capacity: max(1, stride * columns))
        cells.initialize(repeating: 0, count: max(1, stride * columns))
    }

    deinit { cells.deallocate() }

    func column(_ index: Int) -> UnsafeMutableBufferPointer<Float> {
        precondition((0..<columns).contains(index))
        return UnsafeMutableBufferPointer(start: cells + index * stride, count: rows)
    }

    /// The sum of z z', of w z z' when each row has a weight that is not negative.
    func products(weights: [Double]? = nil) -> Matrix {
        precondition(weights.map { $0.count == rows } ?? true)
        return CrossProducts.sum(cells: cells, stride: stride, rows: rows, columns: columns, weights: weights)
    }

    /// The sum of z v', one column of the result for each list of values.
    func products(with values: [[Double]]) -> Matrix {
        precondition(values.allSatisfy { $0.count == rows })
        var result = Matrix(rows: columns, columns: values.count)
        for (index, values) in values.enumerated() {
            let sums = CrossProducts.sum(cells: cells, stride: stride, rows: rows, columns: columns, values: values)
            for column in 0..<columns { result[column, index] = sums[column] }
        }
        return result
    }

    /// Z b, of the first columns where there are more columns than coefficients.
    func predictions(_ b: [Double]) -> [Float] {
        precondition(b.count <= columns)
        var result = [Float](repeating: 0, count: stride)
        guard rows > 0, !b.isEmpty else { return [Float](repeating: 0, count: rows) }
        let coefficients = b.map { Float($0) }
        result.withUnsafeMutableBufferPointer {
            cblas_sgemv(
                CblasColMajor, CblasNoTrans, Int32(stride), Int32(b.count), 1, cells, Int32(stride), coefficients, 1, 0, $0.baseAddress, 1)
        }
        return Array(result.prefix(rows))
    }
}
