// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Foundation
import Metrics
import StatMath
import TestSupport
import Testing

@Suite("Stigma of neighbourhoods")
struct StigmaAuditTests {
    /// Families in areas whose risk differs; outcomes as the risk says, but for areas in which the score is too high.
    struct Families {
        var risk: [Double] = [], outcome: [UInt8] = [], area: [Int32] = [], family: [Int32] = []
        let areas: Int

        init(_ areas: Int, perArea: Int, spread: Double = 0.5, tooHigh: Set<Int> = [], by shift: Double = 1, alike: Bool = false, seed: UInt64 = 1) {
            var random = Philox(seed: seed, stage: "test.stigma")
            self.areas = areas
            for place in 0..<areas {
                let level = -0.5 + spread * Normal.quantile(random.uniform())
                for row in 0..<perArea {
                    // Twins: the same risk and the same outcome.
                    if alike, row % 2 == 1, let last = risk.last, let result = outcome.last {
                        risk.append(last)
                        outcome.append(result)
                    } else {
                        let logit = level + Normal.quantile(random.uniform())
                        risk.append(Logistic.expit(logit))
                        outcome.append(random.uniform() < Logistic.expit(logit - (tooHigh.contains(place) ? shift : 0)) ? 1 : 0)
                    }
                    area.append(Int32(place))
                    family.append(Int32((area.count - 1) / 2))
                }
            }
        }

        /// In a ring.
        var map: AreaMap {
            AreaMap(
                codes: (0..<areas).map { "WK\($0)" }, areaOfRow: area, neighbours: (0..<areas).map { [($0 + 1) % areas, ($0 + areas - 1) % areas] })
        }

        func findings(_ audit: StigmaAudit = StigmaAudit(replicates: 199), threshold: Double = 0.5, clustered: Bool = false) throws -> [Finding] {
            let predictions = try Predictions(
                risk: risk, outcome: outcome, clusters: clustered ? family : nil, clusterCount: clustered ? Int(family.max() ?? 0) + 1 : 0)
            return Verdicts.adjust(
                try audit.audit(
                    predictions, selection: .threshold(threshold, of: predictions), areas: map, context: testContext))
        }
    }

    @Test func anAreaScoredTooHighIsAConcernAndOthersAreNot() throws {
        var caught = 0, others = 0
        for seed in 0..<20 {
            let findings = try Families(40, perArea: 400, tooHigh: [7], by: 1.5, seed: UInt64(seed)).findings(StigmaAudit(replicates: 9))
            let concerns = findings.filter { $0.verdict == .concern }.map { $0.about.area ?? $0.key }
            caught += concerns.contains("WK7") ? 1 : 0
            others += concerns.count { $0 != "WK7" }
            if seed == 0 { expectSpeakable(findings) }
        }
        #expect(caught >= 19, "caught \(caught) of 20")
        #expect(others <= 4, "\(others) other areas in 20 registers")
    }

    /// A perfect model flags poor areas more: location quotients differ, and no area is a concern.
    @Test func truePovertyIsNoStigma() throws {
        var concerns = 0
        for seed in 0..<40 {
            let findings = try Families(50, perArea: 100, spread: 1, seed: UInt64(seed)).findings(StigmaAudit(replicates: 1))
            concerns += findings.contains { $0.verdict == .concern } ? 1 : 0
            let quotient = try #require(findings.first("stigma.location-quotient"))
            #expect((quotient.value ?? 0) > (quotient.says?.arguments["chance"]?.double ?? 99))
        }
        #expect(concerns <= 3, "\(concerns) of 40 clean maps")
    }

    /// As above, with every family twice in the data: without clusters it would be called a concern far more often.
    @Test func twinsAreNotCountedTwice() throws {
        var clustered = 0
        for seed in 0..<30 {
            let families = Families(30, perArea: 200, spread: 0.5, alike: true, seed: UInt64(seed))
            clustered += try families.findings(StigmaAudit(replicates: 1), clustered: true).contains { $0.verdict == .concern } ? 1 : 0
        }
        #expect(clustered <= 3, "\(clustered) of 30 clean maps")
    }

    @Test func ratioAndQuotientByHand() throws {
        let risk = [0.6, 0.8, 0.1, 0.5, 0.9, 0.2, 0.1, 0.3], outcome: [UInt8] = [0, 1, 0, 0, 1, 0, 0, 1]
        let predictions = try Predictions(risk: risk, outcome: outcome)
        let map = AreaMap(codes: ["a", "b"], areaOfRow: [0, 0, 0, 0, 1, 1, 1, 1])
        let findings = Verdicts.adjust(
            try StigmaAudit(minimumRows: 1).audit(predictions, selection: .threshold(0.5, of: predictions), areas: map, context: testContext))
        // In a: flagged .6, .8, .5; false 2; expected .4 + .2 + .5 = 1.1.
        #expect(isClose(findings.first("stigma.false-alarms", area: "a")?.says?.arguments["raw"]?.double, 2 / 1.1, within: 1e-12))
        let table = try #require(findings.first("stigma.areas")?.table)
        #expect(isClose(table.column("location_quotient")?.first?.double, 0.75 / 0.5, within: 1e-12))
        #expect(table.column("false_alarms_per_1000")?.compactMap(\.double) == [500, 0])
        // All false alarms lie in a, half of the rows: the curve is (.5, 0), (1, 1).
        #expect(isClose(findings.first("stigma.gini")?.value, 0.5, within: 1e-12))
        #expect(isClose(findings.first("stigma.half-share")?.value, 0.5, within: 1e-12))
        expectSpeakable(findings)
    }

    /// Even false alarms: what is observed is what chance gives.
    @Test func evenAlarmsAreAsChance() throws {
        let findings = try Families(60, perArea: 200, spread: 0).findings()
        let gini = try #require(findings.first("stigma.gini"))
        let excess = try #require(gini.says?.arguments["excess"]?.double)
        #expect(abs(excess) < 0.03 && (gini.value ?? 0) > 0.03, "a Gini is never 0 by chance")
        #expect(abs(try #require(findings.first("stigma.moran")?.value)) < 0.35)
        #expect(abs(try #require(findings.first("stigma.area-share")?.value)) < 0.02)
    }

    @Test func neighboursAlikeAreSeen() throws {
        var families = Families(60, perArea: 200, spread: 0)
        for row in families.area.indices where families.area[row] < 30 { families.risk[row] = min(0.99, families.risk[row] + 0.2) }
        let moran = try #require(try families.findings().first("stigma.moran"))
        #expect((moran.value ?? 0) > 0.6 && (moran.says?.arguments["p"]?.double ?? 1) < 0.02)
    }

    /// Moran's I by Assunção and Reis's formula, term by term, on four areas in a row.
    @Test func moranEqualsItsNaiveTwin() throws {
        let events = [8, 6, 2, 1], rows = [40, 50, 60, 50]
        var outcome: [UInt8] = [], area: [Int32] = [], reached: [Bool] = []
        for place in 0..<4 {
            for row in 0..<rows[place] {
                outcome.append(0)
                area.append(Int32(place))
                reached.append(row < events[place])
            }
        }
        let neighbours = [[1], [0, 2], [1, 3], [2]]
        let predictions = try Predictions(risk: outcome.map { _ in 0.1 }, outcome: outcome)
        let found = Verdicts.adjust(
            try StigmaAudit().audit(
                predictions, selection: Selection(at: ["threshold": 0.5], isReached: reached),
                areas: AreaMap(codes: ["a", "b", "c", "d"], areaOfRow: area, neighbours: neighbours), context: testContext)
        ).first("stigma.moran")
        let b = 17.0 / 200, p = zip(events, rows).map { Double($0) / Double($1) }
        let s2 = zip(p, rows).reduce(0.0) { $0 + Double($1.1) * ($1.0 - b) * ($1.0 - b) } / 200
        let a = max(0, s2 - b / 50)
        let z = zip(p, rows).map { ($0 - b) / (a + b / Double($1)).squareRoot() }, mean = z.reduce(0, +) / 4
        let c = z.map { $0 - mean }
        let cross = 2 * (c[0] * c[1] + c[1] * c[2] + c[2] * c[3])
        #expect(isClose(found?.value, 4.0 / 6 * cross / c.reduce(0) { $0 + $1 * $1 }, within: 1e-12))
    }

    /// The share of the score that is the area, where it is known: variances 1 between and 3 within.
    @Test func areaShareOfAKnownScore() throws {
        var random = Philox(seed: 2, stage: "test.share")
        var risk: [Double] = [], area: [Int32] = []
        for place in 0..<400 {
            let level = Normal.quantile(random.uniform())
            for _ in 0..<25 {
                risk.append(level + 3.0.squareRoot() * Normal.quantile(random.uniform()))
                area.append(Int32(place))
            }
        }
        let predictions = try Predictions(risk: risk, outcome: risk.map { $0 > 1 ? 1 : 0 }, scale: .score)
        let findings = Verdicts.adjust(
            try StigmaAudit(replicates: 9).audit(
                predictions, selection: .threshold(2, of: predictions), areas: AreaMap(codes: (0..<400).map(String.init), areaOfRow: area),
                context: testContext))
        let share = try #require(findings.first("stigma.area-share"))
        #expect((share.interval?[0] ?? 1) < 0.25 && 0.25 < (share.interval?[1] ?? 0) && abs((share.value ?? 0) - 0.25) < 0.04)
        #expect(findings.first("stigma.false-alarms")?.reason == "audit.not-a-probability")
        expectSpeakable(findings)
    }

    /// What chance gives hangs on Poisson draws: with as many false alarms in each area as rows deserve, the mean Gini of n areas with a mean
    /// of m each is about 1 / sqrt(pi m).
    @Test(arguments: [5.0, 50])
    func chanceOfAnEvenMap(mean: Double) throws {
        let areas = 400, perArea = 200, alarms = Int(mean)
        let rows = areas * perArea, risk = (0..<rows).map { $0 % perArea < alarms ? 0.9 : 0.1 }
        let predictions = try Predictions(risk: risk, outcome: [UInt8](repeating: 0, count: rows))
        let map = AreaMap(codes: (0..<areas).map(String.init), areaOfRow: (0..<rows).map { Int32($0 / perArea) })
        let found = Verdicts.adjust(
            try StigmaAudit(replicates: 199).audit(predictions, selection: .threshold(0.5, of: predictions), areas: map, context: testContext))
        let gini = try #require(found.first("stigma.gini"))
        #expect(isClose(gini.value, 0, within: 1e-12))
        #expect(isClose(gini.says?.arguments["chance"]?.double, 1 / (Double.pi * mean).squareRoot(), within: 0.03 / mean.squareRoot()))
    }

    @Test func hostileMaps() throws {
        var families = Families(2, perArea: 30)
        families.area = families.area.map { _ in 0 }
        let one = try families.findings()
        #expect(one.count == 1 && one[0].verdict == .insufficient)
        families = Families(4, perArea: 3)
        let tiny = try families.findings()
        #expect(tiny.filter { $0.key == "stigma.false-alarms" }.allSatisfy { $0.verdict == .insufficient && $0.value == nil })
        expectSpeakable(one)
        expectSpeakable(tiny)
        families.risk = families.risk.map { _ in 0.3 }
        let nobody = try families.findings(threshold: 0.9)
        #expect(nobody.first("stigma.gini")?.value == nil && nobody.first("stigma.area-share")?.value == nil)
        expectSpeakable(nobody)
        let predictions = try Predictions(risk: [0.1], outcome: [1])
        #expect(throws: FairnessError.self) {
            try StigmaAudit().audit(
                predictions, selection: .threshold(0.5, of: predictions), areas: AreaMap(codes: ["a"], areaOfRow: [0, 0]), context: testContext)
        }
        #expect(throws: FairnessError.self) {
            try StigmaAudit().audit(
                predictions, selection: .threshold(0.5, of: predictions), areas: AreaMap(codes: ["a"], areaOfRow: [0], neighbours: [[3]]),
                context: testContext)
        }
    }

    @Test func fiveHundredAreasTwice() throws {
        let families = Families(500, perArea: 20)
        #expect(try families.findings() == families.findings())
    }
}
