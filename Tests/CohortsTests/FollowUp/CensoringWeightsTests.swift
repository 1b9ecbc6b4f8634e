// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Testing

/// Weights for those who were lost, against Kaplan-Meier by hand and against a truth that is known.
@Suite struct CensoringWeightsTests {
    private static func record(_ rows: [(FollowUp.Status, Int32)]) -> FollowUpRecord {
        FollowUpRecord(status: rows.map(\.0), days: rows.map(\.1))
    }

    /// Ten rows, by hand: 10 at risk on day 2 (one lost), 8 on day 5 (two lost; the event of that day came first).
    @Test func byHand() throws {
        let record = Self.record(
            [(.censored, 2), (.event, 5), (.censored, 5), (.censored, 5), (.competing, 7)] + Array(repeating: (.none, 9), count: 5))
        let weights = try #require(CensoringWeights(record, strata: []))
        let afterTwo = 0.9, afterFive = 0.9 * 6 / 8
        #expect(weights.values[0] == 0 && weights.values[2] == 0)
        #expect(abs(weights.values[1] - 1 / afterTwo) < 1e-12)
        #expect(abs(weights.values[4] - 1 / afterFive) < 1e-12)
        #expect(abs(weights.values[9] - 1 / afterFive) < 1e-12)
        #expect(abs(weights.values.reduce(0, +) - 10) < 1e-12, "those who were followed stand for all")
        #expect(weights.pooledCount == 0)
    }

    @Test func withoutAWindowNobodyCounts() throws {
        let weights = try #require(CensoringWeights(Self.record([(.unknown, 0), (.none, 9), (.none, 9)]), strata: []))
        #expect(weights.values == [0, 1, 1])
        #expect(CensoringWeights(Self.record([(.registerEnds, 3), (.censored, 2)]), strata: []) == nil)
    }

    @Test func aSmallStratumTakesTheCurveOfACoarserOne() throws {
        let rows: [(FollowUp.Status, Int32)] = (0..<200).map { $0 % 4 == 0 ? (.censored, 10) : (.none, 100) }
        let fine = (0..<200).map { Int32($0 < 190 ? 0 : 1) }
        let weights = try #require(CensoringWeights(Self.record(rows), strata: [fine]))
        #expect(weights.pooledCount == 10)
        let coarse = try #require(CensoringWeights(Self.record(rows), strata: []))
        #expect(weights.values[199] == coarse.values[199])
    }

    /// One group leaves three times as often and has three times the risk: leaving rows out is far off, weights are not.
    @Test func theRiskOfAllIsRecovered() throws {
        var generator = Philox(seed: 20_261_123, stage: "censoring", item: 1)
        let count = 60_000
        var rows: [(FollowUp.Status, Int32)] = []
        var groups: [Int32] = []
        var truth = 0
        func uniform() -> Double { Double.random(in: 0..<1, using: &generator) }
        for _ in 0..<count {
            let group: Int32 = uniform() < 0.3 ? 1 : 0
            groups.append(group)
            let (eventRate, leavingRate) = group == 1 ? (0.3, 0.6) : (0.1, 0.2)
            let event = uniform() < eventRate ? Int32(uniform() * 1_000) : nil
            let leaving = uniform() < leavingRate ? Int32(uniform() * 1_000) : nil
            if event != nil { truth += 1 }
            switch (event, leaving) {
            case (let event?, let leaving?) where leaving < event: rows.append((.censored, leaving))
            case (let event?, _): rows.append((.event, event))
            case (nil, let leaving?): rows.append((.censored, leaving))
            case (nil, nil): rows.append((.none, 1_000))
            }
        }
        let record = Self.record(rows)
        let weights = try #require(CensoringWeights(record, strata: [groups]))
        let events = rows.indices.filter { rows[$0].0 == .event }
        let weighted = events.reduce(0) { $0 + weights.values[$1] } / weights.values.reduce(0, +)
        let plain = Double(events.count) / Double(rows.count { $0.0.isOutcomeKnown })
        let risk = Double(truth) / Double(count)
        let error = (risk * (1 - risk) / Double(count)).squareRoot()
        #expect(abs(weighted - risk) < 4 * error, "\(weighted) where \(risk) is true")
        #expect(abs(plain - risk) > 8 * error, "the simulation must show the bias: \(plain)")
    }
}
