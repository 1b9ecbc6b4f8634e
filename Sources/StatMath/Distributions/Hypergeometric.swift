// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation

/// How many of a sample drawn without replacement are successes.
public struct Hypergeometric: Sendable {
    public let population: Int
    public let successes: Int
    public let sample: Int

    /// - Precondition: `successes` and `sample` lie in `0...population`.
    public init(population: Int, successes: Int, sample: Int) {
        precondition((0...population).contains(successes) && (0...population).contains(sample), "a sample comes from its population")
        (self.population, self.successes, self.sample) = (population, successes, sample)
    }

    public var support: ClosedRange<Int> { max(0, sample - (population - successes))...min(sample, successes) }

    public var mean: Double { population == 0 ? 0 : Double(sample) * Double(successes) / Double(population) }

    public var variance: Double {
        guard population > 1 else { return 0 }
        let n = Double(population), p = Double(successes) / n
        return Double(sample) * p * (1 - p) * (n - Double(sample)) / (n - 1)
    }

    public func logMass(_ count: Int) -> Double {
        guard support.contains(count) else { return -.infinity }
        func logChoose(_ n: Int, _ k: Int) -> Double { logFactorial(n) - logFactorial(k) - logFactorial(n - k) }
        return logChoose(successes, count) + logChoose(population - successes, sample - count) - logChoose(population, sample)
    }

    /// One draw.
    ///
    /// Narrow distributions are inverted; wide ones use ratio of uniforms with the table-mountain hat, about 1.5 tries whatever the
    /// size. Source: Stadlober (1990), J. Comput. Appl. Math. 31, 181-189 (HRU).
    public func draw(_ generator: inout Philox) -> Int {
        guard support.count > 1 else { return support.lowerBound }
        return variance < 100 ? inverted(generator.uniform()) : ratioOfUniforms(&generator)
    }

    private func inverted(_ uniform: Double) -> Int {
        // Outwards from the mode, so that the largest terms come first and nothing underflows.
        let mode = self.mode, top = exp(logMass(mode))
        var (left, low, high) = (uniform - top, mode, mode)
        var (lowMass, highMass) = (top, top)
        while left > 0, low > support.lowerBound || high < support.upperBound {
            if high < support.upperBound {
                highMass *= ratio(above: high)
                high += 1
                left -= highMass
                if left <= 0 { return high }
            }
            if low > support.lowerBound {
                lowMass /= ratio(above: low - 1)
                low -= 1
                left -= lowMass
                if left <= 0 { return low }
            }
        }
        return mode
    }

    private func ratioOfUniforms(_ generator: inout Philox) -> Int {
        let mode = self.mode, atMode = logNumerator(mode)
        let centre = mean + 0.5, width = 2 * (2 / M_E).squareRoot() * (variance + 0.5).squareRoot() + 3 - 2 * (3 / M_E).squareRoot()
        while true {
            let u = generator.uniform(), v = generator.uniform()
            let x = centre + width * (v - 0.5) / u
            guard x >= Double(support.lowerBound), x < Double(support.upperBound) + 1 else { continue }
            let count = Int(x), logRatio = logNumerator(count) - atMode
            if 2 * log(u) <= logRatio { return count }
        }
    }

    private var mode: Int {
        let value = (Double(sample) + 1) * (Double(successes) + 1) / (Double(population) + 2)
        return min(max(Int(value), support.lowerBound), support.upperBound)
    }

    /// P(count + 1) / P(count).
    private func ratio(above count: Int) -> Double {
        let up = Double(successes - count) * Double(sample - count)
        return up / (Double(count + 1) * Double(population - successes - sample + count + 1))
    }

    /// The part of the log probability that depends on the count.
    private func logNumerator(_ count: Int) -> Double {
        -logFactorial(count) - logFactorial(successes - count) - logFactorial(sample - count)
            - logFactorial(population - successes - sample + count)
    }
}

/// ln n!: a table below 128, Stirling's series above (relative error below 1e-15).
func logFactorial(_ n: Int) -> Double {
    guard n >= 128 else { return smallLogFactorials[max(0, n)] }
    let x = Double(n), inverse = 1 / x
    return (x + 0.5) * log(x) - x + 0.9189385332046727 + inverse * (1.0 / 12 - inverse * inverse * (1.0 / 360 - inverse * inverse / 1260))
}

private let smallLogFactorials: [Double] = {
    var (table, sum) = ([0.0], 0.0)
    for n in 1..<128 {
        sum += log(Double(n))
        table.append(sum)
    }
    return table
}()
