// SPDX-License-Identifier: EUPL-1.2
// Unsafe because BLAS takes pointers and the sums over rows and levels must not check bounds; sizes are checked once.

import CLAPACK
import Foundation
import StatMath

/// The multinomial log-likelihood and its slope, in one pass over the rows and in an order that no number of threads changes.
struct LevelSums {
    private(set) var value = 0.0
    /// Of all but the first level's coefficients, one level after another.
    private(set) var gradient: [Double]

    private static let height = 512

    /// - Parameters:
    ///   - coefficients: in the order of the gradient; the first level's are 0.
    ///   - weight: of each row.
    ///   - observed: the level of each row; `nil` for rows that stand for each level once.
    init(_ rows: GatheredRows, coefficients: [Double], levels: Int, weight: Double, observed: [Int32]?) {
        precondition(coefficients.count == (levels - 1) * rows.columns && observed.map { $0.count == rows.rows } ?? true && levels >= 2)
        BLAS.useOneThread()
        let single = coefficients.map { Float($0) }
        let pieces = (rows.rows + WorkingMatrix.piece - 1) / WorkingMatrix.piece
        let parts = try? parallelMap(pieces) { piece -> LevelSums in
            var sums = LevelSums(size: coefficients.count)
            let range = piece * WorkingMatrix.piece..<min(rows.rows, (piece + 1) * WorkingMatrix.piece)
            for start in stride(from: range.lowerBound, to: range.upperBound, by: Self.height) {
                sums.add(rows, start..<min(range.upperBound, start + Self.height), single, levels: levels, weight: weight, observed: observed)
            }
            return sums
        }
        self.init(size: coefficients.count)
        for part in parts ?? [] {
            value += part.value
            for index in gradient.indices { gradient[index] += part.gradient[index] }
        }
    }

    private init(size: Int) { gradient = [Double](repeating: 0, count: size) }

    private mutating func add(
        _ rows: GatheredRows, _ range: Range<Int>, _ coefficients: [Float], levels: Int, weight: Double, observed: [Int32]?
    ) {
        let (width, others, count) = (rows.columns, levels - 1, range.count)
        // Residuals, level after level, and the rows themselves, in double precision.
        withUnsafeTemporaryAllocation(of: Double.self, capacity: Self.height * (others + width)) { doubles in
            withUnsafeTemporaryAllocation(of: Float.self, capacity: Self.height * others) { scores in
                guard let residuals = doubles.baseAddress, let scores = scores.baseAddress else { return }
                let design = residuals + Self.height * others, from = rows.cells + range.lowerBound
                cblas_sgemm(
                    CblasColMajor, CblasNoTrans, CblasNoTrans, Int32(count), Int32(others), Int32(width), 1, from, Int32(rows.stride), coefficients,
                    Int32(width), 0, scores, Int32(Self.height))
                let total = observed == nil ? weight * Double(levels) : weight
                for row in 0..<count {
                    var highest: Float = 0
                    for level in 0..<others { highest = max(highest, scores[level * Self.height + row]) }
                    var sum = exp(Double(-highest)), chosen = 0.0
                    for level in 0..<others {
                        let part = exp(Double(scores[level * Self.height + row] - highest))
                        residuals[level * Self.height + row] = part
                        sum += part
                    }
                    let own = observed.map { Int($0[range.lowerBound + row]) }
                    for level in 0..<others {
                        let isLevel = own.map { $0 == level + 1 ? 1.0 : 0 } ?? 1
                        let risk = residuals[level * Self.height + row] / sum
                        residuals[level * Self.height + row] = weight * isLevel - total * risk
                        chosen += isLevel * Double(scores[level * Self.height + row])
                    }
                    value += weight * chosen - total * (log(sum) + Double(highest))
                }
                for column in 0..<width {
                    let source = from + column * rows.stride, target = design + column * Self.height
                    for row in 0..<count { target[row] = Double(source[row]) }
                }
                gradient.withUnsafeMutableBufferPointer {
                    cblas_dgemm(
                        CblasColMajor, CblasTrans, CblasNoTrans, Int32(width), Int32(others), Int32(count), 1, design, Int32(Self.height), residuals,
                        Int32(Self.height), 1, $0.baseAddress, Int32(width))
                }
            }
        }
    }
}
