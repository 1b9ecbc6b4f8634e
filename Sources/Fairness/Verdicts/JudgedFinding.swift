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
    /// What is held against the limit: the estimate, or for a largest gap its excess over chance.
    let effect: Double
    let p: Double
    /// 90%.
    let narrow: Interval
    /// The estimate that the narrow interval is around.
    let estimate: Double
    /// Rows of the group in the metric's denominator, and the fewest with which a rate is printed.
    let rows: Int
    let minimumRows: Int

    /// About how many rows of the group a verdict would need, if its estimate stayed as it is and the reference grew along.
    ///
    /// Within the limit: until the 90% interval fits. Beyond it: until the (adjusted) test rejects. Half-widths shrink with the square
    /// root of the rows. `nil` where the estimate lies on the limit or nothing can be said.
    ///
    /// - Parameter adjustment: adjusted p over p, at least 1.
    func rowsNeeded(alpha: Double, adjustment: Double) -> Int? {
        let factor: Double
        if estimate.magnitude < limit {
            let up = (narrow.high - estimate) / (limit - estimate), down = (estimate - narrow.low) / (limit + estimate)
            factor = max(up, down) * max(up, down)
        } else {
            let now = Normal.quantile(1 - max(1e-15, p) / 2), then = Normal.quantile(1 - alpha / (2 * max(1, adjustment)))
            factor = now > 0 ? (then / now) * (then / now) : .infinity
        }
        let needed = (factor * Double(rows)).rounded(.up)
        guard needed.isFinite, needed < 1e12 else { return nil }
        return max(Int(needed), minimumRows, rows + 1)
    }
}
