// SPDX-License-Identifier: EUPL-1.2

import Basics
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

    /// A scored table of anybody's: limits always, and imputed groups where they are asked for, also of a score that only ranks. Groups that hang on
    /// a column are imputed as they are: the gap that those recorded hide comes back.
    @Test(arguments: [1.0, 1000]) func ofAScoredTable(scale: Double) throws {
        try withTemporaryFolder { folder in
            var random = Philox(seed: 7, stage: "test.unrecorded")
            var lines = ["origin,town,small,score"], selected = [0.0, 0.0], all = [0.0, 0.0]
            for _ in 0..<4000 {
                let isB = random.uniform() < 0.4, town = isB == (random.uniform() < 0.9) ? "t1" : "t2"
                let risk = 0.05 + 0.3 * random.uniform() + (isB ? 0.2 : 0)
                let isReached = risk > 0.35, isUnknown = random.uniform() < (isB && isReached ? 0.7 : 0.05)
                (selected[isB ? 1 : 0], all[isB ? 1 : 0]) = (selected[isB ? 1 : 0] + (isReached ? 1 : 0), all[isB ? 1 : 0] + 1)
                lines.append("\(isUnknown ? "" : isB ? "B" : "A"),\(town),\(random.uniform() < risk ? 1 : 0),\(scale * risk)")
            }
            try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: folder.appendingPathComponent("scored.csv"))
            let options = [
                "audit", "scored.csv", "--outcome", "small", "--score", "score", "--protected", "origin:A", "--threshold", "\(scale * 0.35)",
            ]
            func evidence(_ out: String, _ more: [String]) throws -> EvidenceFile {
                let run = try CommandLineRun(options + ["--out", out, "--quiet"] + more, in: folder)
                #expect(run.code == 0, "\(run.messages)")
                return try EvidenceFile(decoding: try Data(contentsOf: folder.appendingPathComponent("\(out)/evidence.json")))
            }
            let plain = try evidence("plain", []), imputed = try evidence("imputed", ["--impute-groups", "5"])
            #expect(!plain["missing.group-bounds.selection-rate"].isEmpty && plain["missing.strategy"].isEmpty)
            #expect(imputed["missing.strategy"].contains { $0.about.strategy == "imputed-groups" && $0.value == 1 })
            func gap(_ strategy: String?) throws -> Double {
                let found = imputed["fairness.gap.selection-rate"].filter { $0.about.strategy == strategy && $0.about.group == ["origin": "B"] }
                return try #require(found.first?.value)
            }
            let page = try String(contentsOf: folder.appendingPathComponent("imputed/report.html"), encoding: .utf8)
            #expect(page.contains("getrokken groepen voor mensen") && !page.contains("Het gekozen model is bij elke aanpak opnieuw gemaakt"))
            let truth = selected[1] / all[1] - selected[0] / all[0]
            #expect(try abs(gap("imputed-groups") - truth) < 0.06 && abs(gap(nil) - truth) > 0.12, "\(truth)")
            let wrong = try CommandLineRun(options + ["--out", "d", "--impute-groups", "1"], in: folder)
            #expect(wrong.code == 2 && wrong.messages.contains("2 to 100"))
        }
    }
}
