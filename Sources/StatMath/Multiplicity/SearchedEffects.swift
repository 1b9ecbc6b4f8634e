// SPDX-License-Identifier: EUPL-1.2

/// Effects of one kind that were looked for together, such as the same ratio of many groups: what is left of each when chance has had its share.
///
/// The largest of many estimates is large partly by chance. An empirical Bayes estimate gives that part back: all are taken as draws around no
/// effect, with a variance beyond their own errors that makes the sum of squared standardised estimates what it should be, their number. One
/// effect that is truly apart from many that are not would be drawn in too far with them: none is drawn in further than to the end of its own
/// interval, adjusted for the search.
///
/// Source: Efron and Morris (1972), J. Am. Stat. Assoc. 67, 130-139 (limited translation); the variance: Paule and Mandel (1982), J. Res. Natl.
/// Bur. Stand. 87, 377-385.
public struct SearchedEffects: Hashable, Sendable {
    private let estimates: [Double]
    private let errors: [Double]
    /// Of the true effects around no effect.
    public let variance: Double

    /// - Parameters:
    ///   - estimates: 0 is no effect.
    ///   - errors: standard errors, one an estimate; those of 0 or without a number leave an estimate as it is, and out of the variance.
    ///   - variance: of the true effects, where it is known; `nil` where these estimates tell it.
    public init(_ estimates: [Double], errors: [Double], variance: Double? = nil) {
        precondition(estimates.count == errors.count, "one error an estimate")
        (self.estimates, self.errors) = (estimates, errors)
        self.variance =
            variance ?? Self.variance(zip(estimates, errors).filter { Self.isUsable($0.0, $0.1) }.map { (square: $0.0 * $0.0, error: $0.1 * $0.1) })
    }

    /// The effect that is left, on the side of its estimate.
    ///
    /// - Parameter reach: how many standard errors the adjusted interval reaches to either side.
    public func effect(_ index: Int, reach: Double) -> Double {
        let (estimate, error) = (estimates[index], errors[index])
        guard Self.isUsable(estimate, error) else { return estimate }
        let kept = estimate.magnitude * variance / (variance + error * error)
        let end = estimate.magnitude - reach * error
        return max(kept, end) * (estimate < 0 ? -1 : 1)
    }

    /// By how many times the rows behind an estimate must grow, and its error shrink with them, before what is left of it is `size`.
    ///
    /// - Returns: 1 where it is so already; infinite where the estimate itself is no larger.
    public func growth(_ index: Int, to size: Double, reach: Double) -> Double {
        let (estimate, error) = (estimates[index].magnitude, errors[index])
        guard Self.isUsable(estimate, error) else { return estimate > size ? 1 : .infinity }
        guard estimate > size else { return .infinity }
        let drawn = variance > 0 ? error * error * size / (variance * (estimate - size)) : .infinity
        let end = reach * error / (estimate - size)
        return max(1, min(drawn, end * end))
    }

    private static func isUsable(_ estimate: Double, _ error: Double) -> Bool { estimate.isFinite && error.isFinite && error > 0 }

    /// Where the sum falls to the number of effects: by halving, for it falls with every step.
    private static func variance(_ effects: [(square: Double, error: Double)]) -> Double {
        func excess(_ variance: Double) -> Double { effects.reduce(0) { $0 + $1.square / (variance + $1.error) } - Double(effects.count) }
        guard let largest = effects.map(\.square).max(), excess(0) > 0 else { return 0 }
        var (low, high) = (0.0, largest)
        for _ in 0..<200 where high - low > 1e-12 * high {
            let middle = (low + high) / 2
            if excess(middle) > 0 { low = middle } else { high = middle }
        }
        return high
    }
}
