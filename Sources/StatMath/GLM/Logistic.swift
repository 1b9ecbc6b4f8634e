// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// The logistic function and its relatives, exact to rounding also where a naive form would overflow or cancel.
///
/// Source: Mächler (2012), "Accurately computing log(1 - exp(-|a|))", the `Rmpfr` vignette, equation 10.
public enum Logistic {
    /// 1 / (1 + e^-x), in [0, 1].
    @inline(__always)
    public static func expit(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

    /// log(p / (1 - p)); infinite at 0 and 1.
    @inline(__always)
    public static func logit(_ p: Double) -> Double { log(p) - log1p(-p) }

    /// log(1 + e^x).
    @inline(__always)
    public static func log1pexp(_ x: Double) -> Double { max(x, 0) + log1p(exp(-x.magnitude)) }
}
