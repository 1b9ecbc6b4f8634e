// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Foundation
import Reporting
import StatMath
import Testing

/// Which comparisons reach the first page.
struct ComparisonsTests {
    private func firstPage(adding findings: [Finding]) throws -> String {
        var evidence = BirthsEvidence.file(groups: 3)
        evidence.findings += findings
        let report = HTMLReport(evidence: evidence, templates: BirthsEvidence.templates, language: .english, chartBundle: Data(), logHead: nil)
        let page = String(decoding: try report.html(), as: UTF8.self)
        let start = try #require(page.range(of: "id=\"en-summary\"")), end = try #require(page.range(of: "id=\"en-question\""))
        return String(page[start.lowerBound..<end.lowerBound])
    }

    private func ratio(_ value: Double, model: String, group: String, _ verdict: Verdict) -> Finding {
        Finding(
            key: "fairness.ratio.selection-rate",
            about: About(
                outcome: "early", model: model, rows: .outOfFold, attribute: "wic", group: ["wic": group], compareTo: "overall", at: ["capacity": 0.1]
            ),
            value: value, interval: Interval(low: value - 0.01, high: value + 0.01), method: "log", verdict: verdict, stage: "audit")
    }

    @Test("A ratio that is a concern is told, also where the gap of the same groups has no limit") func gravest() throws {
        #expect(try firstPage(adding: []).contains("×0.67") == false)
        #expect(try firstPage(adding: [ratio(0.67, model: "additive", group: "G2", .concern)]).contains("×0.67"))
    }

    @Test("What nobody set a limit for is not said to be within one") func withoutLimit() throws {
        #expect(try firstPage(adding: []).contains("comparisons nobody set a limit: they are shown, not judged."))
        var evidence = BirthsEvidence.file(groups: 3)
        for index in evidence.findings.indices where evidence.findings[index].verdict != nil { evidence.findings[index].verdict = .information }
        let report = HTMLReport(evidence: evidence, templates: BirthsEvidence.templates, language: .english, chartBundle: Data(), logHead: nil)
        let page = String(decoding: try report.html(), as: UTF8.self)
        #expect(page.contains("nobody set a limit") && !page.contains("No comparison between groups went beyond its limit"))
    }

    @Test("Only the chosen model's comparisons are told and counted") func chosenModel() throws {
        let without = try firstPage(adding: [])
        #expect(try firstPage(adding: [ratio(0.67, model: "logistic", group: "G2", .concern)]) == without)
    }
}
