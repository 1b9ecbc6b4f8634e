// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath
import Testing

@Suite("Newcombe's intervals for differences of proportions")
struct NewcombeDifferenceTests {
    /// Newcombe (1998), Stat. Med. 17, 873-890, table II, method 10: eight contrasts, to four decimals.
    @Test(arguments: [
        (56, 70, 48, 80, 0.0524, 0.3339), (9, 10, 3, 10, 0.1705, 0.8090), (6, 7, 2, 7, 0.0582, 0.8062), (5, 56, 0, 29, -0.0381, 0.1926),
        (0, 10, 0, 20, -0.1611, 0.2775), (0, 10, 0, 10, -0.2775, 0.2775), (10, 10, 0, 20, 0.6791, 1.0), (10, 10, 0, 10, 0.6075, 1.0),
    ])
    func agreesWithNewcombesTable(x1: Int, n1: Int, x2: Int, n2: Int, low: Double, high: Double) throws {
        let interval = NewcombeDifference.interval(try #require(Proportion(x1, of: n1)), try #require(Proportion(x2, of: n2)))
        #expect(abs(interval.low - low) < 5.1e-5 && abs(interval.high - high) < 5.1e-5)
    }

    /// ProPublica's COMPAS table (7,214 defendants): false positives 805 of 1,795 and 349 of 1,488.
    @Test func falsePositivesOfCompas() throws {
        let african = try #require(Proportion(805, of: 1795)), caucasian = try #require(Proportion(349, of: 1488))
        let interval = NewcombeDifference.interval(african, caucasian)
        #expect(abs(african.value - caucasian.value - 0.213925) < 5e-7)
        #expect(abs(interval.low - 0.182053) < 5e-7 && abs(interval.high - 0.245023) < 5e-7)
    }

    /// Amsterdam's Smart Check, published false positives of the pre-pilot and after reweighing.
    @Test(arguments: [(61, 120, 0.18023, 0.09023, 0.27145), (30, 103, -0.00616, -0.07848, 0.07729)])
    func falsePositivesOfSmartCheck(first: Int, second: Int, difference: Double, low: Double, high: Double) throws {
        let a = try #require(Proportion(first, of: 139)), b = try #require(Proportion(second, of: 464))
        let interval = NewcombeDifference.interval(a, b)
        #expect(abs(a.value - b.value - difference) < 5.1e-6)
        #expect(abs(interval.low - low) < 5.1e-6 && abs(interval.high - high) < 5.1e-6)
    }

    /// Fagerland, Lydersen and Laake (2014), Stat. Med. 33, 2850-2875: airway reactivity, 1 / 1 / 7 / 12; and
    /// Altman, Machin, Bryant and Gardner (2000), Statistics with confidence, table 6.2: 14 / 5 / 0 / 22.
    @Test(arguments: [(1, 1, 7, 12, -0.507, -0.026), (14, 5, 0, 22, 0.011, 0.226)])
    func pairedAgreesWithPublishedExamples(both: Int, first: Int, second: Int, neither: Int, low: Double, high: Double) throws {
        let table = try #require(PairedProportions(both: both, onlyFirst: first, onlySecond: second, neither: neither))
        let interval = table.newcombe()
        #expect(abs(interval.low - low) < 5.1e-4 && abs(interval.high - high) < 5.1e-4)
    }

    @Test func pairedMirrorsItself() throws {
        let table = try #require(PairedProportions(both: 36, onlyFirst: 12, onlySecond: 2, neither: 10))
        let mirrored = try #require(PairedProportions(both: 36, onlyFirst: 2, onlySecond: 12, neither: 10))
        #expect(abs(table.newcombe().low + mirrored.newcombe().high) < 1e-12)
        #expect(PairedProportions(both: -1, onlyFirst: 1, onlySecond: 1, neither: 1) == nil)
        #expect(PairedProportions(both: 0, onlyFirst: 0, onlySecond: 0, neither: 0) == nil)
    }

    /// A gap to all rows, its own among them, in 4,000 draws: two shares of .3 and .2, a quarter of the rows.
    ///
    /// Treating the samples as separate covers .99; the overlap rule must stay within [.93, .97].
    @Test func overlapRuleCovers() throws {
        var random = Philox(seed: 20_261_123, stage: "test.overlap"), covered = 0, naive = 0
        let truth = 0.3 - (0.25 * 0.3 + 0.75 * 0.2)
        for _ in 0..<4000 {
            let group = (0..<200).reduce(0) { count, _ in count + (random.uniform() < 0.3 ? 1 : 0) }
            let rest = (0..<600).reduce(0) { count, _ in count + (random.uniform() < 0.2 ? 1 : 0) }
            let a = try #require(Proportion(group, of: 200)), b = try #require(Proportion(rest, of: 600))
            let all = try #require(Proportion(group + rest, of: 800))
            let interval = NewcombeDifference.againstOverall(EffectiveProportion(a), complement: EffectiveProportion(b), groupShare: 0.25)
            if interval.contains(truth) { covered += 1 }
            if NewcombeDifference.interval(a, all).contains(truth) { naive += 1 }
        }
        #expect((0.93...0.97).contains(Double(covered) / 4000))
        #expect(Double(naive) / 4000 > 0.97)
    }
}
