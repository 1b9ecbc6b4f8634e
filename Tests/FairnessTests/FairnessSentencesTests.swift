// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Metrics
import Protected
import Testing

@Suite("Sentences of the audit")
struct FairnessSentencesTests {
    @Test func idsAreUnique() {
        #expect(Set(FairnessSentences.all.map(\.id)).count == FairnessSentences.all.count)
    }

    /// Both languages have the same holes, of kinds that reports can fill.
    @Test func languagesHaveTheSameHoles() {
        for template in FairnessSentences.all {
            let (en, nl) = (holes(template.text.en), holes(template.text.nl))
            #expect(en == nl, "\(template.id)")
            #expect(!template.text.en.contains("#") && !template.text.nl.contains("#"), "\(template.id)")
            #expect(template.text.en.hasSuffix(".") && template.text.nl.hasSuffix("."), "\(template.id)")
        }
    }

    private func holes(_ text: String) -> [String] {
        text.split(separator: "{").dropFirst().map { String($0.prefix { $0 != "}" }) }.sorted()
    }

    @Test func everyFindingHasItsSentences() throws {
        let births = GroupAuditTests.Births(), predictions = try births.predictions()
        let goals = [FairnessGoal(metric: "fnr", attribute: "area", limit: 0.05), FairnessGoal(metric: "auc", attribute: "area", limit: 0.02)]
        let findings = Verdicts.adjust(
            try GroupAudit(goals: goals).audit(
                predictions, selection: .threshold(0.4, of: predictions), attributes: births.attributes(), context: testContext))
        let known = Dictionary(uniqueKeysWithValues: FairnessSentences.all.map { ($0.id, $0.text) })
        for finding in findings {
            let says = try #require(finding.says)
            #expect(known[says.template] != nil, "\(says.template)")
            if let why = finding.why {
                let text = try #require(known[why], "\(why)")
                // What a why needs that is not the finding's own stands among the arguments.
                for hole in holes(text.en) where finding.verdict != .information {
                    #expect(says.arguments[String(hole.prefix { $0 != ":" })] != nil, "\(why): \(hole)")
                }
            }
            if let reason = finding.reason { #expect(known[reason] != nil, "\(reason)") }
        }
    }

    @Test func saysWhatAPersonWouldSay() throws {
        let text = try #require(FairnessSentences.all.first { $0.id == "fairness.fnr" }?.text)
        #expect(
            text.en == "Of 100 with the outcome “{outcome}” in group {group}, the model misses {value:per100} ({low:per100} to {high:per100}).")
        #expect(
            text.nl == "Van de 100 met de uitkomst “{outcome}” in de groep {group} worden er {value:per100} ({low:per100} tot {high:per100}) gemist.")
    }
}
