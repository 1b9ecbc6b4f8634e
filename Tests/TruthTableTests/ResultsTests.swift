// SPDX-License-Identifier: EUPL-1.2

import Foundation
import SyntheticRegisters
import TestSupport
import Testing
import TruthTable

@Suite struct ResultsTests {
    static let commit = String(repeating: "ab", count: 20)

    private func result(_ cell: String, _ number: Int, caught: Bool = true, commit: String? = Self.commit, alarms: [AlarmFamily: Int] = [:])
        -> RegisterResult
    {
        RegisterResult(
            cell: cell, number: number, seed: 1_000_000, commit: commit, group: "groep15=1", verdict: "concern", value: 1.4, interval: [1.2, 1.6],
            isCaught: caught, isLeftOpen: false, oracle: true, naive: false, naiveAnywhere: false, falseAlarms: alarms, trueConcerns: [:],
            alarms: [], seconds: 5)
    }

    /// A run that was killed while it wrote loses that register and no other.
    @Test func aCutOffLineIsLostAlone() throws {
        try withTemporaryFolder { folder in
            let file = ResultsFile(of: Freeze(commit: Self.commit), in: folder.appendingPathComponent("records"))
            #expect(file.url.lastPathComponent == "abababababab.csv")
            #expect(try file.read().isEmpty)
            try file.append(result("C0", 0))
            for cut in ["\"C0\",\"1\",\"10", "\"C0\",\"1\",\"1000000\""] {
                let handle = try FileHandle(forWritingTo: file.url)
                try handle.seekToEnd()
                try handle.write(contentsOf: Data(cut.utf8))
                try handle.close()
                try file.append(result("C0", 2))
            }
            #expect(try file.read() == [result("C0", 0), result("C0", 2), result("C0", 2)])
        }
    }

    /// A line says everything that the page needs, and says it as text that a spreadsheet reads.
    @Test func aLineKeepsAResult() throws {
        var full = result("a-medium-constant", 7, alarms: [.label: 2, .slice: 1])
        full.trueConcerns = [.validation: 3]
        full.alarms = ["label.detection-ratio groep15=1: 1.2, true 1", "slice.observed-expected bmi x par \"<20\": 1.4, true 1.05"]
        var none = result("C1", 1, caught: false)
        (none.verdict, none.value, none.interval, none.oracle) = (nil, nil, nil, nil)
        try withTemporaryFolder { folder in
            let file = ResultsFile(folder.appendingPathComponent("development.csv"), commit: Self.commit)
            for result in [full, none] { try file.append(result) }
            full.alarms[1] = full.alarms[1].replacingOccurrences(of: "\"", with: "'")
            #expect(try file.read() == [full, none])
            let lines = try String(contentsOf: file.url, encoding: .utf8).split(separator: "\n")
            #expect(lines.count == 3 && lines[0].hasPrefix("cell,number,seed,group,verdict,value"))
        }
    }

    /// A new freeze has a file of its own: results of earlier ones are counted, and nothing else.
    @Test func freezesDoNotMix() throws {
        try withTemporaryFolder { folder in
            let other = ResultsFile(of: Freeze(commit: String(repeating: "cd", count: 20)), in: folder)
            for number in 0..<3 { try other.append(result("C0", number)) }
            let file = ResultsFile(of: Freeze(commit: Self.commit), in: folder)
            try file.append(result("C0", 0))
            #expect(try file.read().map(\.number) == [0])
            #expect(try file.countOfOthers() == 3)
            let page = TruthTablePage(results: try file.read(), others: try file.countOfOthers(), freeze: Freeze(commit: Self.commit)).text
            #expect(page.contains("1 of \(TruthPlan.cells.reduce(0) { $0 + $1.registers }) registers run."))
            #expect(page.contains("Registers that were run there, or twice: 3."))
        }
    }

    @Test func thePageCountsWhatWasRunAtThisFreezeOnce() throws {
        let medium = "a-medium-constant"
        let results =
            [result(medium, 0), result(medium, 1, caught: false), result(medium, 1, caught: true), result(medium, 2, commit: "other")]
            + [result("C0", 0, alarms: [.label: 2, .slice: 1]), result("C0", 1), result(medium, 3, commit: nil)]
        let page = TruthTablePage(results: results, freeze: Freeze(commit: Self.commit, earlier: ["other"])).text
        let label = try #require(page.split(separator: "\n").first { $0.hasPrefix("| a label |") })
        #expect(label.contains("| 1 of 2 |"))
        #expect(page.contains("| label | 1 of 2 | – | – | 1 of 2 |"))
        #expect(page.contains("| stigma | 0 of 2 |"))
        #expect(page.contains("4 of \(TruthPlan.cells.reduce(0) { $0 + $1.registers }) registers run."))
        #expect(page.contains("Evaluations at earlier freezes: 1. Registers that were run there, or twice: 2."))
    }

    /// Full registers have a section of their own, and are in no other count.
    @Test func fullRegistersAreCountedApart() throws {
        let medium = "a-medium-constant",
            results = [
                result(medium, 0), result("\(medium)@registers", 0), result("\(medium)@registers", 1, caught: false),
                result("C0@registers", 0, alarms: [.slice: 2]),
            ]
        let page = TruthTablePage(results: results, freeze: Freeze(commit: Self.commit)).text
        let label = try #require(page.split(separator: "\n").first { $0.hasPrefix("| a label |") })
        #expect(label.contains("| 1 of 1 |") && !label.contains("of 3"))
        #expect(page.contains("1 of \(TruthPlan.cells.reduce(0) { $0 + $1.registers }) registers run."))
        #expect(page.contains("3 of \(TruthPlan.fullCells.reduce(0) { $0 + $1.registers }) run."))
        #expect(page.contains("| a label, medium | 2 of 9 | 1 of 2 |  |  |"))
        #expect(page.contains("| C0 | 1 of 3 |  |  | slice 1 |"))
        #expect(page.contains("| slice | – | – | – | – |"))
        #expect(page.contains("Registers that were run there, or twice: 0."))
    }

    /// What makes a register, and what it is scored with, lies where a freeze looks.
    @Test func whatIsScoredIsFrozen() throws {
        let root = SharedData.packageRoot
        for file in [
            "Simulations/TruthTable/Cells/RegisterSource.swift", "Simulations/TruthTable/Register/FullRegisters.swift",
            "Simulations/TruthTable/Register/StudyText+Registers.swift", "Sources/SyntheticRegisters/Registers/RawRegisterWriter.swift",
        ] {
            #expect(FileManager.default.fileExists(atPath: root.appendingPathComponent(file).path), "\(file)")
            #expect(Freeze.frozen.contains { file.hasPrefix($0 + "/") }, "\(file)")
        }
    }

    /// An audit that was changed since is not the one that was frozen.
    @Test func onlyTheFrozenProgramIsEvaluated() throws {
        try withTemporaryFolder { folder in
            func git(_ arguments: String...) throws -> String {
                let process = Process(), pipe = Pipe()
                process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
                process.arguments = ["git", "-c", "user.name=test", "-c", "user.email=test@example.org"] + arguments
                process.currentDirectoryURL = folder
                process.standardOutput = pipe
                try process.run()
                process.waitUntilExit()
                return String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).trimmingCharacters(in: .newlines)
            }
            let source = folder.appendingPathComponent("Sources/Audit.swift"), page = folder.appendingPathComponent("page.md")
            try FileManager.default.createDirectory(at: source.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data("let limit = 1\n".utf8).write(to: source)
            _ = try git("init", "--quiet")
            _ = try git("add", ".")
            _ = try git("commit", "--quiet", "-m", "frozen")
            let freeze = Freeze(commit: try git("rev-parse", "HEAD"))
            try freeze.check(root: folder)
            try Data("a page\n".utf8).write(to: page)
            try freeze.check(root: folder)
            try Data("let limit = 2\n".utf8).write(to: source)
            #expect(throws: Freeze.Thawed.self) { try freeze.check(root: folder) }
            try Data("let limit = 1\n".utf8).write(to: source)
            try freeze.check(root: folder)
            try Data("let other = 1\n".utf8).write(to: source.deletingLastPathComponent().appendingPathComponent("New.swift"))
            #expect(throws: Freeze.Thawed.self) { try freeze.check(root: folder) }
            #expect(throws: Freeze.Thawed.self) { try Freeze(commit: Self.commit).check(root: folder) }
        }
    }

    @Test func aFreezeNeedsAHash() throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("frozen.txt")
            #expect(throws: Freeze.Missing.self) { try Freeze.read(file) }
            try Data("\(Self.commit)\nnot a hash\n".utf8).write(to: file)
            #expect(try Freeze.read(file).commit == Self.commit)
        }
    }
}
