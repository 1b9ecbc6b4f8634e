// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import RiskModels
import TestSupport
import Testing

/// The card is the best of all cards, and the floor lies below every card, on problems small enough to try them all.
@Suite("Scorecard: certificate")
struct ScorecardOptimumTests {
    private func parameters(conditions: Int, largest: Int, budget: Int = 20_000_000, spread: Double = 2) -> ScorecardParameters {
        ScorecardParameters(
            conditions: conditions, largestPoints: largest, spread: spread, beamWidth: 1, budget: budget, minimumRows: 1, replicates: 0)
    }

    @Test(arguments: 0..<60)
    func isTheBestOfAllCards(seed: UInt64) throws {
        let d = 3 + Int(seed % 3), k = 1 + Int(seed % 4), largest = 1 + Int(seed / 4 % 3)
        let drawn = DrawnConditions(rows: 40 + Int(seed % 7) * 10, features: d, seed: seed)
        let naive = NaiveCards(holds: drawn.holds, outcome: drawn.outcome, weights: drawn.outcome.map { _ in 1 }, spread: 2)
        let best = naive.best(conditions: min(k, d), largest: largest)
        let card = try parameters(conditions: k, largest: largest).fit(drawn.data(), progress: .silent)
        #expect(isClose(card.certificate.loss, best, within: 1e-7))
        #expect(card.certificate.floor <= best + 1e-9 && card.certificate.isOptimal && card.certificate.gap == 0)
        #expect(card.lines.count <= k && card.lines.allSatisfy { $0.points != 0 && abs($0.points) <= largest })
        // The aggregated loss is that of the rows, at the card's own offset and multiplier.
        let points = drawn.holds.indices.map { index in card.lines.first { $0.condition.feature == "c\(index)" }?.points ?? 0 }
        let own = naive.loss(points, intercept: card.offset / card.multiplier, slope: card.lines.isEmpty ? 0 : 1 / card.multiplier)
        #expect(isClose(own, card.certificate.loss, within: 1e-8))
    }

    /// A search that stops before it compares anything still has a floor below the best card, and says how large the gap is.
    @Test(arguments: 0..<30)
    func theFloorOfAnUnfinishedSearchHolds(seed: UInt64) throws {
        let drawn = DrawnConditions(rows: 60, features: 4, seed: 100 + seed)
        let naive = NaiveCards(holds: drawn.holds, outcome: drawn.outcome, weights: drawn.outcome.map { _ in 1 }, spread: 2)
        let best = naive.best(conditions: 2, largest: 2)
        for budget in [0, 1, 4, 7] {
            let certificate = try parameters(conditions: 2, largest: 2, budget: budget).fit(drawn.data(), progress: .silent).certificate
            #expect(certificate.floor <= best + 1e-9 && best <= certificate.loss + 1e-9)
            #expect(certificate.gap >= (certificate.loss - best) / best - 1e-7)
            #expect(certificate.compared <= certificate.sets)
        }
    }

    /// Without a prior the floor holds too, also where a condition separates the outcomes.
    @Test(arguments: 0..<20)
    func withoutAPrior(seed: UInt64) throws {
        let drawn = DrawnConditions(rows: 50, features: 4, seed: 300 + seed)
        let naive = NaiveCards(holds: drawn.holds, outcome: drawn.outcome, weights: drawn.outcome.map { _ in 1 }, spread: .infinity)
        let certificate = try parameters(conditions: 2, largest: 2, spread: .infinity).fit(drawn.data(), progress: .silent).certificate
        #expect(isClose(certificate.loss, naive.best(conditions: 2, largest: 2), within: 1e-6))
        #expect(certificate.floor <= certificate.loss)
    }

    /// Weights are part of the problem: whole frequencies exactly, others to 1/1024 of their mean.
    @Test(arguments: 0..<20, [CaseWeights.Kind.frequency, .sampling])
    func withWeights(seed: UInt64, kind: CaseWeights.Kind) throws {
        let drawn = DrawnConditions(rows: 60, features: 4, seed: 500 + seed)
        var random = Philox(seed: seed, stage: "weights")
        let raw = drawn.outcome.map { _ in kind == .frequency ? Double(random.below(4)) : 0.2 + 3 * random.uniform() }
        guard zip(raw, drawn.outcome).contains(where: { $0.0 > 0 && $0.1 == 1 }) else { return }
        let mean = raw.reduce(0, +) / Double(raw.count)
        let naive = NaiveCards(
            holds: drawn.holds, outcome: drawn.outcome, weights: kind == .frequency ? raw : raw.map { $0 / mean }, spread: 2)
        let weights = try #require(CaseWeights(raw, kind: kind))
        let certificate = try parameters(conditions: 2, largest: 3).fit(drawn.data(weights: weights), progress: .silent).certificate
        #expect(isClose(certificate.loss, naive.best(conditions: 2, largest: 3), within: kind == .frequency ? 1e-7 : 1e-3))
        #expect(certificate.isOptimal)
    }
}
