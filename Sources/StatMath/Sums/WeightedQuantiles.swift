// SPDX-License-Identifier: EUPL-1.2

/// Quantiles of weighted values: the inverse of the distribution function, averaged where it is flat.
///
/// A weight of w is w equal values, and only the proportions of the weights matter.
/// Source: Hyndman and Fan (1996), American Statistician 50, 361-365, definition 2.
public struct WeightedQuantiles: Sendable {
    /// Distinct values of positive weight, ascending.
    public let values: [Double]
    private let shares: [Double]

    /// - Parameter items: finite values with weights that are not negative.
    public init(_ items: [(value: Double, weight: Double)]) {
        var (values, cumulative) = ([Double](), [Double]())
        var total = Sum()
        for item in items.sorted(by: { ($0.value, $0.weight) < ($1.value, $1.weight) }) where item.weight > 0 {
            total.add(item.weight)
            if values.last == item.value {
                cumulative[cumulative.count - 1] = total.value
            } else {
                values.append(item.value)
                cumulative.append(total.value)
            }
        }
        let all = total.value
        (self.values, shares) = (values, cumulative.map { $0 / all })
    }

    /// - Returns: `nil` without values.
    public func callAsFunction(_ p: Double) -> Double? {
        // The shares are rounded: one that is p but for rounding is p.
        guard let index = shares.firstIndex(where: { $0 > p - 1e-12 }) else { return values.last }
        guard shares[index] < p + 1e-12, index + 1 < values.count else { return values[index] }
        return values[index] / 2 + values[index + 1] / 2
    }
}
