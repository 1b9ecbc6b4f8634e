// SPDX-License-Identifier: EUPL-1.2

import Foundation
import TestSupport
import Testing

/// Priors from the command line and from a plan.
@Suite("Priors: the commands")
struct PriorsTests {
    private static let fit = ["fit", "births.csv", "--outcome", "small", "--priors", "priors.yaml", "--out", "m.json"]

    private static func write(_ priors: String, plan: String = "", in folder: URL) throws {
        let births = (0..<600).map { "\($0 * 7919 % 13 < 5 ? 1 : 0),\(18 + $0 * 7 % 25),\($0 % 3 == 0 ? "yes" : "no")\n" }
        try Data(("small,age,smokes\n" + births.joined()).utf8).write(to: folder.appendingPathComponent("births.csv"))
        try Data(priors.utf8).write(to: folder.appendingPathComponent("priors.yaml"))
        let study = """
            study: births
            purpose: research
            legal: {environment: public}
            data: births.csv
            columns: {age: feature, smokes: feature, small: outcome}
            outcomes: [{name: small, column: small, positive: "1"}]
            model: {priors: priors.yaml}
            split: {test: {share: 0.2}, folds: 2}
            \(plan)
            """
        try Data(study.utf8).write(to: folder.appendingPathComponent("study.yaml"))
    }

    private static let right = """
        priors:
          - {feature: smokes, kind: odds-ratio, level: "yes", against: "no", odds_ratio: 9, interval: [8.1, 10], between: 0, source: Invented (1999)}
          - {feature: age, kind: increasing, source: Invented (2001)}
        """

    @Test func fitTakesThem() throws {
        try withTemporaryFolder { folder in
            try Self.write(Self.right, in: folder)
            let run = try CommandLineRun(Self.fit, in: folder)
            #expect(run.code == 0, "\(run.messages)")
            #expect(run.messages.contains("The prior on smokes (odds-ratio) does not agree with these rows"), "\(run.messages)")
            let model = try String(contentsOf: folder.appendingPathComponent("m.json"), encoding: .utf8)
            let plain = try CommandLineRun(["fit", "births.csv", "--outcome", "small", "--out", "plain.json"], in: folder)
            #expect(try plain.code == 0 && model != String(contentsOf: folder.appendingPathComponent("plain.json"), encoding: .utf8))
        }
    }

    @Test(
        arguments: [
            ("{feature: smoked, kind: forbid, source: A}", "Did you mean `smokes`?"), ("{feature: smokes, kind: convex, source: A}", "no order"),
            ("{feature: smokes, kind: odds-ratio, level: often, against: \"no\", odds_ratio: 2, interval: [1, 4], source: A}", "no such level"),
            ("{feature: age, kind: convex}", "`priors[1].source` is missing"),
        ])
    func bothNameTheLine(row: String, message: String) throws {
        try withTemporaryFolder { folder in
            try Self.write("priors:\n  - \(row)\n", in: folder)
            for arguments in [Self.fit, ["run", "study.yaml"]] {
                let run = try CommandLineRun(arguments, in: folder)
                #expect(run.code == 3 && run.messages.contains("priors.yaml, line 2") && run.messages.contains(message), "\(run.messages)")
            }
        }
    }

    @Test func onlyTheAdditiveModelTakesThem() throws {
        try withTemporaryFolder { folder in
            try Self.write(Self.right, in: folder)
            let run = try CommandLineRun(Self.fit + ["--model", "logistic"], in: folder)
            #expect(run.code == 3 && run.messages.contains("only the additive model"), "\(run.messages)")
            let missing = try CommandLineRun(["fit", "births.csv", "--outcome", "small", "--priors", "p.yaml", "--out", "m.json"], in: folder)
            #expect(missing.code == 3 && missing.messages.contains("\"p.yaml\": there is no such file"), "\(missing.messages)")
        }
    }

    /// The report tells them, in both languages, with their sources; another priors file is another plan.
    @Test func aStudyTakesThem() throws {
        try withTemporaryFolder { folder in
            try Self.write(Self.right, in: folder)
            #expect(try CommandLineRun(["check", "study.yaml"], in: folder).code == 0)
            let run = try CommandLineRun(["run", "study.yaml", "--quiet"], in: folder)
            try #require(run.code == 0, "\(run.messages)")
            let first = folder.appendingPathComponent("runs/births/001")
            let evidence = try String(contentsOf: first.appendingPathComponent("evidence.json"), encoding: .utf8)
            let report = try String(contentsOf: first.appendingPathComponent("report.html"), encoding: .utf8)
            for key in ["prior.effect", "prior.rule", "Invented (1999)"] { #expect(evidence.contains(key)) }
            for text in ["What was known beforehand", "Wat vooraf bekend was", "Invented (1999)", "Invented (2001)", "never falls", "daalt nooit"] {
                #expect(report.contains(text), "\(text)")
            }
            let kept = try Data(contentsOf: first.appendingPathComponent("priors.yaml"))
            #expect(try kept == Data(contentsOf: folder.appendingPathComponent("priors.yaml")))
            try Self.write(Self.right.replacing("increasing", with: "decreasing"), in: folder)
            #expect(try CommandLineRun(["run", "study.yaml", "--quiet"], in: folder).code == 0)
            let second = folder.appendingPathComponent("runs/births/002")
            #expect(try String(contentsOf: second.appendingPathComponent("evidence.json"), encoding: .utf8) != evidence)
            let openings = try String(contentsOf: folder.appendingPathComponent("runs/births/openings.jsonl"), encoding: .utf8)
            #expect(openings.split(separator: "\n").count == 2)
        }
    }

    /// A shape in the plan and a row in the file: one of the two.
    @Test func aFeatureHasOnePlace() throws {
        try withTemporaryFolder { folder in
            try Self.write(Self.right, plan: "features: [{name: age, shape: {kind: convex, source: A}}]", in: folder)
            for arguments in [["check", "study.yaml"], ["run", "study.yaml"]] {
                let run = try CommandLineRun(arguments, in: folder)
                let names = run.messages.contains("study.yaml, line 9") && run.messages.contains("priors.yaml (line 3)")
                #expect(run.code == 3 && names, "\(run.messages)")
            }
        }
    }
}
