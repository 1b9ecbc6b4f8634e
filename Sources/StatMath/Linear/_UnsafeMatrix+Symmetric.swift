// SPDX-License-Identifier: EUPL-1.2
// Unsafe because BLAS takes pointers and bounds checks would double the time of the sums; every place is checked first.

import CLAPACK

extension Matrix {
    /// A x for a symmetric A of which the lower triangle is known.
    public func symmetricTimes(_ x: [Double]) -> [Double] {
        precondition(rows == columns && x.count == rows)
        BLAS.useOneThread()
        var result = [Double](repeating: 0, count: rows)
        let n = Int32(rows)
        guard n > 0 else { return result }
        elements.withUnsafeBufferPointer { a in
            result.withUnsafeMutableBufferPointer {
                cblas_dsymv(CblasColMajor, CblasLower, n, 1, a.baseAddress, n, x, 1, 0, $0.baseAddress, 1)
            }
        }
        return result
    }

    /// Sums of the rows and columns of a symmetric matrix that go to the same place, lower triangle.
    ///
    /// - Parameters:
    ///   - place: of each row, ascending or not.
    ///   - size: of the result.
    public func summing(_ place: [Int], size: Int) -> Matrix {
        precondition(rows == columns && place.count == rows && place.allSatisfy { (0..<size).contains($0) })
        var result = Matrix(rows: size, columns: size)
        result.elements.withUnsafeMutableBufferPointer { result in
            elements.withUnsafeBufferPointer { elements in
                for column in 0..<columns {
                    let to = place[column]
                    for row in column..<rows {
                        let from = place[row]
                        let value = elements[column * rows + row]
                        // An element off the diagonal stands for its mirror image too.
                        if from == to {
                            result[to * size + from] += row == column ? value : 2 * value
                        } else {
                            result[min(to, from) * size + max(to, from)] += value
                        }
                    }
                }
            }
        }
        return result
    }
}
