// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Foundation
import RegisterData
import RegisterFiles
import Reporting
import Study
import TestSupport
import Testing

/// `evenkans impute` on anybody's table.
@Suite struct ImputeTests {
    private static let rows = 1200

    /// Births with an income that is missing more often in one origin, smoking that hangs on age, and a question for second births only.
    private static func births(in folder: URL, extra: (name: String, cell: (Int) -> String)? = nil) throws -> URL {
        var random = Philox(seed: 6, stage: "test.impute")
        var lines = ["number,origin,age,income,smokes,interval" + (extra.map { "," + $0.name } ?? "")]
        for row in 0..<rows {
            let isB = random.uniform() < 0.3, age = 20 + random.below(20)
            let income = 1000 + 40 * age - (isB ? 300 : 0) + random.below(800), smokes = random.uniform() < (isB ? 0.35 : 0.15)
            let hasIncome = random.uniform() > (isB ? 0.45 : 0.15), hasSmokes = random.uniform() > 0.2, isFirst = random.uniform() < 0.4
            let cells = [
                "b\(row)", isB ? "B" : "A", "\(age)", hasIncome ? "\(income)" : "", hasSmokes ? (smokes ? "yes" : "no") : "",
                isFirst ? "-7" : random.uniform() < 0.1 ? "" : "\(12 + random.below(40))",
            ]
            lines.append((cells + (extra.map { [$0.cell(row)] } ?? [])).joined(separator: ","))
        }
        let file = folder.appendingPathComponent("births.csv")
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
        return file
    }

    private static func cells(_ file: URL) throws -> [[String]] {
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    @Test func gapsAreFilledAndNothingElseChanges() throws {
        try withTemporaryFolder { folder in
            let file = try Self.births(in: folder), before = try Self.cells(file)
            let run = try CommandLineRun(
                ["impute", "births.csv", "--out", "done", "-m", "3", "--iterations", "8", "--protected", "origin", "--seed", "9"], in: folder)
            #expect(run.code == 0, "\(run.messages)")
            #expect(run.messages.contains("\"number\" played no part"))
            var filled: Set<[String]> = []
            for number in 1...3 {
                let after = try Self.cells(folder.appendingPathComponent("done/imputed-\(number).csv"))
                #expect(after.count == before.count && after[0] == before[0])
                for row in 1..<after.count {
                    for column in 0..<6 {
                        if before[row][column].isEmpty {
                            #expect(!after[row][column].isEmpty)
                        } else {
                            #expect(
                                Double(after[row][column]) == Double(before[row][column])
                                    && (Double(before[row][column]) != nil || after[row][column] == before[row][column]))
                        }
                    }
                }
                filled.insert((1..<after.count).filter { before[$0][3].isEmpty }.map { after[$0][3] })
            }
            #expect(filled.count == 3, "imputations differ")
            let long = try Self.cells(folder.appendingPathComponent("done/imputed-long.csv"))
            #expect(long.count == 1 + 4 * Self.rows && Array(long[0].prefix(3)) == [".imp", ".id", "number"])
            for (place, row) in long.dropFirst().enumerated() {
                #expect(row[0] == "\(place / Self.rows)" && row[1] == "\(place % Self.rows + 1)")
                if place < Self.rows { #expect(row[5].isEmpty == before[place + 1][3].isEmpty) }
            }
        }
    }

    @Test func diagnosticsAndReportSayWhatWasDone() throws {
        try withTemporaryFolder { folder in
            _ = try Self.births(in: folder)
            #expect(
                try CommandLineRun(["impute", "births.csv", "--out", "d", "-m", "2", "--protected", "origin:A", "--quiet"], in: folder).code == 0)
            let evidence = try EvidenceFile(decoding: try Data(contentsOf: folder.appendingPathComponent("d/diagnostics.json")))
            let documented = Set(EvidenceKeys.names)
            for key in Set(evidence.findings.map(\.key)) { #expect(documented.contains(key), "\(key)") }
            let columns = try #require(evidence["imputation.columns"].first?.table)
            #expect(columns.column("column") == ["income", "smokes", "interval"])
            #expect(columns.column("method") == ["predictive-mean-matching", "multinomial", "predictive-mean-matching"])
            #expect(evidence["imputation.convergence"].allSatisfy { $0.verdict != .insufficient })
            let gap = try #require(evidence["missing.gap"].first { $0.about.feature == "income" })
            #expect(gap.verdict == .concern && gap.about.compareTo == "A" && gap.about.rows == .all)
            let donors = try #require(evidence["imputation.donor-groups"].first { $0.about.column == "income" }?.table)
            for recipient in ["A", "B"] {
                let own = donors.rows.filter { $0[0] == .text(recipient) }.compactMap { $0[2].double }
                #expect(abs(own.reduce(0, +) - 1) < 1e-9)
            }
            let renderer = try SentenceRenderer(templates: ReportPage.sentences, study: evidence.study)
            for finding in evidence.findings {
                for language in Language.allCases { #expect(throws: Never.self) { try renderer.sentence(of: finding, in: language) } }
            }
            let page = try String(contentsOf: folder.appendingPathComponent("d/report.html"), encoding: .utf8)
            for heading in ["What was filled in", "Missing values", "Wat is aangevuld"] { #expect(page.contains(">\(heading)</h2>"), "\(heading)") }
        }
    }

    @Test func sameSeedSameBytesForAnyThreads() throws {
        try withTemporaryFolder { folder in
            _ = try Self.births(in: folder)
            func files(_ out: String, _ options: [String]) throws -> [String: Data] {
                let run = try CommandLineRun(
                    ["impute", "births.csv", "--out", out, "-m", "2", "--protected", "origin", "--quiet"] + options, in: folder)
                #expect(run.code == 0, "\(run.messages)")
                let names = try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(out).path)
                return try Dictionary(uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: folder.appendingPathComponent("\(out)/\($0)"))) })
            }
            let one = try files("one", ["--threads", "1"]), many = try files("many", ["--threads", "7"])
            #expect(one.count == 7 && one == many)
            #expect(try files("other", ["--seed", "2"])["imputed-1.csv"] != one["imputed-1.csv"])
            #expect(try files("short", ["--no-long"])["imputed-long.csv"] == nil)
        }
    }

    /// Every column that stands in the way is named at once, with the way out; and then that way works.
    @Test func refusalsNameTheColumn() throws {
        try withTemporaryFolder { folder in
            var lines = ["age,empty,once,remark"]
            for row in 0..<400 { lines.append("\(20 + row % 17),,\(row == 30 ? "5" : ""),\(row % 4 == 0 ? "" : "remark \(row)")") }
            try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: folder.appendingPathComponent("births.csv"))
            let run = try CommandLineRun(["impute", "births.csv", "--out", "d"], in: folder)
            #expect(run.code == 3)
            for name in ["empty", "once", "remark"] { #expect(run.messages.contains("\"\(name)\""), "\(run.messages)") }
            let dutch = try CommandLineRun(["impute", "births.csv", "--out", "d", "--lang", "nl"], in: folder)
            #expect(dutch.code == 3 && dutch.messages.contains("geen enkele waarde"))
            let without = try CommandLineRun(["impute", "births.csv", "--out", "d", "--exclude", "empty,once,remark", "--quiet"], in: folder)
            #expect(without.code == 0, "\(without.messages)")
            let unknown = try CommandLineRun(["impute", "births.csv", "--out", "d", "--exclude", "remrak"], in: folder)
            #expect(unknown.code == 3 && unknown.messages.contains("remark"))
            #expect(try CommandLineRun(["impute", "births.csv", "--out", "d", "-m", "0"], in: folder).code == 2)
        }
    }

    @Test func aColumnThatTheLongFileNeedsIsRefused() throws {
        try withTemporaryFolder { folder in
            _ = try Self.births(in: folder, extra: (".imp", { "\($0 % 5)" }))
            #expect(try CommandLineRun(["impute", "births.csv", "--out", "d"], in: folder).messages.contains("--no-long"))
            #expect(try CommandLineRun(["impute", "births.csv", "--out", "d", "--no-long", "-m", "1", "--quiet"], in: folder).code == 0)
        }
    }

    /// What does not apply stays empty: the codebook says that -7 means that.
    @Test func structuralGapsStay() throws {
        try withTemporaryFolder { folder in
            let file = try Self.births(in: folder)
            let codes = try Self.cells(file).dropFirst().map { $0[5] }
            let table = try Table(columns: [
                Column(name: "age", values: .integer(codes.indices.map { Int64(20 + $0 % 20) })),
                Column(
                    name: "interval", values: .integer(codes.map { Int64($0) ?? 0 }), missing: codes.map { $0 == "-7" ? 5 : $0.isEmpty ? 1 : 0 },
                    declaredMissing: [DeclaredMissing(code: "-7", meaning: .structural)]),
            ])
            try DataFile.write(table, to: folder.appendingPathComponent("typed.csv"), options: WriteOptions(codebook: true))
            #expect(try CommandLineRun(["impute", "typed.csv", "--out", "d", "-m", "1", "--iterations", "2", "--quiet"], in: folder).code == 0)
            let done = try DataFile.read(folder.appendingPathComponent("d/imputed-1.csv"))
            let interval = try #require(done["interval"])
            #expect(codes.indices.allSatisfy { interval.missingKind($0).isPresent == (codes[$0] != "-7") })
        }
    }

    @Test func anUninterruptedTableIsWholeOrAbsent() throws {
        try withTemporaryFolder { folder in
            _ = try Self.births(in: folder)
            let run = try CommandLineRun(
                ["impute", "births.csv", "--out", "d", "-m", "50", "--iterations", "2000", "--progress", "json"], in: folder
            ) { running in
                running.waitForMessage("\"step\":\"impute\"")
                running.process.interrupt()
            }
            #expect(run.code == 130)
            let left = try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent("d").path)
            #expect(left.isEmpty, "\(left)")
        }
    }

    private static let hasMice =
        (try? ScorerTests.Scorer(program: "Rscript", script: "").run(["-e", "library(mice)"], in: FileManager.default.temporaryDirectory))?.code == 0

    /// The long file is what `as.mids` of the R package mice reads: the same completed tables, and Rubin's rules give the same.
    @Test(.enabled(if: hasMice, "skipped: no R with mice on this machine"))
    func theLongFileIsReadByMice() throws {
        try withTemporaryFolder { folder in
            _ = try Self.births(in: folder)
            let run = try CommandLineRun(
                ["impute", "births.csv", "--out", "done", "-m", "3", "--iterations", "3", "--exclude", "number", "--quiet"], in: folder)
            #expect(run.code == 0, "\(run.messages)")
            let script = """
                suppressMessages(library(mice))
                long <- read.csv("done/imputed-long.csv", na.strings = "", stringsAsFactors = TRUE)
                imp <- as.mids(long)
                pooled <- summary(pool(with(imp, lm(income ~ 1))))
                cat(imp$m, sum(complete(imp, 2)$income), pooled$estimate, pooled$std.error, levels(complete(imp, 1)$smokes), sep = "\\n")
                """
            let output = try ScorerTests.Scorer(program: "Rscript", script: "").run(["-e", script], in: folder)
            #expect(output.code == 0)
            let lines = output.output.split(separator: "\n").map(String.init)
            try #require(lines.count == 6, "\(lines)")
            let incomes = try (1...3).map { number in
                try Self.cells(folder.appendingPathComponent("done/imputed-\(number).csv")).dropFirst().compactMap { Double($0[3]) }
            }
            let means = incomes.map { $0.reduce(0, +) / Double(Self.rows) }, mean = means.reduce(0, +) / 3
            let within = zip(incomes, means).map { table, mean in
                table.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(Self.rows - 1) / Double(Self.rows)
            }.reduce(0, +) / 3
            let between = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 2
            #expect(lines[0] == "3" && Array(lines.suffix(2)) == ["no", "yes"])
            #expect(isClose(try #require(Double(lines[1])), incomes[1].reduce(0, +), within: 1))
            #expect(isClose(try #require(Double(lines[2])), mean, within: 0.01))
            #expect(isClose(try #require(Double(lines[3])), (within + 4 / 3 * between).squareRoot(), within: 0.001))
        }
    }
}
