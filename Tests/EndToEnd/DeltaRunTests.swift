// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Foundation
import TestSupport
import Testing

/// Missing values that are not like those of similar rows, from the study file to the report.
@Suite(.serialized) struct DeltaRunTests {
    private func study(in folder: URL, _ delta: String, births: Int = 2500) throws -> BirthsFolder {
        let study = try BirthsFolder(in: folder, births: births)
        var plan = try String(contentsOf: study.study, encoding: .utf8)
        plan = plan.replacingOccurrences(of: "limit: 0.05", with: "limit: 0.6")
        plan += "\nmodel: {kind: logistic, bootstrap: 0}"
        plan += "\nmissing: {sensitivity: {delta: [\(delta)], imputations: 2, iterations: 2}}\n"
        try Data(plan.utf8).write(to: study.study)
        return study
    }

    @Test func everyConclusionHasItsGrid() throws {
        try withTemporaryFolder { folder in
            let study = try study(in: folder, "{feature: bmi, attribute: etnic, grid: [-1, 1]}")
            let run = try CommandLineRun(["run", "study.yaml", "--quiet"], in: folder)
            #expect(run.code == 0, "\(run.messages)")
            let evidence = try EvidenceFile(decoding: try Data(contentsOf: study.run.appendingPathComponent("evidence.json")))
            let gaps = evidence["missing.value-gap"]
            #expect(!gaps.isEmpty && gaps.allSatisfy { $0.about.feature == "bmi" && $0.about.attribute == "etnic" && $0.interval != nil })
            for gap in gaps {
                let grid = try #require(evidence["missing.value-gap.grid"].first { $0.about == gap.about }?.table)
                #expect(grid.rows.count == 9)
                let middle = try #require(grid.rows.first { $0[0].double == 0 && $0[1].double == 0 })
                #expect(middle[2].double == gap.value && middle[3].double == gap.interval?[0])
                let union = try #require(evidence["missing.value-gap.union"].first { $0.about == gap.about }?.interval)
                #expect(union[0] == grid.column("low")?.compactMap(\.double).min() && union[1] == grid.column("high")?.compactMap(\.double).max())
                let bounds = try #require(evidence["missing.value-gap.bounds"].first { $0.about == gap.about }?.interval)
                #expect(bounds[0] < union[0] && bounds[1] > union[1])
                // The truth about missing values is in no data: never fine.
                let tipping = try #require(evidence["missing.tipping.value"].first { $0.about == gap.about })
                let middleWord = middle[5]
                #expect((tipping.verdict == .insufficient) == grid.rows.contains { $0[5] != middleWord })
                #expect(tipping.verdict == .insufficient || tipping.verdict == .information)
            }
            let courses = evidence["missing.delta.gap.fnr"]
            #expect(!courses.isEmpty && courses.allSatisfy { $0.table?.rows.count == 9 })
            for course in courses {
                let verdicts = try #require(course.table?.column("verdict")).compactMap(\.string)
                let own = try #require(
                    evidence["fairness.gap.fnr"].first {
                        $0.about.group == course.about.group && $0.about.attribute == "etnic" && $0.about.strategy == nil
                    })
                // A verdict that is not fine in the whole grid is not fine.
                if verdicts.contains(where: { $0 != "fine" }) { #expect(own.verdict != .fine) }
                let tipping = try #require(evidence["missing.tipping.gap.fnr"].first { $0.about == course.about })
                #expect((tipping.value != nil) == (Set(verdicts).count > 1) && tipping.verdict != .fine && tipping.verdict != .concern)
            }
            #expect(Set(evidence.findings.map { [$0.key, "\($0.about)"] }).count == evidence.findings.count)
            let page = try String(contentsOf: study.run.appendingPathComponent("report.html"), encoding: .utf8)
            #expect(
                page.contains("If missing values are other values than they seem")
                    && page.contains("Als ontbrekende waarden anders zijn dan ze lijken"))
        }
    }

    /// Asked of the feature alone, the same values are told and no model is fitted anew; without the summaries the audit is else the same.
    @Test func theFeatureCanBeAskedAboutAlone() throws {
        let all = try [("true", "true"), ("false", "false")].map { conclusions, summaries in
            try withTemporaryFolder { folder -> EvidenceFile in
                let entry = "grid: [-1, 1], conclusions: \(conclusions)"
                let study = try study(
                    in: folder, "{feature: bmi, attribute: etnic, \(entry)}, {feature: bmi, attribute: gesl, \(entry)}", births: 1200)
                var plan = try String(contentsOf: study.study, encoding: .utf8)
                plan = plan.replacingOccurrences(of: "gesl: ignore", with: "gesl: protected")
                plan = plan.replacingOccurrences(of: "intersections: 1}", with: "intersections: 1, summaries: \(summaries)}")
                #expect(plan.contains("summaries: \(summaries)") && plan.contains("gesl: protected"))
                try Data(plan.utf8).write(to: study.study)
                let run = try CommandLineRun(["run", "study.yaml", "--quiet", "--until", "audit"], in: folder)
                #expect(run.code == 0, "\(run.messages)")
                return try EvidenceFile(decoding: try Data(contentsOf: study.run.appendingPathComponent("evidence.json")))
            }
        }
        for key in ["missing.value-gap", "missing.value-gap.grid", "missing.tipping.value", "fairness.fnr", "proxy.joint"] {
            #expect(all[0][key].map(\.value) == all[1][key].map(\.value) && !all[0][key].isEmpty, "\(key)")
        }
        #expect(Set(all[1]["missing.tipping.value"].compactMap(\.about.attribute)) == ["etnic", "gesl"])
        for key in ["missing.delta.gap.fnr", "fairness.ks", "fairness.equalised-odds-worst"] {
            #expect(!all[0][key].isEmpty && all[1][key].isEmpty, "\(key)")
        }
    }

    @Test func aLevelIsShiftedByItsOddsForAnyThreadCount() throws {
        let files = try ["1", "2"].map { threads in
            try withTemporaryFolder { folder -> Data in
                let study = try study(in: folder, "{feature: rookgedrag, level: \"1\", attribute: etnic, grid: [1]}", births: 1200)
                let run = try CommandLineRun(["run", "study.yaml", "--quiet", "--threads", threads], in: folder)
                #expect(run.code == 0, "\(run.messages)")
                return try Data(contentsOf: study.run.appendingPathComponent("evidence.json"))
            }
        }
        #expect(files[0] == files[1])
        let evidence = try EvidenceFile(decoding: files[0])
        #expect(evidence["missing.value-gap"].allSatisfy { ($0.value ?? 2).magnitude <= 1 && $0.method == "rubin-wilson-mover" })
    }

    /// What the plan asks must be possible; each mistake is named at its key.
    @Test(
        arguments: [
            ("{feature: bmo, attribute: etnic}", "bmi"), ("{feature: bmi, attribute: etnik}", "etnic"),
            ("{feature: bmi, attribute: etnic, grid: [0]}", "grid"), ("{feature: rookgedrag, attribute: etnic}", "level"),
            ("{feature: rookgedrag, level: often, attribute: etnic}", "level"), ("{feature: bmi, level: \"1\", attribute: etnic}", "level"),
            ("{feature: bmi, attribute: etnic}, {feature: bmi, attribute: etnic}", "twice"),
        ])
    func mistakesAreNamed(delta: String, word: String) throws {
        try withTemporaryFolder { folder in
            _ = try study(in: folder, delta, births: 300)
            let run = try CommandLineRun(["run", "study.yaml", "--quiet"], in: folder)
            #expect(run.code == 3 && run.messages.contains(word) && run.messages.contains("missing.sensitivity.delta"), "\(run.messages)")
        }
    }
}
