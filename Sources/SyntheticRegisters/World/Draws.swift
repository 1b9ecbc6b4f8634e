// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation

/// Draws from the distributions of the model.
extension Philox {
    mutating func bernoulli(_ probability: Double) -> Bool { uniform() < probability }

    /// Standard normal, by the inverse of two uniforms.
    ///
    /// Source: Box and Muller (1958), Ann. Math. Stat. 29, 610-611.
    mutating func normal() -> Double {
        (-2 * log(uniform())).squareRoot() * cos(2 * .pi * uniform())
    }

    /// Gamma with scale 1.
    ///
    /// - Parameter shape: at least 1.
    /// Source: Marsaglia and Tsang (2000), ACM Trans. Math. Softw. 26, 363-372.
    mutating func gamma(shape: Double) -> Double {
        let d = shape - 1.0 / 3
        let c = 1 / (9 * d).squareRoot()
        while true {
            let x = normal()
            let root = 1 + c * x
            guard root > 0 else { continue }
            let v = root * root * root
            if log(uniform()) < 0.5 * x * x + d - d * v + d * log(v) { return d * v }
        }
    }

    /// Exponential with mean 1.
    mutating func exponential() -> Double { -log(uniform()) }

    /// A position, with probabilities that grow to 1.
    mutating func position(cumulative: [Double]) -> Int {
        let u = uniform() * (cumulative.last ?? 1)
        var (low, high) = (0, max(0, cumulative.count - 1))
        while low < high {
            let middle = (low + high) / 2
            if u < cumulative[middle] { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
