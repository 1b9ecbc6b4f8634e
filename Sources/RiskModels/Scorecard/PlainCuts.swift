// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Learning

/// Cut points as people would say them: between the same two values of the training rows, with the fewest digits.
struct PlainCuts {
    /// Smallest and largest training value of each fine value bin; the order is that of the bins.
    private let ranges: [(low: Double, high: Double)?]

    /// - Parameter codes: fine bin of each row.
    init(_ column: FeatureColumn, rows: [Int], bins: FeatureBins, codes: (Int) -> Int) {
        var ranges = [(low: Double, high: Double)?](repeating: nil, count: bins.valueBinCount)
        if case .numeric(let values) = column.values {
            for (position, row) in rows.enumerated() {
                let bin = codes(position)
                guard bin < ranges.count, column.missingKind(row) == 0 else { continue }
                let value = values[row] + 0
                ranges[bin] = ranges[bin].map { (min($0.low, value), max($0.high, value)) } ?? (value, value)
            }
        }
        self.ranges = ranges
    }

    /// The cut before a fine bin; `nil` when no training value lies below or above it.
    func cut(before bin: Int) -> Double? {
        guard let below = ranges[..<bin].last(where: { $0 != nil }) ?? nil, let above = ranges[bin...].first(where: { $0 != nil }) ?? nil else {
            return nil
        }
        return Self.plainest(above: below.high, to: above.low)
    }

    /// Whether the feature has two values; then its one cut asks for the larger.
    var hasTwoValues: Bool {
        let held = ranges.compactMap { $0 }
        return held.count == 2 && held.allSatisfy { $0.low == $0.high }
    }

    /// The value of each fine bin, where each holds one whole number.
    var wholeValues: [Int]? {
        let values = ranges.compactMap { range -> Int? in
            guard let range, range.low == range.high, range.low == range.low.rounded(), range.low.magnitude < 1e9 else { return nil }
            return Int(range.low)
        }
        return values.count == ranges.count ? values : nil
    }

    /// The number in (low, high] with the fewest digits.
    static func plainest(above low: Double, to high: Double) -> Double {
        guard low < high, high.isFinite else { return high }
        if low < 0, high >= 0 { return 0 }
        let largest = Int(log10(max(high.magnitude, low.magnitude, 1e-300)).rounded(.down)) + 1
        for exponent in stride(from: largest, through: largest - 17, by: -1) {
            let candidate =
                exponent >= 0
                ? (high / pow(10, Double(exponent))).rounded(.down) * pow(10, Double(exponent))
                : (high * pow(10, Double(-exponent))).rounded(.down) / pow(10, Double(-exponent))
            if candidate > low, candidate <= high { return candidate + 0 }
        }
        return high
    }
}
