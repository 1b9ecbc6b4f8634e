// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Fairness
import Metrics
import Protected
import Testing
import TestSupport

@Suite struct BootstrapAuditTests {
    /// Beside each printed rate and gap of the single attributes stands a resampled interval about as wide; what is not printed is not given.
    @Test func resampledIntervalsStandBesideFormulas() throws {
        let drawn = DrawnPredictions(6_000, prevalence: 0.2, seed: 4)
        let predictions = try Predictions(risk: drawn.risk, outcome: drawn.outcome, tieBreak: drawn.tieBreak)
        let levels = drawn.risk.indices.map { $0 < 8 ? "C" : $0 % 3 == 0 ? "A" : "B" }
        let attribute = try ProtectedAttribute.made("origin", levels)
        let audit = GroupAudit(intersections: 1), selection = Selection.threshold(0.3, of: predictions)
        let context = FindingContext(about: About(outcome: "preterm", model: "score", rows: .all), rows: "h", stage: "audit")
        let findings = try BootstrapAudit(audit, bootstrap: FamilyBootstrap(resamples: 400, seed: 1), rule: .threshold(0.3)).findings(
            predictions, selection: selection, attributes: [attribute], context: context)
        let keys = Set(findings.map(\.key))
        for key in ["resampled.auc", "resampled.observed-expected", "resampled.brier", "resampled.fnr", "resampled.gap.fnr"] {
            #expect(keys.contains(key), "\(key)")
        }
        #expect(!findings.contains { $0.about.group == ["origin": "C"] })
        let judged = try audit.audit(predictions, selection: selection, attributes: [attribute], context: context)
        let formulas = Verdicts.adjust(judged)
        for finding in findings where finding.key.hasPrefix("resampled.gap.") || finding.about.group != nil {
            let key = finding.key.replacing("resampled.", with: "fairness.")
            let formula = try #require(formulas.first { $0.key == key && $0.about == finding.about }, "\(key)")
            #expect(isClose(formula.value, finding.value, within: 1e-12))
            let (own, other) = (try #require(finding.interval), try #require(formula.interval))
            #expect((0.8...1.25).contains((own[1] - own[0]) / (other[1] - other[0])), "\(key) \(finding.about)")
        }
    }
}
