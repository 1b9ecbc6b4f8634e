// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Metrics
import Testing
import TestSupport
import Validation

@Suite struct PerformanceEvaluationTests {
    let about = About(outcome: "preterm", model: "additive", rows: .outOfFold)
    let drawn = DrawnPredictions(1_200, prevalence: 0.08)

    func predictions() throws -> Predictions {
        try Predictions(risk: drawn.risk, outcome: drawn.outcome, folds: drawn.risk.indices.map { Int32($0 % 5) }, tieBreak: drawn.tieBreak)
    }

    /// Every key that the report reads, once, with the support that a release needs.
    @Test func makesEveryFinding() throws {
        let findings = try PerformanceEvaluation(decisionThreshold: 1.0 / 6, capacity: 0.1)
            .evaluate(try predictions(), about: about, rowsFingerprint: "hash")
        let keys = findings.map(\.key)
        #expect(Set(keys).count == keys.count)
        let expected: Set<String> = [
            "auc", "brier", "scaled-brier", "log-loss", "spiegelhalter-z", "calibration-in-the-large", "calibration-slope", "observed-expected",
            "ici", "e50", "e90", "emax", "eci", "nagelkerke-r2", "calibration-curve", "net-benefit", "decision-curve", "selected", "sensitivity",
            "ppv",
        ]
        #expect(Set(keys) == Set(expected.map { "validation." + $0 }))
        for finding in findings {
            #expect(finding.support?.rows == "hash" && finding.stage == "validate", "\(finding.key)")
            #expect((finding.value != nil) != (finding.table != nil), "\(finding.key)")
            #expect(finding.interval.map { $0[0] <= (finding.value ?? .nan) && (finding.value ?? .nan) <= $0[1] } ?? true, "\(finding.key)")
        }
        #expect(findings.first { $0.key == "validation.net-benefit" }?.about.at == ["threshold": 1.0 / 6])
        #expect(findings.first { $0.key == "validation.ppv" }?.about.at == ["capacity": 0.1])
        #expect(findings.first { $0.key == "validation.observed-expected" }?.verdict != nil)
        #expect(
            findings.first { $0.key == "validation.decision-curve" }?.table?.columns.prefix(6) == [
                "threshold", "model", "lower", "upper", "all", "none",
            ])
        #expect(findings.first { $0.key == "validation.calibration-curve" }?.table?.columns == ["predicted", "observed", "lower", "upper", "rows"])
    }

    /// A score on another scale: order and operating point; everything else says why not.
    @Test func scoresFromElsewhere() throws {
        let decile = drawn.risk.map { ($0 * 10).rounded(.up) }
        let deciles = try Predictions(risk: decile, outcome: drawn.outcome, scale: .score, tieBreak: drawn.tieBreak)
        let findings = try PerformanceEvaluation(decisionThreshold: 0.2, capacity: 0.1).evaluate(deciles, about: about, rowsFingerprint: "hash")
        let defined = Set(findings.filter { $0.value != nil || $0.table != nil }.map(\.key))
        #expect(defined == ["validation.auc", "validation.selected", "validation.sensitivity", "validation.ppv"])
        #expect(findings.allSatisfy { defined.contains($0.key) || $0.reason == "undefined.not-a-probability" })
    }

    @Test func sameSeedSameFindings() throws {
        let evaluation = PerformanceEvaluation(capacity: 0.1, seed: 7)
        let one = try evaluation.evaluate(try predictions(), about: about, rowsFingerprint: "hash")
        #expect(try evaluation.evaluate(try predictions(), about: about, rowsFingerprint: "hash") == one)
    }

    @Test func withoutRowsOrEvents() throws {
        for outcome in [[], [UInt8](repeating: 0, count: 30)] {
            let predictions = try Predictions(risk: outcome.map { _ in 0.1 }, outcome: outcome)
            let findings = try PerformanceEvaluation(capacity: 0.1).evaluate(predictions, about: about, rowsFingerprint: "hash")
            #expect(findings.allSatisfy { ($0.value == nil && $0.table == nil) == ($0.reason != nil) })
            #expect(findings.first { $0.key == "validation.auc" }?.value == nil)
        }
    }

    @Test func everySentenceHasItsTemplate() throws {
        let ids = Set((MetricsSentences.all + ValidationSentences.all).map(\.id))
        #expect(ids.count == MetricsSentences.all.count + ValidationSentences.all.count)
        let evaluation = PerformanceEvaluation(decisionThreshold: 0.2, capacity: 0.1)
        let findings = try evaluation.evaluate(try predictions(), about: about, rowsFingerprint: "h")
        let areas = AreaPerformance().evaluate(
            try predictions(), areaOfRow: drawn.risk.indices.map { Int32($0 % 3) }, codes: ["a", "b", "c"], about: about, rowsFingerprint: "h")
        #expect((findings + areas).allSatisfy { $0.says.map { ids.contains($0.template) } ?? false })
        #expect(findings.compactMap(\.why).allSatisfy(ids.contains))
    }
}

@Suite struct AreaPerformanceTests {
    let drawn = DrawnPredictions(3_000, prevalence: 0.1, seed: 4)
    let about = About(outcome: "preterm", model: "additive", rows: .outOfFold)

    /// Each area is what its rows alone give; a small one has a reason; one without rows is absent; rows without an area count nowhere.
    @Test func areasAreTheirRows() throws {
        let predictions = try Predictions(risk: drawn.risk, outcome: drawn.outcome)
        let area = drawn.risk.indices.map { Int32($0 < 1_800 ? 2 : $0 < 1_830 ? 0 : $0 < 2_900 ? 3 : -1) }
        let codes = ["small", "empty", "large", "other"]
        let findings = AreaPerformance().evaluate(predictions, areaOfRow: area, codes: codes, about: about, rowsFingerprint: "h")
        #expect(findings.map(\.about.area) == ["small", "small", "large", "large", "other", "other"])
        #expect(findings[0].value == nil && findings[0].reason == "area.too-few" && findings[1].value == nil)
        let large = predictions.subset(Array(0..<1_800))
        #expect(findings[2].value == AreaUnderCurve.estimate(large)?.value && findings[3].value == ObservedExpected.estimate(large)?.value)
        #expect(findings[2].support?.cells == [large.events, large.nonEvents] && findings[3].verdict == .information)
    }
}
