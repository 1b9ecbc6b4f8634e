// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import StatMath

/// Random numbers of a Poisson distribution.
package enum PoissonDraw {
    /// Above this mean a rejection is cheaper than counting.
    private static let smallMean = 10.0
    /// Above this mean the nearest whole number to a normal deviate is off by less than a part in ten thousand of a standard deviation.
    private static let largeMean = 1e8

    /// - Returns: 0 for a mean that is not positive.
    package static func draw(mean: Double, _ random: inout Philox) -> Int {
        guard mean > 0, mean.isFinite else { return 0 }
        if mean >= largeMean { return max(0, Int((mean + mean.squareRoot() * Normal.quantile(random.uniform())).rounded())) }
        return mean < smallMean ? counted(mean, &random) : rejected(mean, &random)
    }

    /// Events of a unit of time, waiting times multiplied. Source: Knuth (1969), The Art of Computer Programming 2, section 3.4.1.
    private static func counted(_ mean: Double, _ random: inout Philox) -> Int {
        let limit = exp(-mean)
        var product = random.uniform(), count = 0
        while product > limit {
            product *= random.uniform()
            count += 1
        }
        return count
    }

    /// Transformed rejection with squeeze. Source: Hörmann (1993), Insurance: Mathematics and Economics 12, 39-45, algorithm PTRS.
    private static func rejected(_ mean: Double, _ random: inout Philox) -> Int {
        let b = 0.931 + 2.53 * mean.squareRoot(), a = -0.059 + 0.02483 * b
        let inverse = 1.1239 + 1.1328 / (b - 3.4), squeeze = 0.9277 - 3.6224 / (b - 2)
        while true {
            let u = random.uniform() - 0.5, v = random.uniform(), us = 0.5 - u.magnitude
            let k = ((2 * a / us + b) * u + mean + 0.43).rounded(.down)
            if us >= 0.07, v <= squeeze { return Int(k) }
            guard k >= 0, us >= 0.013 || v <= us else { continue }
            if log(v) + log(inverse) - log(a / (us * us) + b) <= -mean + k * log(mean) - lgamma(k + 1) { return Int(k) }
        }
    }
}
