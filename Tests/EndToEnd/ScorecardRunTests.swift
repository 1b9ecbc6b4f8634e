// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Foundation
import TestSupport
import Testing

/// A scorecard from the command line: fitted and scored with, and beside another model in a study.
@Suite(.serialized) struct ScorecardRunTests {
    @Test func isFittedAndScoredWith() throws {
        try withTemporaryFolder { folder in
            _ = try BirthsFolder(in: folder, births: 3000)
            let born = "RINPERSOONS,RINPERSOON,RINPERSOONSMa,RINPERSOONMa,ddgeb,amww,amddd,pc4,wc,gem,geboortegew,nicuopname,sterfte"
            let fit = try CommandLineRun(
                [
                    "fit", "registers/births.parquet", "--outcome", "early_help", "--exclude", born, "--model", "scorecard", "--out", "card.json",
                    "--quiet",
                ],
                in: folder)
            #expect(fit.code == 0, "\(fit.messages)")
            let text = try String(contentsOf: folder.appendingPathComponent("card.json"), encoding: .utf8)
            #expect(text.contains("\"model\":\"scorecard\""))
            let predict = try CommandLineRun(["predict", "card.json", "registers/births.parquet", "--out", "scores.csv", "--quiet"], in: folder)
            #expect(predict.code == 0, "\(predict.messages)")
            let scores = try String(contentsOf: folder.appendingPathComponent("scores.csv"), encoding: .utf8).split(separator: "\n").dropFirst()
            #expect(scores.count == 3000)
            // A card has few totals, so few risks.
            #expect(Set(scores.map { $0.split(separator: ",")[0] }).count <= 51)
        }
    }

    @Test func isPrintedBesideAnotherModel() throws {
        try withTemporaryFolder { folder in
            let births = try BirthsFolder(in: folder)
            let plan = try String(contentsOf: births.study, encoding: .utf8)
            try Data("\(plan)\nmodel: {kind: logistic}\ncompare: [scorecard]\n".utf8).write(to: births.study)
            let run = try CommandLineRun(["run", "study.yaml", "--quiet"], in: folder)
            #expect(run.code == 0, "\(run.messages)")
            #expect(FileManager.default.fileExists(atPath: births.run.appendingPathComponent("models/preterm.scorecard.json").path))
            let evidence = try EvidenceFile(decoding: Data(contentsOf: births.run.appendingPathComponent("evidence.json")))
            for key in ["scorecard.card", "scorecard.scores", "scorecard.gap", "scorecard.stability", "scorecard.risk-change"] {
                #expect(evidence.findings.count { $0.key == key && $0.about.model == "scorecard" } == 1, "\(key)")
            }
            #expect(evidence.findings.contains { $0.key == "validation.auc" && $0.about.model == "scorecard" })
            let page = try String(contentsOf: births.run.appendingPathComponent("report.html"), encoding: .utf8)
            #expect(page.contains(">The scorecard</h2>") && page.contains(">De puntenkaart</h2>"))
        }
    }
}
