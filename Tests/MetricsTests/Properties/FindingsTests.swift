// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Metrics
import Testing
import TestSupport

@Suite struct FindingsTests {
    let context = FindingContext(about: About(outcome: "preterm", model: "additive", rows: .outOfFold), rows: "hash")

    func finding(_ metric: PerformanceMetric, _ predictions: Predictions) -> Finding { metric.finding(predictions, in: context) }

    @Test(arguments: PerformanceMetric.allCases)
    func findingHoldsTheEstimate(metric: PerformanceMetric) throws {
        let drawn = DrawnPredictions(400)
        let predictions = try Predictions(risk: drawn.risk, outcome: drawn.outcome)
        let (finding, estimate) = (finding(metric, predictions), try #require(metric.estimate(predictions)))
        #expect(finding.key == metric.key && finding.value == estimate.value && finding.reason == nil)
        #expect(finding.support?.cells == [predictions.events, predictions.nonEvents] && finding.support?.rows == "hash")
        #expect(finding.says?.template == metric.key)
    }

    /// A score that is no probability has an order and nothing else; the reason is a sentence.
    @Test(arguments: PerformanceMetric.allCases)
    func scoresHaveAnOrderAlone(metric: PerformanceMetric) throws {
        let drawn = DrawnPredictions(400)
        let predictions = try Predictions(risk: drawn.risk.map { ($0 * 10).rounded() }, outcome: drawn.outcome, scale: .score)
        let finding = finding(metric, predictions)
        #expect((finding.value != nil) == !metric.needsProbability)
        #expect(finding.reason == (metric.needsProbability ? "undefined.not-a-probability" : nil))
    }

    /// Risks of 0 and 1 leave out only what has no meaning there.
    @Test func risksOfZeroOrOne() throws {
        let predictions = try Predictions(risk: [0, 0.2, 0.4, 1, 0.3, 0], outcome: [0, 1, 0, 1, 0, 1])
        #expect(finding(.calibrationSlope, predictions).reason == "undefined.risk-of-zero-or-one")
        #expect(finding(.logLoss, predictions).reason == "undefined.risk-of-zero-or-one")
        #expect(finding(.brier, predictions).value != nil && finding(.observedExpected, predictions).value != nil)
    }

    /// Every finding's sentence exists, in both languages, once.
    @Test func sentencesExist() throws {
        let ids = MetricsSentences.all.map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(MetricsSentences.all.allSatisfy { !$0.text.en.isEmpty && !$0.text.nl.isEmpty && $0.text.en != $0.text.nl })
        #expect(PerformanceMetric.allCases.allSatisfy { ids.contains($0.key) })
        // The same holes in both languages.
        for template in MetricsSentences.all {
            func holes(_ text: String) -> Set<String> { Set(text.split(separator: "{").dropFirst().map { String($0.prefix { $0 != "}" }) }) }
            #expect(holes(template.text.en) == holes(template.text.nl), "\(template.id)")
        }
    }
}
