// SPDX-License-Identifier: EUPL-1.2

import Foundation
import StatMath
import Testing
import TestSupport

/// Closed forms, and values of R 4.2 to all printed digits.
@Suite struct DistributionsTests {
    @Test func normal() {
        #expect(isClose(Normal.quantile(0.975), 1.959963984540054, within: 1e-15))
        #expect(Normal.cdf(0) == 0.5 && isClose(Normal.cdf(-8), 6.220960574271785e-16, within: 1e-29))
        #expect(isClose(Normal.twoSidedP(-1.959963984540054), 0.05, within: 1e-15))
    }

    /// With one degree of freedom Cauchy's arctangent, with two an algebraic form.
    @Test(arguments: [-3.0, -0.5, 0, 1, 4])
    func studentT(x: Double) {
        #expect(isClose(StudentT.cdf(x, degreesOfFreedom: 1), 0.5 + atan(x) / .pi, within: 1e-14))
        #expect(isClose(StudentT.cdf(x, degreesOfFreedom: 2), 0.5 + x / (2 * (2 + x * x).squareRoot()), within: 1e-14))
    }

    @Test func studentTQuantile() {
        #expect(isClose(StudentT.quantile(0.975, degreesOfFreedom: 10), 2.228138851986274, within: 1e-12))
    }

    @Test func chiSquared() {
        #expect(isClose(ChiSquared.survival(3, degreesOfFreedom: 2), exp(-1.5), within: 1e-15))
        #expect(isClose(ChiSquared.quantile(0.95, degreesOfFreedom: 1), 3.841458820694124, within: 1e-13))
        #expect(isClose(ChiSquared.survival(3.841458820694124, degreesOfFreedom: 1), 0.05, within: 1e-15))
    }

    /// F with (2, d) degrees of freedom: (1 + 2x/d)^(-d/2).
    @Test(arguments: [0.3, 1.0, 5.0])
    func fisherF(x: Double) {
        #expect(isClose(FisherF.survival(x, numerator: 2, denominator: 7), pow(1 + 2 * x / 7, -3.5), within: 1e-14))
    }

    /// Beta(a, 1): x^a. Clopper-Pearson's limit for 8 of 10 is R's qbeta(.025, 8, 3).
    @Test func beta() {
        #expect(isClose(Beta.cdf(0.3, alpha: 4, beta: 1), pow(0.3, 4), within: 1e-15))
        #expect(isClose(Beta.quantile(0.025, alpha: 8, beta: 3), 0.4439045376923585, within: 1e-13))
    }

    /// Gamma of shape 1: exponential. Poisson's distribution is its tail.
    @Test func gammaAndPoisson() {
        #expect(isClose(Gamma.quantile(0.9, shape: 1, scale: 2), -2 * log(0.1), within: 1e-13))
        #expect(isClose(Poisson.cdf(0, mean: 2.5), exp(-2.5), within: 1e-15))
        #expect(isClose(Poisson.cdf(2, mean: 2.5), exp(-2.5) * (1 + 2.5 + 3.125), within: 1e-15))
    }
}
