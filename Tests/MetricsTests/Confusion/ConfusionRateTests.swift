// SPDX-License-Identifier: EUPL-1.2

import Metrics
import StatMath
import Testing

@Suite("Rates of the confusion matrix")
struct ConfusionRateTests {
    @Test(arguments: ConfusionRate.allCases)
    func isUndefinedWithoutRows(rate: ConfusionRate) {
        #expect(rate.proportion(in: ConfusionCounts()) == nil)
    }

    @Test(arguments: ConfusionRate.allCases)
    func countsAPartOfItsDenominator(rate: ConfusionRate) {
        #expect(rate.denominator.isSuperset(of: rate.numerator) && rate.numerator != rate.denominator)
    }

    /// ProPublica (2016), COMPAS two-year recidivism, decile score of at least 5: the published tables.
    @Test(arguments: [
        (African.counts, ConfusionRate.falsePositiveRate, 0.448468), (African.counts, .falseNegativeRate, 0.279853),
        (Caucasian.counts, .falsePositiveRate, 0.234543), (Caucasian.counts, .falseNegativeRate, 0.477226),
    ])
    func agreesWithCompas(counts: ConfusionCounts, rate: ConfusionRate, published: Double) throws {
        #expect(abs(try #require(rate.proportion(in: counts)).value - published) < 5e-7)
    }

    enum African { static let counts = ConfusionCounts(truePositives: 1369, falsePositives: 805, falseNegatives: 532, trueNegatives: 990) }
    enum Caucasian { static let counts = ConfusionCounts(truePositives: 505, falsePositives: 349, falseNegatives: 461, trueNegatives: 1139) }

    @Test(arguments: [
        (ConfusionRate.truePositiveRate, ConfusionRate.falseNegativeRate), (.falsePositiveRate, .trueNegativeRate),
        (.positivePredictiveValue, .falseDiscoveryRate), (.negativePredictiveValue, .falseOmissionRate),
    ])
    func pairsAddUpToOne(first: ConfusionRate, second: ConfusionRate) throws {
        let counts = ConfusionCounts(truePositives: 3, falsePositives: 5, falseNegatives: 7, trueNegatives: 11)
        let sum = try #require(first.proportion(in: counts)).value + (try #require(second.proportion(in: counts)).value)
        #expect(abs(sum - 1) < 1e-15)
    }
}
