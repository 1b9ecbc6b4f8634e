// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// Ticks that people find easy to read.
enum RoundNumbers {
    /// Ratios on a logarithmic axis: 1, 2, 4, 8 and their inverses; finer where the axis is short.
    static func ratios(in domain: ClosedRange<Double>?) -> [Double] {
        guard let domain else { return [1] }
        let spread = domain.upperBound / domain.lowerBound
        let all: [Double] =
            if spread < 1.6 { [0.7, 0.8, 0.9, 0.95, 1, 1.05, 1.1, 1.2, 1.3, 1.4] } else if spread < 6 { [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4] } else {
                (-10...10).map { pow(spread < 100 ? 2 : 4, Double($0)) }
            }
        return all.filter(domain.contains)
    }

    /// Four to eight multiples of 1, 2 or 5 times a power of ten.
    static func linear(in domain: ClosedRange<Double>, atMost count: Int = 6) -> [Double] {
        let span = domain.upperBound - domain.lowerBound
        guard span > 0, span.isFinite else { return [domain.lowerBound] }
        let rough = span / Double(max(1, count)), power = pow(10, floor(log10(rough)))
        let step = ([1, 2, 5, 10].first { $0 * power >= rough } ?? 10) * power
        let first = (domain.lowerBound / step).rounded(.up), last = (domain.upperBound / step).rounded(.down)
        guard first <= last else { return [domain.lowerBound] }
        return stride(from: first, through: last, by: 1).map { $0 * step }
    }
}
