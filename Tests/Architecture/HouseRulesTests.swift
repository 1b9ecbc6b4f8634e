// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Testing
import TestSupport

/// Rules that a reader should be able to rely on in every file.
@Suite struct HouseRulesTests {
    struct SourceFile: Sendable {
        let path: String
        let lines: [Substring]
    }

    static let files: [SourceFile] = {
        let root = SharedData.packageRoot.appendingPathComponent("Sources")
        let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        return paths.filter { $0.hasSuffix(".swift") }.sorted().map {
            let text = (try? String(contentsOf: root.appendingPathComponent($0), encoding: .utf8)) ?? ""
            return SourceFile(path: $0, lines: text.split(separator: "\n", omittingEmptySubsequences: false))
        }
    }()

    @Test func everyFileNamesItsLicence() {
        for file in Self.files { #expect(file.lines.first == "// SPDX-License-Identifier: EUPL-1.2", "\(file.path)") }
    }

    @Test func filesHoldOneIdea() {
        let sizes = Self.files.map(\.lines.count).sorted()
        #expect(sizes[sizes.count / 2] < 150, "median \(sizes[sizes.count / 2])")
        for file in Self.files { #expect(file.lines.count <= 400, "\(file.path) has \(file.lines.count) lines") }
    }

    @Test func linesFitAScreen() {
        for file in Self.files {
            for (index, line) in file.lines.enumerated() { #expect(line.count <= 150, "\(file.path):\(index + 1)") }
        }
    }

    /// Input must never be able to stop the program.
    @Test(arguments: ["fatalError(", "try!", " as! ", "preconditionFailure("])
    func nothingTrapsOnPurpose(word: String) {
        for file in Self.files {
            for (index, line) in file.lines.enumerated() where !line.contains("//") {
                #expect(!line.contains(word), "\(file.path):\(index + 1)")
            }
        }
    }

    /// Only the command line talks to people.
    @Test func roomsDoNotPrint() {
        for file in Self.files where !file.path.hasPrefix("evenkans/") {
            for (index, line) in file.lines.enumerated() { #expect(!line.contains(" print("), "\(file.path):\(index + 1)") }
        }
    }

    /// Whatever long work reports as its step is said in a sentence, in both languages.
    @Test func everyStepHasWords() {
        let known = Self.files.first { $0.path.hasSuffix("StepWords.swift") }?.lines.joined() ?? ""
        for file in Self.files where file.path.hasSuffix("StepWords.swift") == false {
            for line in file.lines {
                for part in line.components(separatedBy: ".report(\"").dropFirst() {
                    let step = part.prefix { $0 != "\"" }
                    #expect(known.contains("\"\(step)\":"), "\(file.path): \(step)")
                }
            }
        }
    }
}
