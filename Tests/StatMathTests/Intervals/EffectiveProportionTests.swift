// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath
import Testing
import TestSupport

@Suite struct EffectiveProportionTests {
    func share(_ has: [Bool], _ design: SamplingDesign) -> EffectiveProportion? {
        EffectiveProportion(rows: has.count, design: design, inDenominator: { _ in true }, hasProperty: { has[$0] })
    }

    let has = (0..<90).map { $0 % 9 < 2 }

    /// Newcombe (1998), table I: 81 of 263, Wilson .2553 to .3662.
    @Test func wilsonOfNewcombe() {
        let interval = Proportion(81, of: 263)?.wilson()
        #expect(isClose(interval?.low, 0.2553, within: 5e-5) && isClose(interval?.high, 0.3662, within: 5e-5))
        #expect(Proportion(0, of: 0) == nil && Proportion(3, of: 2) == nil)
    }

    @Test func equalWeightsAreNoWeights() throws {
        let plain = try #require(share(has, .independent)), weighted = try #require(share(has, SamplingDesign(weights: has.map { _ in 0.3 })))
        #expect(plain.count == 20 && plain.total == 90 && plain.effectiveTotal == 90)
        #expect(isClose(weighted.value, plain.value, within: 1e-15) && isClose(weighted.effectiveTotal, 90, within: 1e-9))
        #expect(weighted.count == 20 && weighted.total == 90)
    }

    /// Kish: with weights that have nothing to do with the property the effective size is near (sum w)^2 / sum w^2.
    @Test func unequalWeightsCostRows() throws {
        var generator = Philox(seed: 1, stage: "weights")
        let many = (0..<20_000).map { _ in generator.uniform() < 0.3 }, weights = many.map { _ in generator.uniform() < 0.5 ? 1.0 : 3.0 }
        let result = try #require(share(many, SamplingDesign(weights: weights)))
        #expect(isClose(result.effectiveTotal / 20_000, 0.8, within: 0.02))
    }

    @Test func frequencyWeightsAreRows() throws {
        let weights = has.indices.map { Double($0 % 3) }
        let weighted = try #require(share(has, SamplingDesign(weights: weights, weightKind: .frequency)))
        let repeated = try #require(share(has.indices.flatMap { Array(repeating: has[$0], count: $0 % 3) }, .independent))
        #expect(weighted.count == repeated.count && weighted.total == repeated.total)
        #expect(isClose(weighted.value, repeated.value, within: 1e-15) && isClose(weighted.effectiveTotal, repeated.effectiveTotal, within: 1e-9))
    }

    /// Each row four times in one cluster is worth the row once.
    @Test func copiesInAClusterAreWorthOne() throws {
        let copies = (0..<4).flatMap { _ in has }, clusters = (0..<4).flatMap { _ in has.indices.map { Int32($0) } }
        let result = try #require(share(copies, SamplingDesign(clusters: clusters, clusterCount: 90)))
        #expect(isClose(result.effectiveTotal, 90, within: 1))
        let alone = try #require(share(has, SamplingDesign(clusters: has.indices.map { Int32($0) }, clusterCount: 90)))
        #expect(isClose(alone.effectiveTotal, 90, within: 1e-9))
    }

    /// Nothing, everything, and a denominator without rows.
    @Test func edges() throws {
        let none = try #require(share(has.map { _ in false }, SamplingDesign(clusters: has.indices.map { Int32($0 / 3) }, clusterCount: 30)))
        #expect(none.value == 0 && none.effectiveTotal == 30 && none.wilson().low == 0 && none.wilson().high > 0.1)
        #expect(EffectiveProportion(rows: 90, design: .independent, inDenominator: { _ in false }, hasProperty: { _ in true }) == nil)
        #expect(share(has, SamplingDesign(weights: has.map { _ in 0 })) == nil)
    }
}
