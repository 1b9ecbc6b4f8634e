// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Foundation
import StatMath
import TestSupport
import Testing

/// What is asked of performance beyond the usual measures, from the study file or the command line to the report.
@Suite(.serialized) struct PerformanceRunTests {
    private static let asked = """
        model: {kind: logistic, bootstrap: 0}
        performance:
          year: ddgeb
          across: [area, year]
          resamples: 24
          capacities: [0.05, 0.2]
          transport: {year: [2019]}
        """

    private func study(in folder: URL, _ more: String, births: Int = 5000) throws -> BirthsFolder {
        let study = try BirthsFolder(in: folder, births: births)
        let plan = try String(contentsOf: study.study, encoding: .utf8)
        try Data((plan + "\n" + more + "\n").utf8).write(to: study.study)
        return study
    }

    private func evidence(_ study: BirthsFolder) throws -> EvidenceFile {
        let run = try CommandLineRun(["run", "study.yaml", "--quiet"], in: study.folder)
        #expect(run.code == 0, "\(run.messages)")
        return try EvidenceFile(decoding: try Data(contentsOf: study.run.appendingPathComponent("evidence.json")))
    }

    @Test func aStudyAnswersAllOfIt() throws {
        try withTemporaryFolder { folder in
            // Of 2019 alone, a hundred with the outcome.
            let study = try study(in: folder, Self.asked, births: 12_000), evidence = try evidence(study)
            #expect(evidence["updating.steps"].allSatisfy { $0.table != nil })
            for key in [
                "validation.trend", "screening.found", "screening.missed", "screening.referred-without-need", "sample-size.candidate-parameters",
                "sample-size.groups", "optimism.auc", "optimism.calibration-slope", "optimism.brier", "optimism.nagelkerke-r2", "stability.mape",
                "stability.selection", "stability.predictions", "internal-external.area.auc", "internal-external.area.units",
                "internal-external.year.observed-expected", "transport.overlap", "transport.auc", "shift.observed-expected",
                "shift.group-observed-expected", "updating.steps",
            ] { #expect(!evidence[key].isEmpty, "\(key)") }
            // The first year has no year before it.
            let years = evidence["validation.observed-expected"].compactMap { finding -> Int? in
                if case .year(let year) = finding.about.rows { year } else { nil }
            }
            #expect(years == [2016, 2017, 2018, 2019])
            #expect(evidence["fairness.observed-expected"].contains { $0.about.rows == .year(2019) && $0.about.attribute == "etnic" })
            // Capacities are those of the plan, and the study's own.
            #expect(Set(evidence["screening.found"].compactMap { $0.about.at?["capacity"] }) == [0.05, 0.1, 0.2])
            let corrected = try #require(evidence["optimism.auc"].first)
            #expect((corrected.value ?? 1) < (corrected.says?.arguments["apparent"]?.double ?? 0))
            #expect(corrected.says?.arguments["resamples"] == .integer(24) && corrected.says?.arguments["failed"] == .integer(0))
            let report = try String(contentsOf: study.run.appendingPathComponent("report.html"), encoding: .utf8)
            for id in ["years-1", "screening-1", "sample-size-1", "robustness-1", "across-area-1", "transport-1", "stability-chart-1"] {
                #expect(report.contains("id=\"en-\(id)\"") && report.contains("id=\"nl-\(id)\""), "\(id)")
            }
        }
    }

    @Test func thePlanIsChecked() throws {
        try withTemporaryFolder { folder in
            let cases = [
                ("performance: {across: [year]}", "performance.year"), ("performance: {transport: {}}", "year and area"),
                ("performance: {resamples: -1}", "performance.resamples"), ("performance: {year: nowhere}", "nowhere"),
                ("performance: {resample: 3}", "resamples"),
            ]
            for (more, word) in cases {
                let study = try study(in: folder.appendingPathComponent(UUID().uuidString).making(), more)
                let run = try CommandLineRun(["check", "study.yaml"], in: study.folder)
                #expect(run.code == 3 && run.messages.contains(word), "\(more): \(run.messages)")
            }
        }
    }

    /// Scores from elsewhere, a level that jumps in the last year, and families drawn again.
    @Test func anAuditOfScores() throws {
        try withTemporaryFolder { folder in
            var random = Philox(seed: 4, stage: "performance-run-tests")
            var lines = ["small,risk,origin,born,family"]
            for row in 0..<9000 {
                let year = 2016 + row % 3, risk = Logistic.expit(-2 + 0.9 * Normal.quantile(random.uniform()))
                let event = random.uniform() < Logistic.expit(Logistic.logit(risk) + (year == 2018 ? 0.5 : 0))
                lines.append("\(event ? 1 : 0),\(risk),\(row % 4 == 0 ? "A" : "B"),\(year)-0\(1 + row % 9)-11,\(row / 2)")
            }
            try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: folder.appendingPathComponent("scores.csv"))
            let command = [
                "audit", "scores.csv", "--outcome", "small", "--score", "risk", "--protected", "origin", "--capacity", "0.1", "--time", "born",
                "--cluster", "family", "--bootstrap", "60", "--out", "audit", "--quiet",
            ]
            let run = try CommandLineRun(command, in: folder)
            #expect(run.code == 0, "\(run.messages)")
            let evidence = try EvidenceFile(decoding: try Data(contentsOf: folder.appendingPathComponent("audit/evidence.json")))
            let byYear = evidence["validation.observed-expected"].filter { if case .year = $0.about.rows { true } else { false } }
            #expect(byYear.compactMap(\.verdict).last == .concern && byYear.count == 3)
            #expect(byYear.filter { $0.verdict == .concern }.count == 1)
            let gap = try #require(evidence["resampled.gap.fnr"].first), formula = evidence["fairness.gap.fnr"].first { $0.about == gap.about }
            #expect(formula?.value == gap.value && gap.interval != nil && gap.interval != formula?.interval)
            #expect(!evidence["screening.found"].isEmpty && !evidence["sample-size.groups"].isEmpty && !evidence["resampled.auc"].isEmpty)
            let wrong = try CommandLineRun(command.map { $0 == "born" ? "origin" : $0 }, in: folder)
            #expect(wrong.code == 3, "\(wrong.messages)")
        }
    }
}

extension URL {
    /// The folder, made.
    fileprivate func making() throws -> URL {
        try FileManager.default.createDirectory(at: self, withIntermediateDirectories: true)
        return self
    }
}
