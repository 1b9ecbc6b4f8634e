// SPDX-License-Identifier: EUPL-1.2
// Unsafe because LAPACK and BLAS take pointers and tiles of one matrix are written by several threads; every size is checked before a call,
// and each tile is written by one thread at a time.

import Basics
import CLAPACK
import func Foundation.log

/// A symmetric positive definite matrix as L L'.
public struct Cholesky: PositiveDefiniteSolver {
    /// L in the lower triangle; what stands above the diagonal is not read.
    public let lower: Matrix

    public var size: Int { lower.rows }

    /// log |A| = 2 sum of log Lii.
    public var logDeterminant: Double { Sum.exact(count: size) { 2 * log(lower[$0, $0]) } }

    /// Side of a tile: large enough for BLAS to be at its fastest, small enough that all cores have work.
    static let tile = 256

    /// Tile by tile, on all threads. Each tile is computed by the same operations in the same order for any number of threads.
    ///
    /// - Parameter matrix: square; only its lower triangle is read.
    /// - Returns: `nil` when the matrix is not positive definite or holds something that is not finite.
    public init?(_ matrix: consuming Matrix) {
        guard matrix.rows == matrix.columns, matrix.rows > 0 else { return nil }
        BLAS.useOneThread()
        var factor = matrix
        let n = factor.rows
        let isPositive = factor.elements.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return false }
            return Tiles(start: start, size: n).factor()
        }
        // What is not finite in a row makes its diagonal so.
        guard isPositive, (0..<n).allSatisfy({ factor[$0, $0].isFinite }) else { return nil }
        lower = factor
    }

    /// The solution x of A x = b, for one right-hand side of `size` elements.
    public func solve(_ right: [Double]) -> [Double] {
        precondition(right.count == size)
        var x = right
        let n = Int32(size)
        lower.elements.withUnsafeBufferPointer { l in
            x.withUnsafeMutableBufferPointer {
                _ = LAPACKE_dpotrs(LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), n, 1, l.baseAddress, n, $0.baseAddress, n)
            }
        }
        return x
    }

    /// The inverse of the factored matrix, both triangles filled.
    public func inverse() -> Matrix {
        var result = lower
        let n = Int32(size)
        _ = result.elements.withUnsafeMutableBufferPointer {
            LAPACKE_dpotri(LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), n, $0.baseAddress, n)
        }
        for column in 0..<size {
            for row in 0..<column { result[row, column] = result[column, row] }
        }
        return result
    }
}

/// The tiles of a square matrix's lower triangle.
private struct Tiles: @unchecked Sendable {
    let start: UnsafeMutablePointer<Double>
    let size: Int

    private var count: Int { (size + Cholesky.tile - 1) / Cholesky.tile }
    private func place(_ tile: Int) -> Int { tile * Cholesky.tile }
    private func extent(_ tile: Int) -> Int32 { Int32(min(Cholesky.tile, size - place(tile))) }
    private func pointer(_ row: Int, _ column: Int) -> UnsafeMutablePointer<Double> { start + place(column) * size + place(row) }

    /// - Returns: false when a diagonal tile is not positive definite.
    func factor() -> Bool {
        let n = Int32(size)
        for step in 0..<count {
            let status = LAPACKE_dpotrf(LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), extent(step), pointer(step, step), n)
            guard status == 0 else { return false }
            let rest = count - step - 1
            try? parallelFor(rest) { index in
                let row = step + 1 + index
                cblas_dtrsm(
                    CblasColMajor, CblasRight, CblasLower, CblasTrans, CblasNonUnit, extent(row), extent(step), 1, pointer(step, step), n,
                    pointer(row, step), n)
            }
            let updates = (step + 1..<count).flatMap { column in (column..<count).map { ($0, column) } }
            try? parallelFor(updates.count) { index in
                let (row, column) = updates[index]
                if row == column {
                    cblas_dsyrk(
                        CblasColMajor, CblasLower, CblasNoTrans, extent(row), extent(step), -1, pointer(row, step), n, 1, pointer(row, row), n)
                } else {
                    cblas_dgemm(
                        CblasColMajor, CblasNoTrans, CblasTrans, extent(row), extent(column), extent(step), -1, pointer(row, step), n,
                        pointer(column, step), n, 1, pointer(row, column), n)
                }
            }
        }
        return true
    }
}
