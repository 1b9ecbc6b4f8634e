// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Foundation
import RegisterData
import RegisterFiles
import TestSupport
import Testing

/// Need of help is recorded twice as often in origin B, and its mothers' costs of care at half. With an outcome of another system, an earlier flag
/// and a validation sample a study and an audit must find both, and of whom; without them they must say what is needed.
@Suite struct BiasAuditTests {
    private static let biases = """
        biases:
          - {mechanism: label, dial: 2, group: {etnic: [B]}}
          - {mechanism: measurement, dial: 0.5, group: {etnic: [B]}}
        """
    private static let features = ["lft", "par", "rookgedrag", "alcoholgebruik", "bmi", "INHBRUTINKH", "care_costs"]

    /// One table of the births and what other registers add to them.
    private static func joined(in folder: URL) throws {
        try Data(biases.utf8).write(to: folder.appendingPathComponent("biases.yaml"))
        let made = try CommandLineRun(
            ["synthesize", "made", "--births", "40000", "--bias", "biases.yaml", "--seed", "11", "--quiet"], in: folder)
        try #require(made.code == 0, "\(made.messages)")
        let births = try DataFile.read(folder.appendingPathComponent("made/births.parquet"))
        let context = try DataFile.read(folder.appendingPathComponent("made/births-context.parquet"))
        let keys = try #require(context["RINPERSOON"])
        let place = Dictionary((0..<context.rowCount).map { (keys.text($0) ?? "", $0) }, uniquingKeysWith: { first, _ in first })
        let own = try #require(births["RINPERSOON"])
        let rows = (0..<births.rowCount).compactMap { place[own.text($0) ?? ""] }
        try #require(rows.count == births.rowCount)
        let wanted = births.columns.filter { (Self.features + ["RINPERSOON", "RINPERSOONMa", "etnic", "gem", "early_help"]).contains($0.name) }
        let added = context.columns.filter { ["care_costs", "INHBRUTINKH", "past_flag", "later_support"].contains($0.name) }.map {
            $0.selecting(rows: rows)
        }
        try DataFile.write(
            try Table(columns: wanted + added), to: folder.appendingPathComponent("births.parquet"), options: WriteOptions(codebook: true))
    }

    private static func plan(_ more: String) -> String {
        """
        study: births
        purpose: research
        legal: {environment: public}
        data: births.parquet
        columns: {RINPERSOON: key, RINPERSOONMa: cluster, etnic: protected, gem: area, early_help: outcome, later_support: outcome, past_flag: ignore,
          \(features.map { "\($0): feature" }.joined(separator: ", "))}
        outcomes: [{name: help, column: early_help, positive: "1"}, {name: later, column: later_support, positive: "1"}]
        split: {test: {share: 0.2}, folds: 3}
        decision: {capacity: 0.1}
        fairness: {intersections: 1}
        seed: 5
        \(more)
        """
    }

    @Test func aStudyFindsTheBiasesAndNothingElse() throws {
        try withTemporaryFolder { folder in
            try Self.joined(in: folder)
            let outside = "comparator: {outcome: later}\nhistory: {flag: past_flag}\nvalidation: {file: made/validation.csv, column: care_costs}"
            try Data(Self.plan(outside).utf8).write(to: folder.appendingPathComponent("study.yaml"))
            let run = try CommandLineRun(["run", "study.yaml", "--quiet"], in: folder)
            try #require(run.code == 0, "\(run.messages)")
            let evidence = try EvidenceFile(decoding: try Data(contentsOf: folder.appendingPathComponent("runs/births/001/evidence.json")))
            let labels = evidence["label.detection-ratio"].filter { $0.about.outcome == "help" }
            let biased = try #require(labels.first { $0.about.group == ["etnic": "B"] })
            #expect(biased.verdict == .concern && (biased.value ?? 0) > 1.5)
            #expect(labels.filter { $0.verdict == .concern && ($0.value ?? 0) > 1 }.count == 1)
            let measured = try #require(evidence["measurement.ratio"].first { $0.about.group == ["etnic": "B"] && $0.about.outcome == "help" })
            #expect(measured.verdict == .concern && abs((measured.value ?? 0) - 0.5) < 0.05 && measured.about.column == "care_costs")
            // An outcome is not held against itself.
            #expect(evidence["label.detection-ratio"].filter { $0.about.outcome == "later" }.allSatisfy { $0.verdict == .insufficient })
            for key in ["proxy.joint", "proxy.score", "proxy.contribution", "stigma.areas", "slice.search", "fairness.differential"] {
                #expect(!evidence[key].isEmpty, "\(key)")
            }
            // The parts add up to the whole.
            let parts = evidence["proxy.contribution"].filter { $0.about.outcome == "help" && $0.about.group == ["etnic": "B"] }
            let whole = try #require(evidence["proxy.score-gap"].first { $0.about.outcome == "help" && $0.about.group == ["etnic": "B"] }?.value)
            #expect(abs(parts.compactMap(\.value).reduce(0, +) - whole) < 1e-9)
        }
    }

    /// A comparator need not be predicted, and rules decide who is judged at all: who left by them is counted by group.
    @Test func aColumnIsComparatorEnoughAndRowsLeaveByRule() throws {
        try withTemporaryFolder { folder in
            try Self.joined(in: folder)
            let more = "comparator: {column: later_support}\ncohort: {exclude: [{name: older, where: \"lft >= 35\"}]}"
            let plan = Self.plan(more).replacing("later_support: outcome", with: "later_support: ignore").replacing(
                ", {name: later, column: later_support, positive: \"1\"}", with: "")
            try Data(plan.utf8).write(to: folder.appendingPathComponent("study.yaml"))
            let run = try CommandLineRun(["run", "study.yaml", "--quiet"], in: folder)
            try #require(run.code == 0, "\(run.messages)")
            let evidence = try EvidenceFile(decoding: try Data(contentsOf: folder.appendingPathComponent("runs/births/001/evidence.json")))
            #expect(evidence["label.detection-ratio"].first { $0.about.group == ["etnic": "B"] }?.verdict == .concern)
            let births = try DataFile.read(folder.appendingPathComponent("births.parquet"))
            let age = try #require(births["lft"])
            let younger = (0..<births.rowCount).count { row in age.text(row).flatMap { Double($0) }.map { $0 < 35 } ?? true }
            #expect(evidence["cohort.flow"].first { $0.about.group == nil && $0.about.step == "older" }?.count == younger)
            #expect(evidence["cohort.attrition"].contains { $0.about.step == "older" && $0.about.group == ["etnic": "B"] })
        }
    }

    @Test func anAuditDoesTheSameAndSaysWhatItNeeds() throws {
        try withTemporaryFolder { folder in
            try Self.joined(in: folder)
            let fit = ["fit", "births.parquet", "--outcome", "early_help", "--exclude", "RINPERSOON,RINPERSOONMa,etnic,gem,past_flag,later_support"]
            #expect(try CommandLineRun(fit + ["--out", "m.json", "--quiet"], in: folder).code == 0)
            #expect(try CommandLineRun(["predict", "m.json", "births.parquet", "--out", "s.csv", "--quiet"], in: folder).code == 0)
            let births = try DataFile.read(folder.appendingPathComponent("births.parquet"))
            let risk = try #require(try DataFile.read(folder.appendingPathComponent("s.csv"))["risk"])
            try DataFile.write(try Table(columns: births.columns + [risk]), to: folder.appendingPathComponent("scored.parquet"))
            func audit(_ options: [String]) throws -> EvidenceFile {
                let run = try CommandLineRun(
                    [
                        "audit", "scored.parquet", "--outcome", "early_help", "--score", "risk", "--protected", "etnic", "--capacity", "0.1", "--out",
                        "a",
                    ]
                        + ["--cluster", "RINPERSOONMa", "--quiet"] + options, in: folder)
                try #require(run.code == 0, "\(run.messages)")
                return try EvidenceFile(decoding: try Data(contentsOf: folder.appendingPathComponent("a/evidence.json")))
            }
            let informed = try audit(["--comparator", "later_support", "--history", "past_flag", "--validation", "made/validation.csv"])
            #expect(informed["label.detection-ratio"].first { $0.about.group == ["etnic": "B"] }?.verdict == .concern)
            #expect(informed["measurement.ratio"].first { $0.about.group == ["etnic": "B"] }?.verdict == .concern)
            let blind = try audit([])
            #expect(blind["label.detection-ratio"].allSatisfy { $0.verdict == .insufficient && $0.why?.hasPrefix("label.needs-") == true })
            #expect(blind["measurement.ratio"].map(\.why) == ["measurement.needs-validation"])
            let wrong = try CommandLineRun(
                ["audit", "scored.parquet", "--outcome", "early_help", "--score", "risk", "--protected", "etnic", "--validation", "births.parquet"]
                    + ["--out", "b", "--quiet"], in: folder)
            #expect(wrong.code == 3 && wrong.messages.contains("two columns"))
        }
    }

    /// Of origin B every other row was never scored: that is said, beside its share of the population.
    @Test func anAuditHoldsGroupsAgainstThePopulation() throws {
        try withTemporaryFolder { folder in
            var births = "origin,small,risk\n"
            for number in 0..<6_000 {
                let origin = number % 5 == 0 ? "B" : "A", isLost = origin == "B" && number % 2 == 0
                births += "\(origin),\(number * 7919 % 13 < 4 ? 1 : 0),\(isLost ? "" : String(Double(number * 31 % 100) / 100))\n"
            }
            try Data(births.utf8).write(to: folder.appendingPathComponent("births.csv"))
            try Data("attribute,level,share\norigin,A,0.8\norigin,B,0.2\n".utf8).write(to: folder.appendingPathComponent("margins.csv"))
            func audit(_ file: String) throws -> CommandLineRun {
                try CommandLineRun(
                    ["audit", "births.csv", "--outcome", "small", "--score", "risk", "--protected", "origin", "--population", file, "--out", "a"]
                        + ["--quiet"], in: folder)
            }
            let run = try audit("margins.csv")
            try #require(run.code == 0, "\(run.messages)")
            let evidence = try EvidenceFile(decoding: try Data(contentsOf: folder.appendingPathComponent("a/evidence.json")))
            let stays = try #require(evidence["cohort.attrition"].first { $0.about.group == ["origin": "B"] && $0.about.step == "scored" })
            #expect(stays.verdict == .concern && abs((stays.value ?? 0) - 0.5) < 1e-9)
            let share = try #require(evidence["cohort.representation"].first { $0.about.group == ["origin": "B"] })
            #expect(share.verdict == .concern && abs((share.value ?? 0) - (600.0 / 5_400) / 0.2) < 1e-9)

            for (text, message) in [
                ("attribute,level,share\nparity,A,1\n", "has no shares of origin"), ("attribute,level,share\norigin,A,1\n", "B"),
                ("name,level,share\norigin,A,1\n", "has no column attribute"), ("attribute,level,share\norigin,A,-1\n", "line 2"),
            ] {
                try Data(text.utf8).write(to: folder.appendingPathComponent("wrong.csv"))
                let wrong = try audit("wrong.csv")
                #expect(wrong.code == 3 && wrong.messages.contains(message), "\(wrong.messages)")
            }
        }
    }
}
