// SPDX-License-Identifier: EUPL-1.2
// Unsafe because LAPACK and BLAS take pointers; every size is checked before a call.

import CLAPACK

extension Cholesky {
    /// The directions u in which a diagonal matrix W is large beside this one, P: W u = r P u with u'Pu = 1, by ascending r.
    ///
    /// - Parameters:
    ///   - weights: the diagonal of W, not negative.
    ///   - least: the smallest r of which the direction is wanted; that of the largest r is always among them.
    /// - Returns: one direction a column; `nil` where there is no eigendecomposition.
    public func principalDirections(weights: [Double], least: Double) -> Matrix? {
        precondition(weights.count == size && size > 0)
        BLAS.useOneThread()
        let n = Int32(size)
        // C = Z Z' with Z = L^-1 W^(1/2).
        var root = Matrix(rows: size, columns: size), products = Matrix(rows: size, columns: size)
        for index in 0..<size { root[index, index] = weights[index].squareRoot() }
        lower.elements.withUnsafeBufferPointer { lower in
            root.elements.withUnsafeMutableBufferPointer { root in
                cblas_dtrsm(
                    CblasColMajor, CblasLeft, CblasLower, CblasNoTrans, CblasNonUnit, n, n, 1, lower.baseAddress, n, root.baseAddress, n)
                products.elements.withUnsafeMutableBufferPointer {
                    cblas_dsyrk(CblasColMajor, CblasLower, CblasNoTrans, n, n, 1, root.baseAddress, n, 0, $0.baseAddress, n)
                }
            }
        }
        guard let found = products.eigenvectors(above: least) ?? products.eigenvectors(above: nil) else { return nil }
        var directions = found
        lower.elements.withUnsafeBufferPointer { lower in
            directions.elements.withUnsafeMutableBufferPointer {
                cblas_dtrsm(
                    CblasColMajor, CblasLeft, CblasLower, CblasTrans, CblasNonUnit, n, Int32(found.columns), 1, lower.baseAddress, n,
                    $0.baseAddress, n)
            }
        }
        return directions
    }
}

extension Matrix {
    /// A matrix R with R'R this one, without the directions in which it is negative or hardly anything: a row a direction.
    ///
    /// - Parameter least: eigenvalues above it are kept.
    public func positiveRoot(above least: Double) -> Matrix {
        precondition(rows == columns && least > 0)
        BLAS.useOneThread()
        guard elements.allSatisfy(\.isFinite), let vectors = eigenvectors(above: least) else {
            return Matrix(rows: 0, columns: rows)
        }
        var result = Matrix(rows: vectors.columns, columns: rows)
        for direction in 0..<vectors.columns {
            let vector = Array(vectors.elements[direction * rows..<(direction + 1) * rows])
            let value = zip(vector, symmetricTimes(vector)).reduce(0) { $0 + $1.0 * $1.1 }
            for column in 0..<rows { result[direction, column] = max(value, 0).squareRoot() * vector[column] }
        }
        return result
    }

    /// Eigenvectors of the largest eigenvalues of a symmetric matrix, one a column, by ascending eigenvalue; only its lower triangle is read.
    ///
    /// - Returns: `nil` where the matrix is not finite, or has fewer.
    public func eigenvectors(ofLargest count: Int) -> Matrix? {
        precondition(rows == columns && (1...max(1, rows)).contains(count))
        BLAS.useOneThread()
        guard rows > 0, elements.allSatisfy(\.isFinite) else { return nil }
        return eigenvectors(above: nil, most: count)
    }

    /// Eigenvectors of a symmetric matrix whose lower triangle is known, one a column: of the eigenvalues above a limit, or of the largest.
    ///
    /// - Returns: `nil` where there are none.
    fileprivate func eigenvectors(above limit: Double?, most: Int = 1) -> Matrix? {
        var (work, values, vectors) = (elements, [Double](repeating: 0, count: rows), [Double](repeating: 0, count: rows * rows))
        var support = [Int32](repeating: 0, count: 2 * rows), count: Int32 = 0
        let n = Int32(rows)
        // No eigenvalue is above the root of the sum of squares.
        let bound = (0..<rows).reduce(0) { sum, column in
            let below = (column + 1..<max(column + 1, rows)).reduce(0) { $0 + self[$1, column] * self[$1, column] }
            return sum + self[column, column] * self[column, column] + 2 * below
        }.squareRoot()
        let status = LAPACKE_dsyevr(
            LAPACK_COL_MAJOR, CChar(UInt8(ascii: "V")), CChar(UInt8(ascii: limit == nil ? "I" : "V")), CChar(UInt8(ascii: "L")), n, &work, n,
            limit ?? 0, 2 * bound + 2 * (limit ?? 0), n - Int32(most) + 1, n, 0, &count, &values, &vectors, n, &support)
        guard status == 0, count > 0, count <= n else { return nil }
        let found = Matrix(rows: rows, columns: Int(count), elements: Array(vectors[..<(rows * Int(count))]))
        return found.elements.allSatisfy(\.isFinite) ? found : nil
    }
}
