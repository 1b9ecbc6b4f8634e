// SPDX-License-Identifier: EUPL-1.2
// Unsafe because BLAS takes pointers and the loops over rows must vectorise; every range is checked before a pointer is taken.

import CLAPACK

extension Matrix {
    /// X b for some rows, plus an offset given for all rows of the matrix.
    func product(with b: [Double], rows range: Range<Int>, plus offset: [Double]?) -> [Double] {
        precondition(b.count == columns && range.lowerBound >= 0 && range.upperBound <= rows)
        BLAS.useOneThread()
        var result = offset.map { Array($0[range]) } ?? [Double](repeating: 0, count: range.count)
        guard !range.isEmpty, columns > 0 else { return result }
        elements.withUnsafeBufferPointer { x in
            result.withUnsafeMutableBufferPointer { y in
                cblas_dgemv(
                    CblasColMajor, CblasNoTrans, Int32(range.count), Int32(columns), 1, x.baseAddress! + range.lowerBound, Int32(rows), b, 1, 1,
                    y.baseAddress!, 1)
            }
        }
        return result
    }
}

extension StandardisedDesign {
    private static let blockRows = 1024

    /// Sums over some rows of z v and of z w z', z the standardised row.
    ///
    /// - Parameters:
    ///   - values: v, one a row of the range; `nil` for no vector.
    ///   - products: w, one a row of the range, not negative.
    func sums(rows range: Range<Int>, of values: [Double]?, products: [Double]) -> (vector: [Double], matrix: Matrix) {
        let rows = matrix.rows, columns = matrix.columns
        precondition(range.lowerBound >= 0 && range.upperBound <= rows, "rows of the design")
        precondition(products.count == range.count && values.map { $0.count == range.count } ?? true, "one value a row")
        BLAS.useOneThread()
        var vector = [Double](repeating: 0, count: columns), gram = Matrix(rows: columns, columns: columns)
        let roots = products.map { $0.squareRoot() }
        let capacity = min(Self.blockRows, range.count)
        guard capacity > 0, columns > 0 else { return (vector, gram) }
        withUnsafeTemporaryAllocation(of: Double.self, capacity: capacity * columns) { block in
            matrix.elements.withUnsafeBufferPointer { x in
                gram.elements.withUnsafeMutableBufferPointer { g in
                    var start = 0
                    while start < range.count {
                        let height = min(capacity, range.count - start)
                        for column in 0..<columns {
                            let source = column * rows + range.lowerBound + start, target = column * height
                            let middle = centre[column], unit = 1 / scale[column]
                            var sum = 0.0
                            if let values {
                                for row in 0..<height { sum += (x[source + row] - middle) * unit * values[start + row] }
                                vector[column] += sum
                            }
                            for row in 0..<height { block[target + row] = (x[source + row] - middle) * unit * roots[start + row] }
                        }
                        cblas_dsyrk(
                            CblasColMajor, CblasLower, CblasTrans, Int32(columns), Int32(height), 1, block.baseAddress!, Int32(height), 1,
                            g.baseAddress!, Int32(columns))
                        start += height
                    }
                }
            }
        }
        return (vector, gram)
    }
}
