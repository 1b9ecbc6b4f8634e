// SPDX-License-Identifier: EUPL-1.2

/// Case weights as whole numbers, so that every sum over rows is exact and the same in any order.
///
/// Rows without weights count 1 and whole frequencies count themselves. Other weights are rounded to 1/1024 of their mean (coarser
/// beyond two million rows): the card is the best one for the rounded weights. Its multiplier and its intervals use the weights as they are.
enum WholeCounts {
    /// Sums of counts stay below this.
    private static let limit = 2_147_483_648.0
    private static let unitsOfMean = 1024.0

    /// - Parameter weights: case weights, or `nil` when every row counts once.
    static func of(_ weights: [Double]?, count: Int, areFrequencies: Bool) -> [UInt32] {
        guard let weights else { return Array(repeating: 1, count: count) }
        let total = weights.reduce(0, +)
        if areFrequencies, total < limit, weights.allSatisfy({ $0 == $0.rounded() }) { return weights.map { UInt32($0) } }
        let positive = weights.count { $0 > 0 }
        // Half a unit may be added to each row.
        let units = min(unitsOfMean * Double(positive), limit - Double(positive) - 1)
        return weights.map { UInt32(($0 / total * units).rounded()) }
    }
}
