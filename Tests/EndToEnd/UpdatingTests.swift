// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import StatMath
import TestSupport
import Testing

/// An old model for new rows, and offsets, from the command line.
@Suite("Updating: the commands")
struct UpdatingTests {
    private static func births(_ name: String, level: Double, seed: UInt64, in folder: URL) throws {
        var random = Philox(seed: seed, stage: "updated-births")
        let rows = (0..<1500).map { (_: Int) -> String in
            let age = 18 + Int(random.below(25)), smokes = random.uniform() < 0.3
            let exposure = 0.5 * Double(random.below(3))
            let eta = level + 0.06 * Double(age - 30) + (smokes ? 0.8 : 0) + exposure
            return "\(random.uniform() < Logistic.expit(eta) ? 1 : 0),\(age),\(smokes ? "yes" : "no"),\(exposure)\n"
        }
        try Data(("small,age,smokes,exposure\n" + rows.joined()).utf8).write(to: folder.appendingPathComponent(name))
    }

    private static let fit = ["fit", "old.csv", "--outcome", "small", "--exclude", "exposure", "--out", "old.json"]
    private static let update = ["fit", "new.csv", "--outcome", "small", "--exclude", "exposure", "--update", "old.json", "--out", "new.json"]

    @Test func fitUpdates() throws {
        try withTemporaryFolder { folder in
            try Self.births("old.csv", level: -2, seed: 1, in: folder)
            try Self.births("new.csv", level: -1, seed: 2, in: folder)
            #expect(try CommandLineRun(Self.fit, in: folder).code == 0)
            let run = try CommandLineRun(Self.update, in: folder)
            #expect(run.code == 0, "\(run.messages)")
            let taken = run.messages.split(separator: "\n").filter { $0.contains("*") }
            #expect(taken.count == 1 && taken[0].contains("another intercept "), "\(run.messages)")
            let predict = try CommandLineRun(["predict", "new.json", "new.csv", "--out", "scores.csv"], in: folder)
            #expect(predict.code == 0, "\(predict.messages)")
            let scorecard = try CommandLineRun(Self.update + ["--model", "scorecard"], in: folder)
            #expect(scorecard.code == 2 || scorecard.code == 3)
            #expect(scorecard.messages.contains("can be updated"), "\(scorecard.messages)")
        }
    }

    /// What does not match is named.
    @Test func namesWhatDoesNotMatch() throws {
        try withTemporaryFolder { folder in
            try Self.births("old.csv", level: -2, seed: 1, in: folder)
            #expect(try CommandLineRun(Self.fit, in: folder).code == 0)
            let text = try String(contentsOf: folder.appendingPathComponent("old.csv"), encoding: .utf8)
            try Data(text.replacingOccurrences(of: "yes", with: "Y").utf8).write(to: folder.appendingPathComponent("new.csv"))
            let levels = try CommandLineRun(Self.update, in: folder)
            #expect(levels.code != 0 && levels.messages.contains("levels of `smokes`"), "\(levels.messages)")
            let absent = try CommandLineRun(Self.update + ["--protected", "age"], in: folder)
            #expect(absent.code != 0 && absent.messages.contains("no feature `age`"), "\(absent.messages)")
            // The same model as prior.
            try Data("priors: []\nmodels:\n  - {file: old.json, source: Last year}\n".utf8).write(to: folder.appendingPathComponent("priors.yaml"))
            let prior = ["fit", "new.csv", "--outcome", "small", "--exclude", "exposure", "--priors", "priors.yaml", "--out", "m.json"]
            let refused = try CommandLineRun(prior, in: folder)
            #expect(refused.code == 3 && refused.messages.contains("levels of `smokes`"), "\(refused.messages)")
            let taken = try CommandLineRun(["fit", "old.csv"] + prior.dropFirst(2), in: folder)
            #expect(taken.code == 0, "\(taken.messages)")
        }
    }

    /// In a plan: the table of steps is in the evidence and in the report.
    @Test func aStudyUpdates() throws {
        try withTemporaryFolder { folder in
            try Self.births("old.csv", level: -2, seed: 1, in: folder)
            try Self.births("new.csv", level: -1, seed: 2, in: folder)
            #expect(try CommandLineRun(Self.fit, in: folder).code == 0)
            let study = """
                study: births
                purpose: research
                legal: {environment: public}
                data: new.csv
                columns: {age: feature, smokes: feature, exposure: ignore, small: outcome}
                outcomes: [{name: small, column: small, positive: "1"}]
                model: {update: {from: old.json}}
                compare: [logistic]
                split: {test: {share: 0.2}, folds: 3}
                """
            try Data(study.utf8).write(to: folder.appendingPathComponent("study.yaml"))
            let run = try CommandLineRun(["run", "study.yaml"], in: folder)
            #expect(run.code == 0, "\(run.messages)")
            let latest = folder.appendingPathComponent("runs/births/001")
            let evidence = try String(contentsOf: latest.appendingPathComponent("evidence.json"), encoding: .utf8)
            #expect(evidence.contains("updating.steps") && evidence.contains("intercept-and-slope"))
            let report = try String(contentsOf: latest.appendingPathComponent("report.html"), encoding: .utf8)
            #expect(report.contains("The old model on these rows"))
            try Data(study.replacingOccurrences(of: "exposure: ignore", with: "exposure: feature").utf8)
                .write(to: folder.appendingPathComponent("study.yaml"))
            let other = try CommandLineRun(["check", "study.yaml"], in: folder)
            #expect(other.code != 0 && other.messages.contains("exposure"), "\(other.messages)")
            for model in ["{splines: 4}", "{kind: scorecard, estimation: firth}", "{kind: logistic, splines: 7}", "{kind: scorecard, points: 0}"] {
                let wrong = study.replacingOccurrences(of: "{update: {from: old.json}}", with: model)
                    .replacingOccurrences(of: "compare: [logistic]\n", with: "")
                try Data(wrong.utf8).write(to: folder.appendingPathComponent("study.yaml"))
                let check = try CommandLineRun(["check", "study.yaml"], in: folder)
                #expect(check.code == 3 && check.messages.contains("model."), "\(model) \(check.messages)")
            }
        }
    }

    /// An offset is in the fit, in the file and in every score.
    @Test(arguments: ["additive", "logistic"])
    func offsets(kind: String) throws {
        try withTemporaryFolder { folder in
            try Self.births("old.csv", level: -2, seed: 1, in: folder)
            let fit = ["fit", "old.csv", "--outcome", "small", "--offset", "exposure", "--out", "old.json", "--model"]
            let run = try CommandLineRun(fit + [kind], in: folder)
            #expect(run.code == 0, "\(run.messages)")
            #expect(try String(contentsOf: folder.appendingPathComponent("old.json"), encoding: .utf8).contains("\"offset\":\"exposure\""))
            #expect(try CommandLineRun(["predict", "old.json", "old.csv", "--out", "scores.csv"], in: folder).code == 0)
            let scores = try String(contentsOf: folder.appendingPathComponent("scores.csv"), encoding: .utf8).split(separator: "\n").dropFirst()
            let rows = try String(contentsOf: folder.appendingPathComponent("old.csv"), encoding: .utf8).split(separator: "\n").dropFirst()
            let risks = scores.compactMap { Double($0.split(separator: ",")[0]) }
            let events = rows.reduce(0.0) { $0 + ($1.hasPrefix("1") ? 1 : 0) }
            // The score equation holds with the offset, and would not without.
            #expect(risks.count == 1500 && abs(risks.reduce(0, +) - events) < 0.05)
            // Without the column, or with a gap in it, there is no score.
            try Data(rows.map { $0.split(separator: ",").dropLast().joined(separator: ",") + "\n" }.reduce("small,age,smokes\n", +).utf8)
                .write(to: folder.appendingPathComponent("less.csv"))
            #expect(try CommandLineRun(["predict", "old.json", "less.csv", "--out", "s.csv"], in: folder).code != 0)
            try Data("small,age,smokes,exposure\n0,30,yes,\n".utf8).write(to: folder.appendingPathComponent("gap.csv"))
            let gap = try CommandLineRun(["predict", "old.json", "gap.csv", "--out", "s.csv"], in: folder)
            #expect(gap.code == 3 && gap.messages.contains("finite number in every row"), "\(gap.messages)")
            let card = try CommandLineRun(fit + ["scorecard"], in: folder)
            #expect(card.code != 0 && card.messages.contains("--offset"), "\(card.messages)")
        }
    }
}
