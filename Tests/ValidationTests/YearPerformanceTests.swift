// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Foundation
import Metrics
import Testing
import TestSupport
import Validation

@Suite struct YearPerformanceTests {
    let about = About(outcome: "preterm", model: "additive", rows: .outOfFold)

    /// Births of several years, of which the last has other odds at the same risk.
    func births(_ perYear: Int, shift: Double, years: Int = 4) throws -> (predictions: Predictions, years: [Int?]) {
        var risk: [Double] = [], outcome: [UInt8] = [], year: [Int?] = []
        for number in 0..<years {
            let drawn = DrawnPredictions(perYear, prevalence: 0.1, shift: number == years - 1 ? shift : 0, seed: UInt64(number + 11))
            risk += drawn.risk
            outcome += drawn.outcome
            year += [Int?](repeating: 2016 + number, count: perYear)
        }
        return (try Predictions(risk: risk, outcome: outcome), year)
    }

    func year(_ finding: Finding) -> Int? { if case .year(let year) = finding.about.rows { year } else { nil } }

    @Test func eachYearIsItsRowsAndDriftIsAConcern() throws {
        let (predictions, years) = try births(6_000, shift: 0.5)
        let findings = YearPerformance().evaluate(predictions, years: years, origin: .allYears, about: about, rowsFingerprint: "h")
        let ratios = findings.filter { $0.key == "validation.observed-expected" }
        #expect(ratios.map(year) == [2016, 2017, 2018, 2019])
        for (number, finding) in ratios.enumerated() {
            let own = predictions.subset(Array(number * 6_000..<(number + 1) * 6_000))
            #expect(finding.value == ObservedExpected.estimate(own)?.value)
            #expect(finding.support?.cells == [own.events, own.nonEvents])
            #expect(finding.why == "year.observed-expected.\(finding.verdict?.rawValue ?? "")")
        }
        #expect(ratios[3].verdict == .concern && ratios[..<3].allSatisfy { $0.verdict != .concern })
        #expect(findings.filter { $0.key == "validation.auc" }.compactMap(year).count == 4)
        let trend = try #require(findings.first { $0.key == "validation.trend" })
        #expect((trend.value ?? 0) > 1 && trend.verdict == .concern)
    }

    @Test func withoutDriftNothingIsAConcern() throws {
        let (predictions, years) = try births(30_000, shift: 0)
        let findings = YearPerformance().evaluate(predictions, years: years, origin: .allYears, about: about, rowsFingerprint: "h")
        #expect(findings.filter { $0.key == "validation.observed-expected" }.allSatisfy { $0.verdict == .fine })
        #expect(findings.first { $0.key == "validation.trend" }?.verdict != .concern)
    }

    /// With two years the trend is the difference of their calibrations in the large; of a group, less that of the others.
    @Test func trendIsTheDifferenceOfTwoYears() throws {
        let (predictions, years) = try births(3_000, shift: 0.4, years: 2)
        let codes = predictions.risk.indices.map { Int32($0 % 3 == 0 ? 1 : 0) }
        func level(_ wanted: Int, _ group: Int32? = nil) throws -> Double {
            let rows = predictions.risk.indices.filter { years[$0] == wanted && (group == nil || codes[$0] == group) }
            return try #require(CalibrationInTheLarge.estimate(predictions.subset(rows))?.value)
        }
        let all = YearPerformance().evaluate(predictions, years: years, origin: .unknown, about: about, rowsFingerprint: "h")
        let change = try #require(all.first { $0.key == "validation.trend" }?.value)
        #expect(isClose(log(change), try level(2017) - level(2016), within: 1e-6))
        let grouping = RowGrouping(attribute: "origin", groups: [["origin": "A"], ["origin": "B"]], codes: codes)
        let byGroup = YearPerformance().evaluate(predictions, years: years, groupings: [grouping], about: about, rowsFingerprint: "h")
        let own = try #require(byGroup.first { $0.key == "validation.trend" && $0.about.group == ["origin": "B"] }?.value)
        #expect(isClose(log(own), try level(2017, 1) - level(2016, 1) - level(2017, 0) + level(2016, 0), within: 1e-6))
        #expect(byGroup.count { $0.key == "fairness.observed-expected" } == 4)
        #expect(byGroup.allSatisfy { $0.about.attribute == "origin" && $0.about.group != nil })
    }

    /// A model of few earlier births is uncertain itself: its year needs more to be a concern.
    @Test func theRowsLearnedFromCount() throws {
        let (predictions, years) = try births(2_000, shift: 0, years: 2)
        let few = [2017: YearPerformance.Learned(events: 50, others: 450)]
        let alone = YearPerformance().evaluate(predictions, years: years, origin: .allYears, about: about, rowsFingerprint: "h")[1]
        let wide = YearPerformance().evaluate(predictions, years: years, origin: .allYears, learned: few, about: about, rowsFingerprint: "h")[1]
        let halves = try [alone, wide].map { try #require($0.interval).map { log($0) } }.map { ($0[1] - $0[0]) / 2 / 1.959963984540054 }
        #expect(isClose(halves[1] * halves[1] - halves[0] * halves[0], 1.0 / 50 - 1.0 / 500, within: 1e-9))
        #expect(wide.method == "log-linearised-learned")
    }

    @Test func fewCasesAndOtherScores() throws {
        let (predictions, years) = try births(60, shift: 0, years: 3)
        let few = YearPerformance(minimumEvents: 20).evaluate(predictions, years: years, origin: .unknown, about: about, rowsFingerprint: "h")
        #expect(few.filter { $0.key == "validation.observed-expected" }.allSatisfy { $0.value == nil && $0.verdict == .insufficient })
        let deciles = try Predictions(risk: predictions.risk.map { $0 * 10 }, outcome: predictions.outcome, scale: .score)
        let scores = YearPerformance(minimumEvents: 1).evaluate(deciles, years: years, origin: .unknown, about: about, rowsFingerprint: "h")
        #expect(scores.filter { $0.key == "validation.auc" }.allSatisfy { $0.value != nil })
        #expect(scores.filter { $0.key != "validation.auc" }.allSatisfy { $0.value == nil && $0.reason != nil })
        let one = [Int?](repeating: 2019, count: years.count)
        #expect(YearPerformance().evaluate(predictions, years: one, origin: .unknown, about: about, rowsFingerprint: "h").isEmpty)
        let ids = Set((MetricsSentences.all + ValidationSentences.all).map(\.id))
        #expect((few + scores).allSatisfy { $0.says.map { ids.contains($0.template) } ?? false })
        #expect((few + scores).compactMap(\.why).allSatisfy(ids.contains))
    }
}
