// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Foundation
import Metrics
import StatMath
import Testing
import TestSupport
import Validation

@Suite struct SampleSizeTests {
    /// Riley et al. (2020), BMJ 368, m441, and R's pmsampsize: 24 parameters, Cox-Snell R2 .288, prevalence .174: 623, 662 and 221 rows.
    @Test func equalsPmsampsize() throws {
        let size = try #require(DevelopmentSampleSize(prevalence: 0.174, parameters: 24, coxSnell: 0.288))
        #expect(size.rowsForShrinkage == 623 && size.rowsForOptimism == 662 && size.rowsForOverallRisk == 221)
        #expect(size.rows >= 662)
    }

    @Test func growsWithParametersAndIsUndefinedOutside() throws {
        let few = try #require(DevelopmentSampleSize(prevalence: 0.05, parameters: 10, coxSnell: 0.02))
        let many = try #require(DevelopmentSampleSize(prevalence: 0.05, parameters: 100, coxSnell: 0.02))
        #expect(many.rowsForShrinkage > 9.9 * few.rowsForShrinkage && many.rows > few.rows)
        #expect(DevelopmentSampleSize(prevalence: 0, parameters: 10, coxSnell: 0.02) == nil)
        #expect(DevelopmentSampleSize(prevalence: 0.05, parameters: 0, coxSnell: 0.02) == nil)
        #expect(DevelopmentSampleSize(prevalence: 0.01, parameters: 3, coxSnell: 0.5) == nil)
    }

    @Test func verdictFollowsTheRows() throws {
        let drawn = DrawnPredictions(4_000, prevalence: 0.1)
        let predictions = try Predictions(risk: drawn.risk, outcome: drawn.outcome)
        let context = FindingContext(about: About(outcome: "preterm", model: "additive", rows: .train), rows: "h")
        let events = predictions.events
        func finding(_ counted: DevelopmentSampleSize.Counted, _ parameters: Double) -> Finding {
            DevelopmentSampleSize.finding(
                counted, parameters: parameters, events: events, others: 4_000 - events, outOfSample: predictions, context: context)
        }
        #expect(finding(.effective, 5).verdict == .fine && finding(.candidate, 2_000).verdict == .insufficient)
        let flat = try Predictions(risk: [Double](repeating: predictions.prevalence ?? 0, count: 4_000), outcome: drawn.outcome)
        let none = DevelopmentSampleSize.finding(
            .effective, parameters: 5, events: events, others: 4_000 - events, outOfSample: flat, context: context)
        #expect(none.verdict == .insufficient && none.value == nil && none.reason == "sample-size.no-gain")
    }

    /// What is expected before outcomes are seen is what is found after, on a large sample of a calibrated model.
    @Test func expectedErrorsComeTrue() throws {
        let drawn = DrawnPredictions(40_000, prevalence: 0.1, seed: 9)
        let predictions = try Predictions(risk: drawn.risk, outcome: drawn.outcome)
        let area = try #require(AreaUnderCurve.estimate(predictions))
        let expected = AuditPrecision(risk: drawn.risk, area: area.value, missed: 0.6)
        let ratio = try #require(ObservedExpected.estimate(predictions)), slope = try #require(CalibrationSlope.estimate(predictions))
        let logError = try #require(ratio.standardError) / ratio.value
        // The binomial formula leaves out that risks differ, which only makes the ratio surer.
        #expect(try #require(expected.logRatioError) >= logError && isClose(expected.logRatioError, logError, within: 0.15 * logError))
        #expect(isClose(expected.slopeError, slope.standardError, within: 0.03 * (slope.standardError ?? 1)))
        #expect(isClose(expected.areaError, area.standardError, within: 0.1 * (area.standardError ?? 1)))
        #expect(isClose(expected.missedError, (0.24 / expected.expectedEvents).squareRoot(), within: 1e-12))
    }

    @Test func fewCasesAreNotGuessed() throws {
        let few = AuditPrecision(risk: [Double](repeating: 0.1, count: 500), area: 0.7, missed: 0.5)
        #expect(few.slopeError == nil && few.logRatioError != nil)
        let none = AuditPrecision(risk: [], area: 0.7, missed: 0.5)
        #expect(none.logRatioError == nil && none.areaError == nil && none.missedError == nil)
        // 80% power at 5%: 2.8 standard errors.
        #expect(isClose(AuditPrecision.detectable(0.03, 0.04), 0.05 * 2.801585, within: 1e-6) && AuditPrecision.detectable(nil, 0.1) == nil)
    }

    @Test func groupsByTable() throws {
        let drawn = DrawnPredictions(3_000, prevalence: 0.15)
        let predictions = try Predictions(risk: drawn.risk, outcome: drawn.outcome, tieBreak: drawn.tieBreak)
        let codes = drawn.risk.indices.map { Int32($0 < 2_000 ? 0 : $0 < 2_990 ? 1 : $0 < 2_995 ? 2 : -1) }
        let grouping = RowGrouping(attribute: "origin", groups: [["origin": "A"], ["origin": "B"], ["origin": "C"]], codes: codes)
        let context = FindingContext(about: About(outcome: "preterm", model: "additive", rows: .outOfFold), rows: "h", stage: "audit")
        let findings = AuditPrecision.findings(
            predictions, selection: .capacity(0.1, of: predictions), groupings: [grouping], minimumEvents: 20, context: context)
        let table = try #require(findings.first?.table)
        #expect(table.column("group") == ["A", "B", "C"] && table.column("rows") == [2_000, 990, 5])
        #expect(table.rows[2].suffix(6).allSatisfy { $0 == .null } && table.rows[0].suffix(6).allSatisfy { $0 != .null })
        let scores = try Predictions(risk: drawn.risk.map { $0 * 10 }, outcome: drawn.outcome, scale: .score)
        #expect(AuditPrecision.findings(scores, selection: nil, groupings: [grouping], minimumEvents: 20, context: context).isEmpty)
    }
}
