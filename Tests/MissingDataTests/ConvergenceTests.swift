// SPDX-License-Identifier: EUPL-1.2

import Basics
import MissingData
import StatMath
import TestSupport
import Testing

@Suite struct ConvergenceTests {
    @Test(.needsSharedData, arguments: ["bmi", "hyp", "chl"])
    func scaleReductionAgrees(variable: String) throws {
        let table = try Oracle.table("nhanes_chains.csv"), expected = try Oracle.table("nhanes_rhat.csv")
        let rows = table[text: "var"].indices.filter { table[text: "var"][$0] == variable }
        let chains = (1...5).map { chain in
            rows.filter { table["imp"][$0] == Double(chain) }.sorted { table["it"][$0] < table["it"][$1] }.map { table["mean"][$0] }
        }
        #expect(chains.allSatisfy { $0.count == 20 })
        let row = try #require(expected[text: "var"].firstIndex(of: variable))
        #expect(isClose(PotentialScaleReduction.ranked(chains), expected["rhat_rank_max"][row], within: 1e-8))
        #expect(isClose(PotentialScaleReduction.split(chains), expected["rhat_split"][row], within: 1e-8))
        #expect(isClose(PotentialScaleReduction.classic(chains), expected["rhat_classic"][row], within: 1e-8))
        let correlation = PotentialScaleReduction.lagOneCorrelation(chains)
        #expect(isClose(correlation, expected["ac1_mean_over_iters"][row], within: 1e-8))
    }

    @Test func shortAndConstantChainsHaveAnswers() {
        #expect(PotentialScaleReduction.classic([[1, 2, 3]]) == nil)
        #expect(PotentialScaleReduction.classic([[1, 2], [.nan, 2]]) == nil)
        #expect(PotentialScaleReduction.classic([[1, 1], [1, 1]]) == 1)
        #expect(PotentialScaleReduction.classic([[1, 1], [2, 2]]) == .infinity)
        #expect(PotentialScaleReduction.ranked([]) == nil)
        #expect(PotentialScaleReduction.lagOneCorrelation([[2, 2, 2], [1, 2, 3]]) == 0)
    }

    /// Chains of independent numbers have settled; chains that climb, and chains that stay apart, have not.
    @Test func verdictTellsSettledFromUnsettled() {
        var generator = Philox(seed: 6, stage: "chains")
        func noise() -> Double { Normal.quantile(generator.uniform()) }
        var wrong = 0
        for _ in 0..<200 {
            let settled = (0..<5).map { _ in (0..<10).map { _ in noise() } }
            if !isSettled(settled) { wrong += 1 }
        }
        #expect(wrong <= 20)
        for _ in 0..<20 {
            #expect(!isSettled((0..<5).map { _ in (0..<10).map { Double($0) + 0.5 * noise() } }))
            #expect(!isSettled((0..<5).map { chain in (0..<10).map { _ in 2 * Double(chain) + 0.5 * noise() } }))
        }
    }

    private func isSettled(_ chains: [[Double]]) -> Bool {
        ChainConvergence.Followed(variable: "income", statistic: .mean, chains: chains).isSettled
    }
}
