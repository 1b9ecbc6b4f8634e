// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Foundation
import Reporting
import StatMath
import Study
import TestSupport
import Testing

/// What an audit of scores offers without their model: real families as somebody drew them up, larger areas, people who are alike.
@Suite struct AuditOffersTests {
    static let archetypes = """
        archetypes: [{name: young, label: {en: a young smoker, nl: een jonge roker}, profile: {age: 20, smoking: "yes"}}]
        flips: [{name: stops, from: {smoking: "yes"}, to: {smoking: "no"}}]
        """

    static func folder(_ folder: URL) throws -> [String] {
        var random = Philox(seed: 4, stage: "audit-offers-tests"), lines = ["small,risk,origin,sex,area,born,age,smoking,parity"]
        for row in 0..<6_000 {
            let parity = random.below(3), origin = random.uniform() < 0.2 + 0.2 * Double(parity) ? "A" : "B"
            let risk = Logistic.expit(-2 + 0.7 * Normal.quantile(random.uniform()) + 0.4 * Double(parity))
            let event = random.uniform() < risk ? 1 : 0, smokes = random.uniform() < 0.3 ? "yes" : "no"
            lines.append(
                "\(event),\(risk),\(origin),\(row % 2 == 0 ? "m" : "f"),W\(random.below(12)),\(2016 + row % 3),\(18 + random.below(25)),\(smokes),"
                    + "\(parity)")
        }
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: folder.appendingPathComponent("scores.csv"))
        try Data(archetypes.utf8).write(to: folder.appendingPathComponent("archetypes.yaml"))
        let areas = ["area,region"] + (0..<12).map { "W\($0),\($0 < 6 ? "north" : "south")" }
        try Data((areas.joined(separator: "\n") + "\n").utf8).write(to: folder.appendingPathComponent("areas.csv"))
        return [
            "audit", "scores.csv", "--outcome", "small", "--score", "risk", "--protected", "origin,sex", "--capacity", "0.1", "--area", "area",
            "--time", "born", "--archetypes", "archetypes.yaml", "--crosswalk", "areas.csv", "--condition", "parity", "--limit",
            "fairness.conditional-parity:0.05", "--out", "audit", "--quiet",
        ]
    }

    @Test func allThatNeedsNoModel() throws {
        try withTemporaryFolder { folder in
            let run = try CommandLineRun(try Self.folder(folder), in: folder)
            try #require(run.code == 0, "\(run.messages)")
            let evidence = try EvidenceFile(decoding: try Data(contentsOf: folder.appendingPathComponent("audit/evidence.json")))
            let observed = try #require(evidence["archetype.observed"].first)
            #expect(observed.value != nil && observed.says?.arguments["expected"] != nil && observed.says?.arguments["selected"] != nil)
            // What only a model can answer says so.
            for key in ["flip.mean", "archetype.score"] {
                #expect(evidence[key].allSatisfy { $0.verdict == .insufficient && $0.reason?.hasSuffix("needs-model") ?? false }, "\(key)")
                #expect(evidence[key].count == 1, "\(key)")
            }
            #expect(Set(evidence["area.planning"].map(\.about.column)) == ["area", "region", "all"])
            #expect(evidence["area.planning"].allSatisfy { $0.says?.arguments["first_year"] == .text("2016") })
            // Parity explains who is selected: little is left among those of one parity.
            let parity = evidence["fairness.conditional-parity"].filter { $0.about.attribute == "origin" }
            #expect(parity.count == 2 && parity.allSatisfy { ($0.value ?? 1).magnitude < ($0.says?.arguments["raw"]?.double ?? 0).magnitude })
            #expect(parity.allSatisfy { $0.verdict == .fine && $0.table?.rows.count == 3 })
            #expect(evidence["fairness.consistency"].first?.value != nil && evidence["fairness.maihda.vpc.prevalence"].count == 1)
            let documented = Set(EvidenceKeys.names)
            for key in Set(evidence.findings.map(\.key)) { #expect(documented.contains(key), "\(key)") }
            let report = try String(contentsOf: folder.appendingPathComponent("audit/report.html"), encoding: .utf8)
            for words in [
                "a young smoker", "een jonge roker", "Only the model can say", "Alleen het model kan zeggen", "conditional parity", "MAIHDA",
                "Mensen die gelijk zijn in", "Worden mensen die op elkaar lijken gelijk behandeld?",
            ] {
                #expect(report.contains(words), "\(words)")
            }
        }
    }

    /// Options that miss something, files that do not fit: exit code 3 and a sentence.
    @Test func whatDoesNotFitIsRefused() throws {
        try withTemporaryFolder { folder in
            let command = try Self.folder(folder)
            func without(_ options: String...) -> [String] {
                command.enumerated().filter { place, word in
                    !options.contains(word) && !(place > 0 && options.contains(command[place - 1]))
                }.map(\.element)
            }
            try Data("archetypes: [{name: x, profile: {smoking: perhaps}}]".utf8).write(to: folder.appendingPathComponent("level.yaml"))
            try Data("archetypes: [{name: x, profile: {income: 3}}]".utf8).write(to: folder.appendingPathComponent("feature.yaml"))
            try Data("area,region\nW1,north\n".utf8).write(to: folder.appendingPathComponent("few.csv"))
            func with(_ word: String, _ other: String) -> [String] { command.map { $0 == word ? other : $0 } }
            for (words, expected) in [
                (without("--area"), "--crosswalk"), (without("--capacity"), "--condition"), (without("--condition"), "--limit"),
                (with("parity", "origin"), "--condition"), (with("parity", "parities"), "--condition"),
                (with("archetypes.yaml", "level.yaml"), "level.yaml"), (with("archetypes.yaml", "feature.yaml"), "feature.yaml"),
                (with("areas.csv", "few.csv"), "few.csv"),
            ] {
                let run = try CommandLineRun(words, in: folder)
                #expect(run.code == 3 && run.messages.contains(expected), "\(expected): \(run.code) \(run.messages)")
            }
        }
    }
}
