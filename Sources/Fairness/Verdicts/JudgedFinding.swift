// SPDX-License-Identifier: EUPL-1.2

import Evidence
import StatMath

/// A finding whose verdict waits until all tests of its family are known.
public struct JudgedFinding: Hashable, Sendable, Codable {
    public var finding: Finding
    /// `nil` for rates and for comparisons without a limit, whose verdict is `information` whatever else is found.
    let test: VerdictTest?

    init(_ finding: Finding, test: VerdictTest? = nil) {
        (self.finding, self.test) = (finding, test)
    }
}

/// What a verdict needs of a comparison. All numbers are on the verdict's scale (ratios: logarithms).
struct VerdictTest: Hashable, Sendable, Codable {
    let source: LimitSource
    /// Positive.
    let limit: Double
    /// What is held against the limit in the place of the estimate, where chance is out of it already: of a largest gap its excess over chance,
    /// of a proxy the lower bound, of an area the shrunken ratio.
    let effect: Double?
    let p: Double
    /// 90%.
    let narrow: Interval
    /// The estimate that the narrow interval is around.
    let estimate: Double
    /// Rows of the group in the metric's denominator, and the fewest with which a rate is printed.
    let rows: Int
    let minimumRows: Int

    init(
        source: LimitSource, limit: Double, effect: Double? = nil, p: Double, narrow: Interval, estimate: Double, rows: Int, minimumRows: Int
    ) {
        (self.source, self.limit, self.effect, self.p, self.narrow) = (source, limit, effect, p, narrow)
        (self.estimate, self.rows, self.minimumRows) = (estimate, rows, minimumRows)
    }

    /// Of the estimate, read off the side of the narrow interval that is towards no effect; 0 where that side has no width.
    var standardError: Double {
        (estimate < 0 ? narrow.high - estimate : estimate - narrow.low) / Normal.quantile(0.95)
    }

    var isWithinLimit: Bool { narrow.low >= -limit && narrow.high <= limit }

    /// About how many rows of the group a verdict would need, if its estimate stayed as it is and the reference grew along.
    ///
    /// Within the limit: until the 90% interval fits. Beyond it: until the (adjusted) test rejects. Half-widths shrink with the square
    /// root of the rows. `nil` where the estimate lies on the limit or nothing can be said.
    ///
    /// - Parameters:
    ///   - adjustment: adjusted p over p, at least 1.
    ///   - growth: of the rows, until what is left of a searched effect is beyond the limit.
    func rowsNeeded(alpha: Double, adjustment: Double, growth: Double = 1) -> Int? {
        let factor: Double
        if estimate.magnitude < limit {
            let up = (narrow.high - estimate) / (limit - estimate), down = (estimate - narrow.low) / (limit + estimate)
            factor = max(up, down) * max(up, down)
        } else {
            let now = Normal.quantile(1 - max(1e-15, p) / 2), then = Normal.quantile(1 - alpha / (2 * max(1, adjustment)))
            factor = now > 0 ? max(growth, (then / now) * (then / now)) : .infinity
        }
        let needed = (factor * Double(rows)).rounded(.up)
        guard needed.isFinite, needed < 1e12 else { return nil }
        return max(Int(needed), minimumRows, rows + 1)
    }
}
