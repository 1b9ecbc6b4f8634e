// SPDX-License-Identifier: EUPL-1.2
// Unsafe because a bounds check a row would cost more than the product.

import Basics
import Numerics

extension Matrix {
    /// Elements of A'A for a lower triangular A: variances and covariances when A is the inverse of a Cholesky factor.
    ///
    /// - Parameter places: pairs of columns.
    public func normalEquations(at places: [(Int, Int)]) throws(Cancelled) -> [Double] {
        precondition(places.allSatisfy { $0.0 < columns && $0.1 < columns })
        let chunk = 64
        let parts = try parallelMap((places.count + chunk - 1) / chunk) { index in
            elements.withUnsafeBufferPointer { values in
                places[index * chunk..<Swift.min(places.count, (index + 1) * chunk)].map { first, second in
                    var sum = 0.0
                    let (a, b) = (first * rows, second * rows)
                    for row in Swift.max(first, second)..<rows { sum = Relaxed.multiplyAdd(values[a + row], values[b + row], sum) }
                    return sum
                }
            }
        }
        return Array(parts.joined())
    }
}
