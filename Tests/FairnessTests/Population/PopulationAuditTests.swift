// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Foundation
import Metrics
import Protected
import StatMath
import TestSupport
import Testing

@Suite("Numbers by area")
struct PopulationAuditTests {
    /// Areas of unequal size whose true ratio of outcomes to scores is known.
    private struct Country {
        var risk: [Double] = [], outcome: [UInt8] = [], area: [Int32] = []
        var truth: [Double] = []

        init(_ areas: Int, spread: Double, seed: UInt64) {
            var random = Philox(seed: seed, stage: "test.population")
            for place in 0..<areas {
                let ratio = exp(spread * Normal.quantile(random.uniform()) - spread * spread / 2)
                truth.append(ratio)
                for _ in 0..<(40 + 40 * (place % 10)) {
                    let own = 0.02 + 0.08 * random.uniform()
                    risk.append(own)
                    outcome.append(random.uniform() < min(1, own * ratio) ? 1 : 0)
                    area.append(Int32(place))
                }
            }
        }

        var codes: [String] { truth.indices.map { "WK\($0 + 100)" } }
        var level: AreaLevel { AreaLevel(name: "wc", codes: codes, areaOfRow: area) }
        /// Ten areas each.
        var larger: AreaLevel {
            AreaLevel(name: "gm", codes: (0..<(truth.count / 10)).map { "GM\($0)" }, areaOfRow: area.map { $0 / 10 })
        }

        func findings(_ audit: PopulationAudit = PopulationAudit(), levels: [AreaLevel]? = nil, capacity: Double? = 0.1) throws -> [Finding] {
            let predictions = try Predictions(risk: risk, outcome: outcome)
            return Verdicts.adjust(
                try audit.audit(
                    predictions, selection: capacity.map { .capacity($0, of: predictions) }, levels: levels ?? [level, larger],
                    attributes: [.made("origin", codes: risk.indices.map { $0 % 3 == 0 ? 1 : 0 })], years: 2015...2018, context: testContext))
        }
    }

    /// Intervals of areas hold their truths, with areas that differ and with areas that are alike (methods: no setting below .91, their mean at
    /// least .93).
    @Test func intervalsOfAreasHoldTheirTruth() throws {
        let shares = try [0.0, 0.1, 0.15, 0.25, 0.4].map { spread in
            let held = try (0..<40).map { seed in try heldAreas(spread: spread, seed: UInt64(seed)) }
            return Double(held.reduce(0, +)) / Double(40 * 60)
        }
        #expect(shares.allSatisfy { $0 >= 0.91 } && shares.reduce(0, +) / 5 >= 0.93, "\(shares)")
    }

    /// - Returns: how many of 60 areas.
    private func heldAreas(spread: Double, seed: UInt64) throws -> Int {
        let country = Country(60, spread: spread, seed: seed)
        var expected = [Double](repeating: 0, count: 60), observed = expected
        for row in country.risk.indices {
            expected[Int(country.area[row])] += country.risk[row]
            observed[Int(country.area[row])] += Double(country.outcome[row])
        }
        let model = try #require(GammaPoisson(observed: observed, expected: expected))
        return (0..<60).count { place in
            let interval = model.posterior(observed: observed[place], expected: expected[place], level: 0.95).interval
            return interval.low <= country.truth[place] && country.truth[place] <= interval.high
        }
    }

    /// Little is known of a small area: its ratio is drawn to the mean; of a large one not.
    @Test func smallAreasAreDrawnFurther() throws {
        let expected = (0..<40).map { _ in 50.0 } + [2, 2000], observed = (0..<40).map { 50 + Double($0 % 9) * 3 - 12 } + [6, 3000.0]
        let model = try #require(GammaPoisson(observed: observed, expected: expected))
        let small = model.posterior(observed: 6, expected: 2, level: 0.95), large = model.posterior(observed: 3000, expected: 2000, level: 0.95)
        #expect(small.mean < 2 && small.mean > 1 && abs(large.mean - 1.5) < 0.02)
        #expect(small.interval.high - small.interval.low > 5 * (large.interval.high - large.interval.low))
        #expect(GammaPoisson(observed: [1], expected: [1]) == nil && GammaPoisson(observed: [0, 0], expected: [1, 1]) == nil)
    }

    @Test func theSmallestLevelThatMayBePrintedIsNamed() throws {
        let country = Country(60, spread: 0.2, seed: 3), found = try country.findings()
        let level = try #require(found.first("area.level"))
        #expect(level.about.column == "gm" && level.verdict == .information)
        let plans = found.filter { $0.key == "area.planning" }
        #expect(plans.map(\.about.column) == ["wc", "gm", "all"])
        for plan in plans {
            let table = try #require(plan.table)
            for row in table.rows {
                let observed = row[2].double
                #expect(observed.map { $0 >= 10 } ?? row[3...].allSatisfy { $0 == .null })
            }
        }
        // All areas together: what was seen, nothing drawn anywhere.
        let whole = try #require(plans[2].table?.rows.first)
        #expect(whole[2].double == Double(country.outcome.count { $0 == 1 }))
        #expect(abs((whole[3].double ?? 0) - country.risk.reduce(0, +)) < 1e-9)
        expectSpeakable(found)
        let tiny = try Country(10, spread: 0, seed: 4).findings(PopulationAudit(minimumCount: 100_000))
        #expect(tiny.first("area.level")?.verdict == .insufficient)
        expectSpeakable(tiny)
    }

    /// Selected = found + without the outcome, with the outcome = found + missed, of each group.
    @Test func reachAddsUp() throws {
        let found = try Country(30, spread: 0.2, seed: 5).findings(), table = try #require(found.first("area.reach")?.table)
        for row in table.rows {
            let (with, selected, reached, missed, without) = (row[2].double, row[3].double, row[4].double, row[5].double, row[6].double)
            #expect(abs((with ?? 0) - (reached ?? 0) - (missed ?? 0)) < 1e-9 && abs((selected ?? 0) - (reached ?? 0) - (without ?? 0)) < 1e-9)
        }
        #expect(try Country(30, spread: 0.2, seed: 5).findings(capacity: nil).first("area.reach") == nil)
    }

    @Test func areasOfOtherRowsAreAnError() throws {
        #expect(throws: FairnessError.self) {
            try Country(10, spread: 0, seed: 1).findings(levels: [AreaLevel(name: "wc", codes: ["a"], areaOfRow: [0])])
        }
    }
}
