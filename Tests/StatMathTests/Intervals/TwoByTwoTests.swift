// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import StatMath
import Testing

@Suite("Tests and exact intervals of two by two tables")
struct TwoByTwoTests {
    /// COMPAS false positives: z 12.7803.
    @Test func zOfCompas() throws {
        let z = TwoByTwo.z(try #require(Proportion(805, of: 1795)), try #require(Proportion(349, of: 1488)))
        #expect(abs(z - 12.7803) < 5e-5)
    }

    /// R 4.2.2, fisher.test: the tea tasting lady, and Smart Check's pre-pilot.
    @Test(arguments: [(3, 4, 1, 4, 0.4857142857142858), (61, 139, 120, 464, 8.503562535580159e-05)])
    func fisherAgreesWithR(x1: Int, n1: Int, x2: Int, n2: Int, p: Double) throws {
        let ours = TwoByTwo.fisherExact(try #require(Proportion(x1, of: n1)), try #require(Proportion(x2, of: n2)))
        #expect(abs(ours - p) < 1e-10 * max(1, p / 1e-5))
    }

    /// R 4.2.2, binom.test(7, 100).
    @Test func clopperPearsonAgreesWithR() throws {
        let interval = try #require(Proportion(7, of: 100)).clopperPearson()
        #expect(abs(interval.low - 0.0286052889074387) < 1e-12 && abs(interval.high - 0.1389197284558573) < 1e-12)
        #expect(try #require(Proportion(0, of: 9)).clopperPearson().low == 0)
        #expect(try #require(Proportion(9, of: 9)).clopperPearson().high == 1)
    }

    /// Exact intervals cover at least their level: summed over all outcomes of 50 rows.
    @Test(arguments: [0.02, 0.1, 0.5]) func clopperPearsonCovers(p: Double) throws {
        // Binomial probabilities as hypergeometric ones of a population so large that drawing does not deplete it.
        let binomial = Hypergeometric(population: 1 << 40, successes: Int(p * Double(1 << 40)), sample: 50)
        var coverage = 0.0
        for count in 0...50 where try #require(Proportion(count, of: 50)).clopperPearson().contains(p) {
            coverage += exp(binomial.logMass(count))
        }
        #expect(coverage >= 0.945)
    }
}

@Suite("Hypergeometric draws")
struct HypergeometricTests {
    /// Both samplers against the probabilities: chi-squared over the support below its 99.9% point.
    @Test(arguments: [(60, 25, 20), (40, 40, 7), (5000, 2500, 1200), (100_000, 8000, 30_000)])
    func drawsFollowTheDistribution(population: Int, successes: Int, sample: Int) {
        let distribution = Hypergeometric(population: population, successes: successes, sample: sample)
        var random = Philox(seed: 5, stage: "test.hypergeometric"), counts: [Int: Int] = [:]
        let draws = 40_000, masses = self.masses(distribution)
        for _ in 0..<draws { counts[distribution.draw(&random), default: 0] += 1 }
        #expect(counts.keys.allSatisfy(distribution.support.contains))
        var statistic = 0.0, cells = 0, tailExpected = 0.0, tailObserved = 0
        for count in distribution.support {
            let expected = Double(draws) * masses[count - distribution.support.lowerBound]
            if expected < 8 {
                tailExpected += expected
                tailObserved += counts[count] ?? 0
            } else {
                let excess = Double(counts[count] ?? 0) - expected
                statistic += excess * excess / expected
                cells += 1
            }
        }
        if tailExpected > 8 {
            statistic += (Double(tailObserved) - tailExpected) * (Double(tailObserved) - tailExpected) / tailExpected
            cells += 1
        }
        guard cells > 1 else { return }
        #expect(statistic < ChiSquared.quantile(0.999, degreesOfFreedom: Double(cells - 1)))
    }

    /// Probabilities over the support by ratios of neighbours, scaled to sum to 1: a twin without factorials.
    private func masses(_ distribution: Hypergeometric) -> [Double] {
        let (n, k, m) = (distribution.population, distribution.successes, distribution.sample), support = distribution.support
        var masses = [1.0]
        for count in support.dropLast() {
            let next = (masses.last ?? 1) * Double(k - count) * Double(m - count) / (Double(count + 1) * Double(n - k - m + count + 1))
            if next > 1e200 { masses = masses.map { $0 / 1e200 } + [next / 1e200] } else { masses.append(next) }
        }
        let total = masses.reduce(0, +)
        return masses.map { $0 / total }
    }

    @Test func logMassIsTheTwins() {
        let distribution = Hypergeometric(population: 3000, successes: 1400, sample: 500), masses = masses(distribution)
        for count in stride(from: 180, through: 290, by: 10) {
            #expect(abs(distribution.logMass(count) - log(masses[count])) < 1e-9)
        }
    }

}
