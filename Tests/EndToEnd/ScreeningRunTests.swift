// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Foundation
import TestSupport
import Testing

/// More features than a model has room for: said by the command, the evidence and the report.
@Suite(.serialized) struct ScreeningRunTests {
    @Test func isSaidByTheReport() throws {
        try withTemporaryFolder { folder in
            let births = try BirthsFolder(in: folder)
            let plan = try String(contentsOf: births.study, encoding: .utf8)
            try Data("\(plan)\nfeatures: [{name: bmi, keep: true}]\nmodel: {most_features: 3, bootstrap: 0}\n".utf8).write(to: births.study)
            let run = try CommandLineRun(["run", "study.yaml", "--quiet"], in: folder)
            #expect(run.code == 0, "\(run.messages)")
            let evidence = try EvidenceFile(decoding: Data(contentsOf: births.run.appendingPathComponent("evidence.json")))
            let finding = try #require(evidence.findings.first { $0.key == "model.screening" })
            let table = try #require(finding.table), names = try #require(table.column("feature")).map { $0.string }
            let decisions = try #require(table.column("decision")).map { $0.string }
            #expect(finding.total == 5 && finding.count == 2 && Set(names).count == 5)
            #expect(names.firstIndex(of: "bmi").map { decisions[$0] } == "named" && decisions.count { $0 == "out" } == 2)
            let shapes = evidence.findings.filter { $0.key == "factor.shape" }.map { $0.about.feature }
            #expect(Set(shapes) == Set(zip(names, decisions).filter { $0.1 != "out" }.map(\.0)))
            let page = try String(contentsOf: births.run.appendingPathComponent("report.html"), encoding: .utf8)
            #expect(page.contains("Features that were left out beforehand") && page.contains("Kenmerken die vooraf zijn afgevallen"))
        }
    }

    @Test func isSaidByTheCommand() throws {
        try withTemporaryFolder { folder in
            _ = try BirthsFolder(in: folder)
            let kept = "lft,par,bmi,rookgedrag,omvang,early_help"
            let described = try CommandLineRun(["describe", "registers/births.parquet", "--json", "--quiet"], in: folder)
            let object = try JSONSerialization.jsonObject(with: Data(described.output.utf8)) as? [String: Any]
            let names = (object?["columns"] as? [[String: Any]])?.compactMap { $0["name"] as? String } ?? []
            let others = names.filter { !kept.split(separator: ",").contains(Substring($0)) }.joined(separator: ",")
            let fit = [
                "fit", "registers/births.parquet", "--outcome", "early_help", "--exclude", others, "--include", "omvang", "--most-features", "2",
                "--out", "model.json",
            ]
            let run = try CommandLineRun(fit, in: folder)
            #expect(run.code == 0 && run.messages.contains("and 2 features"), "\(run.messages)")
            #expect(run.messages.contains("Left out of 5 features, because they say least of the outcome (--include keeps one): "))
            let said = run.messages.split(separator: "\n").first { $0.contains("Left out of") } ?? ""
            #expect(!said.contains("omvang") && said.components(separatedBy: ", ").count >= 3)
            let refused = try CommandLineRun(fit + ["--model", "logistic"], in: folder)
            #expect(refused.code == 2 && refused.messages.contains("--most-features"), "\(refused.messages)")
        }
    }
}
