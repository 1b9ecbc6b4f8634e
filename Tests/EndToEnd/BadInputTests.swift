// SPDX-License-Identifier: EUPL-1.2

import Foundation
import TestSupport
import Testing

/// What a user may hand us by mistake: a sentence, exit code 3, no value of a cell in it, and nothing half-written.
@Suite(.serialized) struct BadInputTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let csv: String
        var testDescription: String { name }
    }

    private static func births(_ outcome: (Int) -> String, extra: (Int) -> String = { String($0 % 7) }) -> String {
        "small,age,extra\n" + (0..<200).map { "\(outcome($0)),\(18 + $0 * 7 % 25).\($0 * 3 % 11 % 10),\(extra($0))" }.joined(separator: "\n") + "\n"
    }

    /// An outcome that hangs on nothing else.
    private static func event(_ row: Int) -> Int { row * 7919 % 13 < 5 ? 1 : 0 }

    static let refused = [
        Case(name: "no rows", csv: "small,age,extra\n"),
        Case(name: "an outcome of one level", csv: births { _ in "0" }),
        Case(name: "an outcome of three levels", csv: births { String($0 % 3) }),
        Case(name: "ragged rows", csv: births { String($0 % 2) } + "1,2\n"),
        Case(name: "a column named twice", csv: births { String($0 % 2) }.replacingOccurrences(of: "extra", with: "age")),
        Case(name: "infinity", csv: births({ String($0 % 2) }, extra: { $0 == 100 ? "inf" : "1.5" })),
        Case(name: "an empty file", csv: ""),
        Case(name: "a feature that is the outcome", csv: births({ String($0 % 2) }, extra: { String($0 % 2 * 31_337) })),
    ]

    @Test(arguments: refused)
    func isRefusedWithASentence(input: Case) throws {
        try withTemporaryFolder { folder in
            try Data(input.csv.utf8).write(to: folder.appendingPathComponent("births.csv"))
            let run = try CommandLineRun(["fit", "births.csv", "--outcome", "small", "--out", "model.json", "--quiet"], in: folder)
            #expect(run.code == 3, "\(run.code) \(run.messages)")
            #expect(
                run.messages.contains("births.csv") || run.messages.contains("small") || run.messages.contains("extra")
                    || run.messages.contains("rows"))
            #expect(!run.messages.contains("31337") && !run.messages.contains("Fatal"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["births.csv"])
        }
    }

    static let treated = [
        Case(name: "one event", csv: births { $0 == 3 ? "1" : "0" }),
        Case(name: "a feature of one value", csv: births({ String(event($0)) }, extra: { _ in "4" })),
        Case(name: "missing values", csv: births({ String(event($0)) }, extra: { $0 % 3 == 0 ? "NaN" : "2.5" })),
        Case(
            name: "labels like a web page",
            csv: births({ String(event($0)) }, extra: { $0 % 4 == 0 ? "\"<script>alert(\"\"x\"\")</script>\"" : $0 % 3 == 0 ? "it's" : "plain" })),
        Case(name: "an outcome with gaps", csv: births { $0 % 5 == 0 ? "" : String(event($0)) }),
    ]

    @Test(arguments: treated)
    func isTreatedAsDocumented(input: Case) throws {
        try withTemporaryFolder { folder in
            try Data(input.csv.utf8).write(to: folder.appendingPathComponent("births.csv"))
            let include = input.name.contains("web page") ? ["--include", "extra"] : []
            let fit = try CommandLineRun(["fit", "births.csv", "--outcome", "small", "--out", "model.json", "--quiet"] + include, in: folder)
            #expect(fit.code == 0, "\(fit.messages)")
            let predict = try CommandLineRun(["predict", "model.json", "births.csv", "--out", "scores.csv", "--quiet"], in: folder)
            #expect(predict.code == 0, "\(predict.messages)")
            let lines = try String(contentsOf: folder.appendingPathComponent("scores.csv"), encoding: .utf8).split(whereSeparator: \.isNewline)
            #expect(lines.count == 201 && lines[0] == "risk,lower,upper")
        }
    }

    @Test func tenThousandColumns() throws {
        try withTemporaryFolder { folder in
            var csv = "small," + (0..<10_000).map { "c\($0)" }.joined(separator: ",") + "\n"
            for row in 0..<60 { csv += "\(row % 2)," + (0..<10_000).map { String(($0 &* 31 &+ row &* 17) % 9) }.joined(separator: ",") + "\n" }
            try Data(csv.utf8).write(to: folder.appendingPathComponent("births.csv"))
            let described = try CommandLineRun(["describe", "births.csv", "--json", "--quiet"], in: folder)
            #expect(described.code == 0, "\(described.messages)")
        }
    }

    @Test func truncatedFilesAreRefused() throws {
        try withTemporaryFolder { folder in
            _ = try CommandLineRun(["synthesize", "r", "--births", "500", "--quiet"], in: folder)
            _ = try CommandLineRun(["convert", "r/births.parquet", "births.sav", "--quiet"], in: folder)
            for source in ["r/births.parquet", "births.sav"] {
                let data = try Data(contentsOf: folder.appendingPathComponent(source))
                let half = folder.appendingPathComponent("half.\(URL(fileURLWithPath: source).pathExtension)")
                try data.prefix(data.count / 2).write(to: half)
                let run = try CommandLineRun(["describe", half.lastPathComponent, "--quiet"], in: folder)
                #expect(run.code == 3 && run.messages.contains("half."), "\(run.messages)")
            }
        }
    }

    @Test func aStudyWithManyMistakesSaysAllAtOnce() throws {
        try withTemporaryFolder { folder in
            let text = """
                study: births
                purpose: researh
                legal: {environment: public}
                data: nowhere.csv
                fold: 5
                seed: soon
                outcomes: [{name: x, when: "select 1"}]

                """
            try Data(text.utf8).write(to: folder.appendingPathComponent("study.yaml"))
            let run = try CommandLineRun(["check", "study.yaml", "--quiet"], in: folder)
            #expect(run.code == 3)
            #expect(run.messages.split(separator: "\n").count >= 4, "\(run.messages)")
            let dutch = try CommandLineRun(["check", "study.yaml", "--quiet", "--lang", "nl"], in: folder)
            #expect(dutch.messages.contains("regel"))
        }
    }
}
