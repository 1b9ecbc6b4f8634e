// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Foundation
import Reporting
import Study
import TestSupport
import Testing

/// A study with a graph of causes, archetypes and a crosswalk, from its files to the report; and what is wrong in those files.
@Suite struct SocietyRunTests {
    private static let graph = """
        protected: [{name: etnic, limits: {direct: 0.05}}]
        nodes: [{name: lft, role: confounder}, {name: rookgedrag, role: mediator}]
        edges:
          - {from: etnic, to: [rookgedrag, outcome]}
          - {from: lft, to: [rookgedrag, outcome]}
          - {from: rookgedrag, to: [outcome]}
        """
    private static let archetypes = """
        archetypes: [{name: young, label: {en: a mother of 22 who smokes, nl: een rokende moeder van 22}, profile: {lft: 22, rookgedrag: "1"}}]
        flips: [{name: stops, from: {rookgedrag: "1"}, to: {rookgedrag: "0"}, limits: {mean: 0.5}}]
        """

    private static func folder(_ folder: URL, graph: String = graph, archetypes: String = archetypes) throws {
        let births = try BirthsFolder(in: folder, births: 4000)
        let plan = try String(contentsOf: births.study, encoding: .utf8).replacing(
            "intersections: 1}", with: "intersections: 1, graph: graph.yaml, archetypes: archetypes.yaml}")
        try Data(plan.utf8).write(to: births.study)
        try Data(graph.utf8).write(to: folder.appendingPathComponent("graph.yaml"))
        try Data(archetypes.utf8).write(to: folder.appendingPathComponent("archetypes.yaml"))
    }

    @Test func fromTheFilesToTheReport() throws {
        try withTemporaryFolder { folder in
            try Self.folder(folder)
            let run = try CommandLineRun(["run", "study.yaml", "--quiet"], in: folder)
            try #require(run.code == 0, "\(run.messages)")
            let made = folder.appendingPathComponent("runs/births/001")
            let evidence = try EvidenceFile(decoding: try Data(contentsOf: made.appendingPathComponent("evidence.json")))
            for key in [
                "causal.graph", "causal.outcome.total", "causal.decision.direct", "flip.mean", "archetype.observed", "area.planning", "area.level",
                "area.reach", "fairness.brier",
            ] {
                #expect(!evidence[key].isEmpty, "\(key)")
            }
            // The parts add up to the difference.
            for total in evidence["causal.decision.total"] {
                let parts = ["direct", "indirect", "spurious"].map { part in
                    evidence["causal.decision.\(part)"].first { $0.about.group == total.about.group }?.value ?? .nan
                }
                #expect(abs((total.value ?? .nan) - (parts[0] - parts[1] - parts[2])) < 1e-9)
            }
            let renderer = try SentenceRenderer(templates: ReportPage.sentences, study: evidence.study)
            let flip = try #require(evidence["flip.mean"].first)
            #expect(try renderer.sentence(of: flip, in: .dutch)?.contains("gemiddelde score") ?? false)
            let documented = Set(EvidenceKeys.names)
            for key in Set(evidence.findings.map(\.key)) { #expect(documented.contains(key), "\(key)") }
            let report = try String(contentsOf: made.appendingPathComponent("report.html"), encoding: .utf8)
            for words in ["een rokende moeder van 22", "Langs welke wegen", "Waar mensen over moeten oordelen", "Of 100 families selected"] {
                #expect(report.contains(words), "\(words)")
            }
            let log = try String(contentsOf: made.appendingPathComponent("log.jsonl"), encoding: .utf8)
            #expect(log.contains("\"causes\""), "the attribute was opened for a reason of its own")
        }
    }

    @Test func whatIsWrongInTheFilesIsSaidWithItsLine() throws {
        try withTemporaryFolder { folder in
            try Self.folder(
                folder, graph: Self.graph.replacing("name: lft", with: "name: lef"), archetypes: Self.archetypes.replacing("lft: 22", with: "age: 22")
            )
            let run = try CommandLineRun(["check", "study.yaml"], in: folder)
            #expect(run.code == 3 && run.messages.contains("graph.yaml") && run.messages.contains("archetypes.yaml"), "\(run.messages)")
            try Self.folder(folder, archetypes: Self.archetypes.replacing("rookgedrag: \"0\"", with: "rookgedrag: \"7\""))
            let level = try CommandLineRun(["run", "study.yaml", "--quiet"], in: folder)
            #expect(level.code == 3 && level.messages.contains("has no level"), "\(level.messages)")
        }
    }
}
