// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import TestSupport
import Testing

/// The scorers in other languages give the risks and limits of `evenkans predict`.
@Suite(.serialized) struct ScorerTests {
    struct Scorer: Sendable {
        let program: String
        let script: String

        static let python = Scorer(program: "python3", script: "score.py")
        static let r = Scorer(program: "Rscript", script: "score.R")

        var isPresent: Bool { (try? run(["--version"], in: FileManager.default.temporaryDirectory))?.code == 0 }

        func run(_ arguments: [String], in folder: URL) throws -> (output: String, code: Int32) {
            let process = Process(), output = Pipe()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = [program] + arguments
            process.currentDirectoryURL = folder
            process.standardOutput = output
            process.standardError = FileHandle.nullDevice
            try process.run()
            let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            return (text, process.terminationStatus)
        }
    }

    /// Births with a number that is sometimes missing, a code that means refused, and a municipality with a quote in its name.
    private static func births(_ count: Int, seed: UInt64) -> String {
        var random = Philox(seed: seed, stage: "scorers")
        let places = ["0363", "Bergen \"\"a<b\"\"", "Sint-Anna", "0518"]
        let rows = (0..<count).map { _ -> String in
            let age = 16 + random.below(30), place = random.below(places.count), kind = random.uniform()
            let weight = kind < 0.06 ? "" : kind < 0.12 ? ".a" : String(50 + Double(random.below(400)) / 10)
            let isSmall = random.uniform() < 0.1 + 0.01 * Double(age - 16) + 0.1 * Double(place)
            return "\(isSmall ? 1 : 0),\(age),\(weight),\"\(places[place])\""
        }
        return "small,age,weight,place\n" + rows.joined(separator: "\n") + "\n"
    }

    private static func numbers(_ text: String) -> [[Double]] {
        text.split(separator: "\n").dropFirst().map { line in line.split(separator: ",").compactMap { Double($0) } }
    }

    @Test(.enabled(if: Scorer.python.isPresent, "skipped: no Python on this machine"), arguments: models)
    func pythonAgrees(model: [String]) throws { try agree(.python, model: model) }

    @Test(.enabled(if: Scorer.r.isPresent, "skipped: no R on this machine"), arguments: models)
    func rAgrees(model: [String]) throws { try agree(.r, model: model) }

    /// A place and a reason for a gap that no row had when the model was made: scored, and said.
    @Test(arguments: ["en", "nl"])
    func whatTheModelDoesNotKnowIsSaid(language: String) throws {
        try withTemporaryFolder { folder in
            try Data(Self.births(3000, seed: 1).utf8).write(to: folder.appendingPathComponent("births.csv"))
            try Data((Self.births(200, seed: 2) + "0,30,70,\"elsewhere\"\n1,,.b,\n").utf8).write(to: folder.appendingPathComponent("later.csv"))
            #expect(try CommandLineRun(["fit", "births.csv", "--outcome", "small", "--out", "model.json", "--quiet"], in: folder).code == 0)
            let predict = try CommandLineRun(["predict", "model.json", "later.csv", "--out", "scores.csv", "--lang", language], in: folder)
            #expect(predict.code == 0)
            for words in language == "en" ? ["Rows with a value of", "Rows that lack"] : ["Rijen met een waarde van", "Rijen zonder"] {
                #expect(predict.messages.contains(words), "\(predict.messages)")
            }
            let known = try CommandLineRun(["predict", "model.json", "births.csv", "--out", "scores.csv", "--lang", language], in: folder)
            #expect(known.code == 0 && !known.messages.contains("rare or absent") && !known.messages.contains("weinig of niet"), "\(known.messages)")
        }
    }

    static let models =
        [["--model", "additive"], ["--model", "additive", "--pairs", "2"], ["--model", "logistic"], ["--model", "scorecard"]]
        + (XGBoostPresence.isPresent ? [["--model", "boosted"]] : [])

    private func agree(_ scorer: Scorer, model: [String]) throws {
        try withTemporaryFolder { folder in
            try Data(Self.births(3000, seed: 1).utf8).write(to: folder.appendingPathComponent("births.csv"))
            // A place and a kind of missing that nobody learned of.
            let later = Self.births(200, seed: 2) + "0,30,70,\"elsewhere\"\n1,,.b,\n"
            try Data(later.utf8).write(to: folder.appendingPathComponent("later.csv"))
            let fit = try CommandLineRun(
                ["fit", "births.csv", "--outcome", "small", "--out", "model.json", "--quiet"] + model, in: folder)
            #expect(fit.code == 0, "\(fit.messages)")
            let predict = try CommandLineRun(["predict", "model.json", "later.csv", "--out", "scores.csv", "--quiet"], in: folder)
            #expect(predict.code == 0, "\(predict.messages)")
            let ours = Self.numbers(try String(contentsOf: folder.appendingPathComponent("scores.csv"), encoding: .utf8))
            let script = SharedData.packageRoot.appendingPathComponent("scorers/\(scorer.script)").path
            let theirs = Self.numbers(try scorer.run([script, "model.json", "later.csv"], in: folder).output)
            #expect(ours.count == 202 && theirs.count == 202)
            let largest = zip(ours, theirs).flatMap { zip($0, $1).map { abs($0 - $1) } }.max() ?? 1
            #expect(largest < 1e-12)
            // Boosted trees have no limits: those columns are empty.
            let columns = model == ["--model", "boosted"] ? 1 : 3
            #expect(zip(ours, theirs).allSatisfy { $0.count == columns && $1.count == columns })
        }
    }
}
