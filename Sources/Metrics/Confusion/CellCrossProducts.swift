// SPDX-License-Identifier: EUPL-1.2

/// Sums over clusters of x y', where x and y are the cluster's weighted confusion cells in two sets of rows.
///
/// All that the variance of any rate of the confusion matrix, and the covariance of two, needs: a rate N/D is to first order a
/// sum over clusters of a'x with a = (numerator - rate x denominator) / D.
/// Source: Woodruff (1971), J. Am. Stat. Assoc. 66, 411-414.
struct CellCrossProducts: Sendable {
    private var columns: (SIMD4<Double>, SIMD4<Double>, SIMD4<Double>, SIMD4<Double>) = (.zero, .zero, .zero, .zero)

    static let zero = CellCrossProducts()

    /// Of independent rows: each row is in one cell, so that only squares remain.
    init(diagonal: SIMD4<Double> = .zero) {
        columns.0[0] = diagonal[0]
        columns.1[1] = diagonal[1]
        columns.2[2] = diagonal[2]
        columns.3[3] = diagonal[3]
    }

    @inline(__always)
    mutating func add(_ x: SIMD4<Double>, _ y: SIMD4<Double>) {
        columns.0 += x * y[0]
        columns.1 += x * y[1]
        columns.2 += x * y[2]
        columns.3 += x * y[3]
    }

    /// a' M b.
    func form(_ a: SIMD4<Double>, _ b: SIMD4<Double>) -> Double {
        var image = columns.0 * b[0]
        image += columns.1 * b[1]
        image += columns.2 * b[2]
        image += columns.3 * b[3]
        return (a * image).sum()
    }

    var transposed: CellCrossProducts {
        var result = CellCrossProducts()
        result.columns.0 = SIMD4(columns.0[0], columns.1[0], columns.2[0], columns.3[0])
        result.columns.1 = SIMD4(columns.0[1], columns.1[1], columns.2[1], columns.3[1])
        result.columns.2 = SIMD4(columns.0[2], columns.1[2], columns.2[2], columns.3[2])
        result.columns.3 = SIMD4(columns.0[3], columns.1[3], columns.2[3], columns.3[3])
        return result
    }

    static func + (a: CellCrossProducts, b: CellCrossProducts) -> CellCrossProducts {
        var result = a
        result.columns.0 += b.columns.0
        result.columns.1 += b.columns.1
        result.columns.2 += b.columns.2
        result.columns.3 += b.columns.3
        return result
    }

    static func - (a: CellCrossProducts, b: CellCrossProducts) -> CellCrossProducts {
        var result = a
        result.columns.0 -= b.columns.0
        result.columns.1 -= b.columns.1
        result.columns.2 -= b.columns.2
        result.columns.3 -= b.columns.3
        return result
    }
}
