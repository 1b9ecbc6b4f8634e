// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Foundation
import TestSupport
import Testing

/// A protected attribute that is missing for some: a row of its own, limits, and imputed.
@Suite(.serialized) struct UnrecordedGroupsRunTests {
    @Test func aRowLimitsAndImputed() throws {
        try withTemporaryFolder { folder in
            let study = try BirthsFolder(in: folder, births: 3000)
            var plan = try String(contentsOf: study.study, encoding: .utf8)
            plan = plan.replacingOccurrences(of: "rookgedrag: feature", with: "rookgedrag: protected")
            plan += "\nmodel: {kind: logistic, bootstrap: 0}\nmissing: {sensitivity: {groups: true, imputations: 3, iterations: 3}}\n"
            try Data(plan.utf8).write(to: study.study)
            let run = try CommandLineRun(["run", "study.yaml", "--quiet"], in: folder)
            #expect(run.code == 0, "\(run.messages)")
            let evidence = try EvidenceFile(decoding: try Data(contentsOf: study.run.appendingPathComponent("evidence.json")))
            #expect(evidence["fairness.selection-rate"].contains { $0.about.group == ["rookgedrag": "not-recorded"] })
            let bounds = evidence["missing.group-bounds.selection-rate"]
            #expect(!bounds.isEmpty && bounds.allSatisfy { $0.about.attribute == "rookgedrag" && $0.about.group != ["rookgedrag": "not-recorded"] })
            for finding in bounds {
                let interval = try #require(finding.interval), value = try #require(finding.value)
                #expect(interval[0] < value && value < interval[1])
            }
            let imputed = evidence["fairness.selection-rate"].filter { $0.about.strategy == "imputed-groups" && $0.about.attribute == "rookgedrag" }
            #expect(!imputed.isEmpty && !imputed.contains { $0.about.group == ["rookgedrag": "not-recorded"] && ($0.count ?? 0) > 0 })
            #expect(evidence["missing.strategy"].contains { $0.about.strategy == "imputed-groups" && $0.value == 1 })
            #expect(Set(evidence.findings.map { [$0.key, "\($0.about)"] }).count == evidence.findings.count)
            let page = try String(contentsOf: study.run.appendingPathComponent("report.html"), encoding: .utf8)
            #expect(page.contains("People whose group is not recorded") && page.contains("Mensen van wie de groep niet is vastgelegd"))
        }
    }
}
