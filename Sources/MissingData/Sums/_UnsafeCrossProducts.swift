// SPDX-License-Identifier: EUPL-1.2
// Unsafe because BLAS and kernels take pointers; callers check every size.

import CKernels
import CLAPACK
import StatMath

/// Sums over rows of products of single-precision columns, in double precision and in an order that no number of threads changes.
enum CrossProducts {
    private static let height = 512

    /// - Returns: a symmetric matrix, both triangles filled.
    static func sum(cells: UnsafeMutablePointer<Float>, stride: Int, rows: Int, columns: Int, weights: [Double]? = nil) -> Matrix {
        let pieces = (rows + WorkingMatrix.piece - 1) / WorkingMatrix.piece
        nonisolated(unsafe) let from = cells
        let parts = try? parallelMap(pieces) { piece -> [Double] in
            let range = piece * WorkingMatrix.piece..<min(rows, (piece + 1) * WorkingMatrix.piece)
            guard let weights else {
                var gram = [Double](repeating: 0, count: columns * columns)
                gram.withUnsafeMutableBufferPointer {
                    guard let sums = $0.baseAddress else { return }
                    kernel_cross_products(from + range.lowerBound, stride, Int32(range.count), Int32(columns), sums)
                }
                return gram
            }
            return weighted(from, stride: stride, rows: range, columns: columns, roots: range.map { weights[$0].squareRoot() })
        }
        var result = Matrix(rows: columns, columns: columns)
        for part in parts ?? [] {
            for index in part.indices { result.elements[index] += part[index] }
        }
        for column in 0..<columns {
            for row in 0..<column { result[row, column] = result[column, row] }
        }
        return result
    }

    /// The lower triangle of the sum of w z z' over some rows.
    ///
    /// - Parameter roots: square roots of the weights of these rows.
    private static func weighted(_ cells: UnsafeMutablePointer<Float>, stride: Int, rows: Range<Int>, columns: Int, roots: [Double]) -> [Double] {
        var gram = [Double](repeating: 0, count: columns * columns)
        withUnsafeTemporaryAllocation(of: Double.self, capacity: max(1, height * columns)) { block in
            guard let to = block.baseAddress else { return }
            gram.withUnsafeMutableBufferPointer { gram in
                roots.withUnsafeBufferPointer { roots in
                    for start in Swift.stride(from: rows.lowerBound, to: rows.upperBound, by: height) {
                        let count = min(height, rows.upperBound - start), first = start - rows.lowerBound
                        for column in 0..<columns {
                            let source = cells + column * stride + start, target = to + column * height
                            for row in 0..<count { target[row] = Double(source[row]) * roots[first + row] }
                        }
                        cblas_dsyrk(
                            CblasColMajor, CblasLower, CblasTrans, Int32(columns), Int32(count), 1, to, Int32(height), 1, gram.baseAddress,
                            Int32(columns))
                    }
                }
            }
        }
        return gram
    }

    /// The sum of z v over some rows of one column.
    @inline(__always)
    static func sum(_ z: UnsafePointer<Float>, _ v: UnsafePointer<Double>, count: Int) -> Double {
        // Four sums, so that no addition waits for the one before it.
        var sums = SIMD4<Double>(), row = 0
        while row + 4 <= count {
            sums +=
                SIMD4(Double(z[row]), Double(z[row + 1]), Double(z[row + 2]), Double(z[row + 3])) * SIMD4(v[row], v[row + 1], v[row + 2], v[row + 3])
            row += 4
        }
        var sum = sums.sum()
        while row < count {
            sum += Double(z[row]) * v[row]
            row += 1
        }
        return sum
    }

    /// The sum of z v.
    static func sum(cells: UnsafeMutablePointer<Float>, stride: Int, rows: Int, columns: Int, values: [Double]) -> [Double] {
        let pieces = (rows + WorkingMatrix.piece - 1) / WorkingMatrix.piece
        nonisolated(unsafe) let from = cells
        let parts = try? parallelMap(pieces) { piece -> [Double] in
            let range = piece * WorkingMatrix.piece..<min(rows, (piece + 1) * WorkingMatrix.piece)
            return values.withUnsafeBufferPointer { values in
                guard let values = values.baseAddress else { return [] }
                return (0..<columns).map { sum(from + $0 * stride + range.lowerBound, values + range.lowerBound, count: range.count) }
            }
        }
        var result = [Double](repeating: 0, count: columns)
        for part in parts ?? [] {
            for index in part.indices { result[index] += part[index] }
        }
        return result
    }
}
