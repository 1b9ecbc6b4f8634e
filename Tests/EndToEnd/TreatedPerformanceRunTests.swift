// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Foundation
import TestSupport
import Testing

/// What is asked of performance elsewhere, and of families that somebody drew up, of models that treat gaps: from the study file to the report.
@Suite(.serialized) struct TreatedPerformanceRunTests {
    private static let asked = """
        model: {kind: logistic, bootstrap: 0}
        performance: {year: ddgeb, across: [area, year], resamples: 4, transport: {year: [2019]}}
        """

    private func evidence(in folder: URL, _ more: String, births: Int = 6000, replacing: [(String, String)] = []) throws -> EvidenceFile {
        let study = try BirthsFolder(in: folder, births: births)
        var plan = try String(contentsOf: study.study, encoding: .utf8)
        for (old, new) in replacing { plan = plan.replacingOccurrences(of: old, with: new) }
        try Data((plan + "\n" + more + "\n").utf8).write(to: study.study)
        let run = try CommandLineRun(["run", "study.yaml", "--quiet"], in: folder)
        #expect(run.code == 0, "\(run.messages)")
        return try EvidenceFile(decoding: try Data(contentsOf: study.run.appendingPathComponent("evidence.json")))
    }

    @Test(
        arguments: [
            "{method: chained-equations, imputations: 2, iterations: 2}",
            "{method: chained-equations, deployment: complete, imputations: 2, iterations: 2}", "{method: weighting, deployment: complete}",
            "{method: complete-case, deployment: complete}",
        ])
    func everyTreatmentIsValidatedElsewhere(missing: String) throws {
        try withTemporaryFolder { folder in
            let evidence = try evidence(in: folder, Self.asked + "\nmissing: \(missing)")
            for key in [
                "validation.trend", "screening.found", "sample-size.candidate-parameters", "sample-size.groups", "stability.mape",
                "stability.selection", "internal-external.area.auc", "internal-external.area.units", "internal-external.year.observed-expected",
                "transport.overlap", "shift.observed-expected", "shift.group-observed-expected", "updating.steps",
            ] { #expect(!evidence[key].isEmpty, "\(key)") }
            let corrected = try #require(evidence["optimism.auc"].first), apparent = corrected.says?.arguments["apparent"]?.double ?? 0
            #expect(corrected.says?.arguments["failed"] == .integer(0) && corrected.says?.arguments["resamples"] == .integer(4))
            #expect((corrected.value ?? 1) < apparent && apparent < 1)
            let area = try #require(evidence["internal-external.area.auc"].first)
            #expect((0.5...0.9).contains(area.value ?? 0))
            // Every judged row is in one area, and rows that are left out are in none.
            let rows = evidence["internal-external.area.units"].first?.table?.column("rows")?.compactMap(\.double).reduce(0, +)
            #expect(rows == evidence["missing.method"].first?.count.map(Double.init))
            #expect(Set(evidence.findings.map { [$0.key, "\($0.about)"] }).count == evidence.findings.count)
            let report = try String(contentsOf: folder.appendingPathComponent("runs/births/001/report.html"), encoding: .utf8)
            for id in ["years-1", "screening-1", "robustness-1", "across-area-1", "transport-1"] {
                #expect(report.contains("id=\"en-\(id)\"") && report.contains("id=\"nl-\(id)\""), "\(id)")
            }
        }
    }

    /// A strategy beside the study is what a study would do that had chosen it.
    @Test func aStrategyIsAStudyOfItsOwn() throws {
        let imputed = "method: chained-equations, imputations: 2, iterations: 2"
        let model = "model: {kind: logistic, bootstrap: 0}\n"
        let own = try withTemporaryFolder { try evidence(in: $0, model + "missing: {\(imputed)}", births: 2000) }
        let beside = try withTemporaryFolder {
            try evidence(
                in: $0, model + "missing: {sensitivity: {strategies: [complete-case, chained-equations], imputations: 2, iterations: 2}}",
                births: 2000)
        }
        for key in ["validation.auc", "validation.brier"] {
            let value = try #require(own[key].first { $0.about.strategy == nil && $0.about.rows == .outOfFold }?.value)
            #expect(beside[key].first { $0.about.strategy == "chained-equations" }?.value == value, "\(key)")
        }
        let complete = try withTemporaryFolder {
            try evidence(in: $0, model + "missing: {method: complete-case, deployment: complete}", births: 2000)
        }
        #expect(
            beside["validation.auc"].first { $0.about.strategy == "complete-case" }?.value
                == complete["validation.auc"].first { $0.about.strategy == nil && $0.about.rows == .outOfFold }?.value)
    }

    /// Families that somebody drew up: of a feature that is often missing, and of one that never is.
    @Test(arguments: ["allowed", "complete"])
    func familiesAreDrawnUp(deployment: String) throws {
        try withTemporaryFolder { folder in
            let archetypes = """
                archetypes:
                  - {name: young, profile: {lft: 22, par: 0}}
                flips:
                  - {name: smoking, from: {rookgedrag: "0"}, to: {rookgedrag: "1"}, limits: {mean: 0.5}}
                """
            try Data(archetypes.utf8).write(to: folder.appendingPathComponent("archetypes.yaml"))
            let evidence = try evidence(
                in: folder,
                "model: {kind: additive, bootstrap: 0}\nmissing: {method: chained-equations, deployment: \(deployment), imputations: 2, iterations: 2}",
                births: 3000, replacing: [("intersections: 1}", "intersections: 1, archetypes: archetypes.yaml}")])
            let flip = try #require(evidence["flip.mean"].first), interval = try #require(flip.interval)
            #expect(interval[0] < flip.value ?? -1 && flip.value ?? 1 < interval[1] && flip.verdict != .insufficient)
            #expect(flip.method == (deployment == "complete" ? "rubin" : "posterior-draws"))
            #expect(evidence["archetype.score"].first?.value.map { (0...1).contains($0) } ?? false)
            #expect((evidence["archetype.observed"].first?.total ?? 0) > 0)
        }
    }

    /// Features of a family come from one donor, and predictors are chosen: another study than without.
    @Test func blocksAndPredictorsAreUsed() throws {
        func auc(_ more: String) throws -> Double {
            try withTemporaryFolder { folder in
                let found = try evidence(
                    in: folder,
                    "model: {kind: logistic, bootstrap: 0}\n"
                        + "missing: {method: chained-equations, deployment: complete, imputations: 2, iterations: 2\(more)}",
                    births: 2500)
                return try #require(found["validation.auc"].first { $0.about.rows == .outOfFold }?.value)
            }
        }
        let plain = try auc(""), block = try auc(", blocks: [[bmi, rookgedrag]]"), chosen = try auc(", predictors: {features: 2, correlation: 0.9}")
        let family = try auc(", family: [bmi]")
        #expect(plain != block && plain != chosen && plain != family)
        #expect((plain - block).magnitude < 0.05 && (plain - chosen).magnitude < 0.05 && (plain - family).magnitude < 0.05)
    }
}
