// SPDX-License-Identifier: EUPL-1.2

import Foundation
import StatMath

/// How far apart the scores of a group and of all others lie, whatever the outcome.
///
/// Source: Smirnov (1939), Moscow University Mathematical Bulletin 2, 3-14; Vallender (1974), Theory Probab. Appl. 18, 784-786 (Wasserstein-1
/// on a line is the area between two distribution functions).
struct ScoreDistance {
    /// Rows in the order of their scores.
    private let order: [Int]
    private let sorted: [Double]

    init(_ risk: [Double]) {
        order = ascendingOrder(risk).map { Int($0) }
        sorted = order.map { risk[$0] }
    }

    /// The largest difference of the two distribution functions, and the area between them.
    ///
    /// - Returns: `nil` where one of the two has no weight.
    func between(_ isMember: (Int) -> Bool, weight: (Int) -> Double) -> (kolmogorovSmirnov: Double, wasserstein: Double)? {
        var totals = SIMD2<Double>.zero
        for row in order { totals[isMember(row) ? 0 : 1] += weight(row) }
        guard totals[0] > 0, totals[1] > 0 else { return nil }
        var sums = SIMD2<Double>.zero, largest = 0.0, area = 0.0
        for place in order.indices {
            let row = order[place]
            sums[isMember(row) ? 0 : 1] += weight(row) / totals[isMember(row) ? 0 : 1]
            guard place + 1 < order.count, sorted[place + 1] > sorted[place] else { continue }
            let difference = (sums[0] - sums[1]).magnitude
            largest = max(largest, difference)
            area += difference * (sorted[place + 1] - sorted[place])
        }
        return (largest, area)
    }
}
