// SPDX-License-Identifier: EUPL-1.2
// Unsafe because BLAS takes pointers and tiles of one matrix are written by several threads; each tile is written by one thread at a time.

import Basics
import CLAPACK

/// The inverse of a Cholesky factor: A^-1 = L^-T L^-1 with A = L L'.
public struct InverseCholesky: PositiveDefiniteSolver {
    /// L^-1, with zeros above the diagonal: the sum of squares of column i is (A^-1)ii.
    public let lower: Matrix

    public var size: Int { lower.rows }

    fileprivate init(_ lower: Matrix) { self.lower = lower }

    public func solve(_ right: [Double]) -> [Double] {
        precondition(right.count == size)
        BLAS.useOneThread()
        var x = right
        let n = Int32(size)
        lower.elements.withUnsafeBufferPointer { inverse in
            x.withUnsafeMutableBufferPointer { x in
                for transposition in [CblasNoTrans, CblasTrans] {
                    cblas_dtrmv(CblasColMajor, CblasLower, transposition, CblasNonUnit, n, inverse.baseAddress, n, x.baseAddress, 1)
                }
            }
        }
        return x
    }

    public func solve(_ right: Matrix) -> Matrix {
        precondition(right.rows == size)
        BLAS.useOneThread()
        var result = right
        let (n, width, columns) = (size, Cholesky.solvedTogether, right.columns)
        lower.elements.withUnsafeBufferPointer { inverse in
            result.elements.withUnsafeMutableBufferPointer { x in
                guard let inverse = inverse.baseAddress, let x = x.baseAddress else { return }
                nonisolated(unsafe) let (from, to) = (inverse, x)
                try? parallelFor((columns + width - 1) / width) { part in
                    let count = Int32(min(width, columns - part * width))
                    for transposition in [CblasNoTrans, CblasTrans] {
                        cblas_dtrmm(
                            CblasColMajor, CblasLeft, CblasLower, transposition, CblasNonUnit, Int32(n), count, 1, from, Int32(n),
                            to + part * width * n, Int32(n))
                    }
                }
            }
        }
        return result
    }
}

extension Cholesky {
    /// The inverse of the factor, in its place: beside it, only one column of tiles is needed.
    ///
    /// From the last column of tiles to the first, each on all threads, by the same operations in the same order for any number of them.
    public consuming func inverted() -> InverseCholesky {
        BLAS.useOneThread()
        var factor = takingLower()
        let n = factor.rows
        factor.elements.withUnsafeMutableBufferPointer { buffer in
            if let start = buffer.baseAddress { InverseTiles(start: start, size: n).invert() }
        }
        return InverseCholesky(factor)
    }

    private consuming func takingLower() -> Matrix { lower }
}

/// The tiles of a lower triangle that becomes its own inverse.
private struct InverseTiles: @unchecked Sendable {
    let start: UnsafeMutablePointer<Double>
    let size: Int

    private var count: Int { (size + Cholesky.tile - 1) / Cholesky.tile }
    private func place(_ tile: Int) -> Int { tile * Cholesky.tile }
    private func extent(_ tile: Int) -> Int { min(Cholesky.tile, size - place(tile)) }
    private func pointer(_ row: Int, _ column: Int) -> UnsafeMutablePointer<Double> { start + place(column) * size + place(row) }

    func invert() {
        let panel = UnsafeMutablePointer<Double>.allocate(capacity: size * Cholesky.tile)
        defer { panel.deallocate() }
        for step in (0..<count).reversed() { invert(step, panel) }
        try? parallelFor(count) { tile in
            for column in place(tile)..<place(tile) + extent(tile) { (start + column * size).update(repeating: 0, count: column) }
        }
    }

    /// One column of tiles, when those after it are inverted: X_ik = - (sum over j of X_ij L_jk) X_kk.
    private func invert(_ step: Int, _ panel: UnsafeMutablePointer<Double>) {
        let n = Int32(size), width = extent(step), rest = count - step - 1
        _ = LAPACKE_dtrtri(LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), CChar(UInt8(ascii: "N")), Int32(width), pointer(step, step), n)
        guard rest > 0 else { return }
        let first = place(step + 1), height = size - first
        nonisolated(unsafe) let panel = panel
        try? parallelFor(rest) { index in
            let row = step + 1 + index, own = panel + (place(row) - first)
            copy(from: pointer(row, step), size, to: own, height, rows: extent(row), columns: width)
            cblas_dtrmm(
                CblasColMajor, CblasRight, CblasLower, CblasNoTrans, CblasNonUnit, Int32(extent(row)), Int32(width), 1, pointer(step, step), n, own,
                Int32(height))
        }
        try? parallelFor(rest) { index in
            // The last rows have most to add, and begin first.
            let row = count - 1 - index, target = pointer(row, step), before = place(row) - first
            copy(from: panel + before, height, to: target, size, rows: extent(row), columns: width)
            cblas_dtrmm(
                CblasColMajor, CblasLeft, CblasLower, CblasNoTrans, CblasNonUnit, Int32(extent(row)), Int32(width), -1, pointer(row, row), n, target,
                n)
            guard before > 0 else { return }
            cblas_dgemm(
                CblasColMajor, CblasNoTrans, CblasNoTrans, Int32(extent(row)), Int32(width), Int32(before), -1, pointer(row, step + 1), n, panel,
                Int32(height), 1, target, n)
        }
    }

    private func copy(
        from: UnsafeMutablePointer<Double>, _ fromStride: Int, to: UnsafeMutablePointer<Double>, _ toStride: Int, rows: Int, columns: Int
    ) {
        for column in 0..<columns { (to + column * toStride).update(from: from + column * fromStride, count: rows) }
    }
}
