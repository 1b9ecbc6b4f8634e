// SPDX-License-Identifier: EUPL-1.2
// Unsafe because BLAS takes pointers and the sums over rows and levels must not check bounds; sizes are checked once.

import CLAPACK
import Foundation
import StatMath

/// Minus the second derivative of the multinomial log-likelihood: the sum over rows of (diag(p) - p p') x z z', p the risks of all but the first
/// level. What is subtracted is one large product a block of rows.
enum LevelCurvature {
    private static let height = 256
    /// Sums that are taken apart and then added in their order, for any number of threads.
    private static let parts = 4

    /// - Parameters:
    ///   - coefficients: of all but the first level, one level after another.
    ///   - weight: of each row.
    /// - Returns: a symmetric matrix, both triangles filled.
    static func sum(_ rows: GatheredRows, coefficients: [Double], levels: Int, weight: Double) -> Matrix {
        precondition(coefficients.count == (levels - 1) * rows.columns && weight >= 0 && levels >= 2)
        BLAS.useOneThread()
        let size = coefficients.count, width = rows.columns, single = coefficients.map { Float($0) }
        let sums = try? parallelMap(parts) { part -> Sums in
            var sums = Sums(outer: [Double](repeating: 0, count: size * size), diagonal: [Double](repeating: 0, count: size * width))
            let range = part * rows.rows / parts..<(part + 1) * rows.rows / parts
            for start in stride(from: range.lowerBound, to: range.upperBound, by: height) {
                sums.add(rows, start..<min(range.upperBound, start + height), single, others: levels - 1, root: weight.squareRoot())
            }
            return sums
        }
        var result = Matrix(rows: size, columns: size)
        for part in sums ?? [] {
            for index in part.outer.indices { result.elements[index] -= part.outer[index] }
            for level in 0..<levels - 1 {
                for column in 0..<width {
                    for row in column..<width {
                        result[level * width + row, level * width + column] += part.diagonal[(level * width + column) * width + row]
                    }
                }
            }
        }
        for column in 0..<size {
            for row in 0..<column { result[row, column] = result[column, row] }
        }
        return result
    }

    /// Lower triangles: of the sum of p p' x z z', and for each level of the sum of p z z'.
    private struct Sums {
        var outer: [Double]
        var diagonal: [Double]

        mutating func add(_ rows: GatheredRows, _ range: Range<Int>, _ coefficients: [Float], others: Int, root: Double) {
            let (width, count, height) = (rows.columns, range.count, LevelCurvature.height), size = others * width
            // The rows times each level's risk, the rows times the root of one, and the risks.
            withUnsafeTemporaryAllocation(of: Double.self, capacity: height * (size + width + others)) { doubles in
                withUnsafeTemporaryAllocation(of: Float.self, capacity: height * others) { scores in
                    guard let scaled = doubles.baseAddress, let scores = scores.baseAddress else { return }
                    let rooted = scaled + height * size, risks = rooted + height * width, from = rows.cells + range.lowerBound
                    cblas_sgemm(
                        CblasColMajor, CblasNoTrans, CblasNoTrans, Int32(count), Int32(others), Int32(width), 1, from, Int32(rows.stride),
                        coefficients, Int32(width), 0, scores, Int32(height))
                    for row in 0..<count {
                        var highest: Float = 0
                        for level in 0..<others { highest = max(highest, scores[level * height + row]) }
                        var sum = exp(Double(-highest))
                        for level in 0..<others {
                            risks[level * height + row] = exp(Double(scores[level * height + row] - highest))
                            sum += risks[level * height + row]
                        }
                        for level in 0..<others { risks[level * height + row] /= sum }
                    }
                    for level in 0..<others {
                        let risk = risks + level * height
                        for column in 0..<width {
                            let source = from + column * rows.stride, target = scaled + (level * width + column) * height
                            let rootedTarget = rooted + column * height
                            for row in 0..<count {
                                target[row] = root * risk[row] * Double(source[row])
                                rootedTarget[row] = root * risk[row].squareRoot() * Double(source[row])
                            }
                        }
                        diagonal.withUnsafeMutableBufferPointer {
                            guard let to = $0.baseAddress else { return }
                            cblas_dsyrk(
                                CblasColMajor, CblasLower, CblasTrans, Int32(width), Int32(count), 1, rooted, Int32(height), 1,
                                to + level * width * width, Int32(width))
                        }
                    }
                    outer.withUnsafeMutableBufferPointer {
                        cblas_dsyrk(
                            CblasColMajor, CblasLower, CblasTrans, Int32(size), Int32(count), 1, scaled, Int32(height), 1, $0.baseAddress,
                            Int32(size))
                    }
                }
            }
        }
    }
}
