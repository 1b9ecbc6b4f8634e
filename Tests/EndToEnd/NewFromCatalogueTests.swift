// SPDX-License-Identifier: EUPL-1.2

import Foundation
import TestSupport
import Testing

/// `new --catalog`: a study file over registers, which runs when a person has decided.
@Suite struct NewFromCatalogueTests {
    @Test(arguments: ["en", "nl"]) func onlyDecisionsAreOpen(language: String) throws {
        try withTemporaryFolder { folder in
            _ = try CommandLineRun(["synthesize", "data", "--births", "2500", "--seed", "2", "--registers", "parquet", "--quiet"], in: folder)
            let made = try CommandLineRun(["new", "study", "--catalog", "data/catalog.yaml", "--lang", language, "--quiet"], in: folder)
            #expect(made.code == 0, "\(made.messages)")
            let file = folder.appendingPathComponent("study/study.yaml")
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(text.contains("registers: \"../data/catalog.yaml\"") && text.contains("from: PRNL") && text.contains("{known: mother}"))
            #expect(
                text.contains("# - {name: inhbrutinkh, of: household, from: INHATAB, value: INHBRUTINKH, at: {year: -1}, type: number, unit: euro"))
            #expect(text.contains("age(birth_date, index)") && !text.contains("{name: geboortegew"), "what is known at birth is not proposed")
            let check = try CommandLineRun(["check", "study/study.yaml", "--lang", "en", "--quiet"], in: folder)
            let lines = check.messages.split(separator: "\n")
            #expect(check.code == 3 && lines.count == 15 && lines.allSatisfy { $0.contains("is still `?`") }, "\(check.messages)")

            try Data(try Self.decided(text).utf8).write(to: file)
            let again = try CommandLineRun(["check", "study/study.yaml", "--lang", "en", "--quiet"], in: folder)
            #expect(again.code == 0, "\(again.messages)")
            let run = try CommandLineRun(["run", "study/study.yaml", "--until", "cohort", "--lang", "en", "--quiet"], in: folder)
            #expect(run.code == 0, "\(run.messages)")
        }
    }

    /// As somebody who decides would edit it.
    private static func decided(_ text: String) throws -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        func set(_ key: String, _ value: String) throws {
            let place = try #require(lines.firstIndex { $0.trimmingCharacters(in: .whitespaces).hasPrefix("\(key): ?") }, "\(key)")
            lines[place] = lines[place].replacing("\(key): ?", with: "\(key): \(value)")
        }
        for (key, value) in [
            ("title", "Help"), ("purpose", "research"), ("environment", "public"), ("basis", "[]"), ("controller", "us"), ("index", "ddgeb"),
            ("level", "wc"), ("boundaries", "2018"), ("- name", "help"), ("from", "JGDHULPBUS"), ("competing", "[death]"),
            ("censor", "[emigration]"), ("label", "help"), ("capacity", "0.1"),
        ] { try set(key, value) }
        let joined = lines.joined(separator: "\n").replacing("{from: \"?\", until: \"?\"}", with: "{from: ddgeb, until: ddgeb + 2 years}")
        lines = joined.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for list in ["features", "protected"] {
            let place = try #require(lines.firstIndex { $0.hasPrefix("\(list): ?") })
            lines[place] = "\(list):"
        }
        for name in ["inhbrutinkh", "gbaherkomstgroepering"] {
            let place = try #require(lines.lastIndex { $0.contains("{name: \(name),") })
            lines[place] = lines[place].replacing("  # - ", with: "  - ").replacing("of: \"?\"", with: "of: mother")
                .replacing("modifiable: \"?\"", with: "modifiable: true").replacing("why: \"?\"", with: "why: living conditions")
        }
        return lines.joined(separator: "\n")
    }

    @Test func oneSourceOnly() throws {
        try withTemporaryFolder { folder in
            let run = try CommandLineRun(["new", "study", "--catalog", "c.yaml", "--from", "b.csv"], in: folder)
            #expect(run.code == 2 && !FileManager.default.fileExists(atPath: folder.appendingPathComponent("study").path))
        }
    }
}
