// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Foundation
import TestSupport
import Testing

/// A study that fills gaps, or leaves rows with gaps out, from the study file to the report and to scoring elsewhere.
@Suite(.serialized) struct ImputedRunTests {
    private func run(
        in folder: URL, missing: String, model: String = "{kind: logistic, bootstrap: 0}", _ options: [String] = [], births: Int = 3000
    ) throws -> EvidenceFile {
        let study = try BirthsFolder(in: folder, births: births)
        let plan = try String(contentsOf: study.study, encoding: .utf8) + "\nmodel: \(model)\nmissing: \(missing)\n"
        try Data(plan.utf8).write(to: study.study)
        let run = try CommandLineRun(["run", "study.yaml", "--quiet"] + options, in: folder)
        #expect(run.code == 0, "\(run.messages)")
        return try EvidenceFile(decoding: try Data(contentsOf: study.run.appendingPathComponent("evidence.json")))
    }

    private func report(_ folder: URL) throws -> String {
        try String(contentsOf: folder.appendingPathComponent("runs/births/001/report.html"), encoding: .utf8)
    }

    /// Every number of a run whose rows are judged with their gaps has one score a row, and the model file scores such rows.
    @Test func gapsAreFilledWithoutTheOutcome() throws {
        try withTemporaryFolder { folder in
            let evidence = try run(
                in: folder, missing: "{method: chained-equations, imputations: 3, iterations: 3, sensitivity: {strategies: [native]}}")
            let method = try #require(evidence["missing.method"].first)
            #expect(method.value == 1 && method.says?.arguments["performance"] == .text("pragmatic"))
            let actions = method.table?.column("action")?.compactMap(\.string) ?? []
            #expect(actions.contains("impute"))
            #expect(!evidence["missing.convergence"].isEmpty)
            #expect(!evidence["factor.joint-test"].isEmpty && evidence["factor.joint-test"].allSatisfy { (0...1).contains($0.value ?? -1) })
            // No kind of gap but structural ones has an effect of its own any more.
            let terms = evidence["factor.coefficient"].flatMap { $0.table?.column("term")?.compactMap(\.string) ?? [] }
            #expect(!terms.isEmpty && !terms.contains { $0.contains("not-recorded") })
            #expect(evidence["missing.strategy"].compactMap(\.about.strategy) == ["chained-equations", "native"])
            let auc = evidence["validation.auc"]
            #expect(auc.first { $0.about.strategy == nil }?.value == auc.first { $0.about.strategy == "chained-equations" }?.value)
            #expect(auc.first { $0.about.strategy == nil }?.value != auc.first { $0.about.strategy == "native" }?.value)
            #expect(Set(evidence.findings.map { [$0.key, "\($0.about)"] }).count == evidence.findings.count)
            let page = try report(folder)
            #expect(page.contains("pragmatic performance") && page.contains("praktische prestaties"))
        }
    }

    /// Rows to learn from and rows judged are imputed apart, each number is put together, and the model refuses gaps.
    @Test func gapsAreFilledForCompleteRows() throws {
        try withTemporaryFolder { folder in
            let evidence = try run(
                in: folder, missing: "{method: chained-equations, deployment: complete, imputations: 3, iterations: 3}",
                model: "{kind: additive, bootstrap: 0}")
            let auc = try #require(evidence["validation.auc"].first { $0.about.model == "additive" })
            #expect(auc.method == "rubin-logit" && auc.says?.arguments["imputations"] == .integer(3))
            let fmi = try #require(auc.says?.arguments["fmi"]?.double)
            #expect(fmi > 0 && fmi < 1)
            let rates = evidence["fairness.fnr"].filter { $0.value != nil }
            #expect(!rates.isEmpty && rates.contains { $0.method == "rubin-wilson" && $0.says?.arguments["fmi"] != nil })
            let fractions = rates.compactMap { rate in ["fmi_low", "fmi", "fmi_high"].compactMap { rate.says?.arguments[$0]?.double } }
            #expect(fractions.contains { $0.count == 3 } && fractions.allSatisfy { $0.count < 3 || ($0[0] < $0[1] && $0[1] < $0[2]) })
            let worst = try #require(evidence["fairness.worst-gap.fnr"].first), interval = try #require(worst.interval)
            #expect(worst.method == "rubin-range" && interval[0] <= worst.value ?? -1 && worst.value ?? 2 <= interval[1])
            #expect(evidence["missing.method"].first?.says?.arguments["performance"] == .text("ideal"))
            let page = try report(folder)
            #expect(page.contains("ideal performance") && page.contains("ideale prestaties"))
            let predict = try CommandLineRun(
                ["predict", "runs/births/001/models/preterm.json", "registers/births.parquet", "--out", "scores.csv", "--quiet"], in: folder)
            #expect(predict.code == 3 && predict.messages.contains("rows have a gap"), "\(predict.messages)")
        }
    }

    @Test(arguments: ["complete-case", "weighting"])
    func rowsWithGapsAreLeftOut(method: String) throws {
        try withTemporaryFolder { folder in
            let evidence = try run(in: folder, missing: "{method: \(method), deployment: complete}", ["--final"], births: 2500)
            let finding = try #require(evidence["missing.method"].first), share = try #require(finding.value)
            #expect(share > 0.3 && share < 1)
            let auc = try #require(evidence["validation.auc"].first { $0.about.rows == .test })
            let cells = try #require(auc.support?.cells)
            // Of 500 test rows those without a gap.
            #expect(cells.reduce(0, +) < 500 && cells.reduce(0, +) > 150)
            let model = try String(contentsOf: folder.appendingPathComponent("runs/births/001/models/preterm.json"), encoding: .utf8)
            #expect(model.contains("\"rule\":\"refuse\""))
            if method == "weighting" { #expect(finding.says?.arguments["largest_weight"]?.double ?? 0 > 1) }
        }
    }

    @Test func theSameBytesForAnyThreadCount() throws {
        let files = try ["1", "2"].map { threads in
            try withTemporaryFolder { folder -> [Data] in
                _ = try run(
                    in: folder, missing: "{method: chained-equations, imputations: 2, iterations: 2}", model: "{kind: additive, bootstrap: 0}",
                    ["--threads", threads], births: 1500)
                return try ["evidence.json", "models/preterm.json"].map {
                    try Data(contentsOf: folder.appendingPathComponent("runs/births/001/\($0)"))
                }
            }
        }
        #expect(files[0] == files[1])
    }

    /// Rows with gaps get the same risk and limits in other languages.
    @Test(.enabled(if: ScorerTests.Scorer.python.isPresent, "skipped: no Python on this machine"), arguments: ["additive", "logistic"])
    func pythonFillsTheSame(model: String) throws { try agree(.python, model: model) }

    @Test(.enabled(if: ScorerTests.Scorer.r.isPresent, "skipped: no R on this machine"), arguments: ["additive", "logistic"])
    func rFillsTheSame(model: String) throws { try agree(.r, model: model) }

    /// Levels that share a column of the imputer, and numbers within bounds, are filled alike too.
    @Test(.enabled(if: ScorerTests.Scorer.python.isPresent, "skipped: no Python on this machine"))
    func pythonFillsManyLevels() throws { try agreeOnManyLevels(.python) }

    @Test(.enabled(if: ScorerTests.Scorer.r.isPresent, "skipped: no R on this machine"))
    func rFillsManyLevels() throws { try agreeOnManyLevels(.r) }

    private func agreeOnManyLevels(_ scorer: ScorerTests.Scorer) throws {
        try withTemporaryFolder { folder in
            var random = Philox(seed: 3, stage: "test.many-levels")
            let rows = (0..<3000).map { row -> String in
                let place = random.uniform() < 0.6 ? random.below(50) : 50 + random.below(30), age = 16 + random.below(30)
                let isSmall = random.uniform() < 0.1 + 0.005 * Double(age - 16) + (place.isMultiple(of: 7) ? 0.2 : 0)
                let cells = [
                    "b\(row)", random.uniform() < 0.25 ? "" : "\(age)", random.uniform() < 0.25 ? "" : "m\(place)",
                    random.uniform() < 0.3 ? "B" : "A", isSmall ? "1" : "0",
                ]
                return cells.joined(separator: ",")
            }
            let names = "id,age,place,origin,small\n"
            try Data((names + rows.joined(separator: "\n") + "\n").utf8).write(to: folder.appendingPathComponent("births.csv"))
            try Data((names + rows.prefix(400).joined(separator: "\n") + "\n").utf8).write(to: folder.appendingPathComponent("later.csv"))
            let plan = """
                study: births
                purpose: research
                legal: {environment: public}
                data: births.csv
                columns: {id: key, age: feature, place: feature, origin: protected, small: outcome}
                outcomes: [{name: small, when: "small = 1"}]
                model: {kind: logistic, bootstrap: 0}
                missing: {method: chained-equations, imputations: 2, iterations: 2, methods: {age: {method: normal, bounds: [20, 40]}}}
                """
            try Data(plan.utf8).write(to: folder.appendingPathComponent("study.yaml"))
            let run = try CommandLineRun(["run", "study.yaml", "--quiet"], in: folder)
            #expect(run.code == 0, "\(run.messages)")
            let file = "runs/births/001/models/small.json", model = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
            #expect(model.contains("\"shares\"") && model.contains("\"bounds\""))
            let predict = try CommandLineRun(["predict", file, "later.csv", "--out", "scores.csv", "--quiet"], in: folder)
            #expect(predict.code == 0, "\(predict.messages)")
            try compare(scorer, file, rows: 400, in: folder)
        }
    }

    private func agree(_ scorer: ScorerTests.Scorer, model: String) throws {
        try withTemporaryFolder { folder in
            _ = try run(
                in: folder, missing: "{method: chained-equations, imputations: 2, iterations: 2}", model: "{kind: \(model), bootstrap: 0}",
                births: 1500)
            let file = "runs/births/001/models/preterm.json"
            // As a file of commas: empty cells where nothing was recorded; and a row with nothing but its age.
            let converted = try CommandLineRun(["convert", "registers/births.parquet", "births.csv", "--quiet"], in: folder)
            #expect(converted.code == 0, "\(converted.messages)")
            var lines = try String(contentsOf: folder.appendingPathComponent("births.csv"), encoding: .utf8).split(separator: "\n").map(String.init)
            let names = lines[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            var last = lines[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            for name in ["par", "bmi", "rookgedrag", "omvang"] { if let place = names.firstIndex(of: name) { last[place] = "" } }
            lines = Array(lines.prefix(400)) + [last.joined(separator: ",")]
            try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: folder.appendingPathComponent("later.csv"))
            let predict = try CommandLineRun(["predict", file, "later.csv", "--out", "scores.csv", "--quiet"], in: folder)
            #expect(predict.code == 0, "\(predict.messages)")
            try compare(scorer, file, rows: 400, in: folder)
        }
    }

    /// The scorer's numbers beside those in `scores.csv`.
    private func compare(_ scorer: ScorerTests.Scorer, _ file: String, rows: Int, in folder: URL) throws {
        func numbers(_ text: String) -> [[Double]] {
            text.split(separator: "\n").dropFirst().map { line in line.split(separator: ",").compactMap { Double($0) } }
        }
        let ours = numbers(try String(contentsOf: folder.appendingPathComponent("scores.csv"), encoding: .utf8))
        let script = SharedData.packageRoot.appendingPathComponent("scorers/\(scorer.script)").path
        let theirs = numbers(try scorer.run([script, file, "later.csv"], in: folder).output)
        #expect(ours.count == rows && theirs.count == rows)
        let largest = zip(ours, theirs).flatMap { zip($0, $1).map { abs($0 - $1) } }.max() ?? 1
        #expect(largest < 1e-12, "\(largest)")
        #expect(zip(ours, theirs).allSatisfy { $0.count == 3 && $1.count == 3 })
    }
}
