// SPDX-License-Identifier: EUPL-1.2

import Cohorts
import Foundation
import RegisterData
import RegisterFiles
import TestSupport
import Testing

/// ProPublica (2016), "How we analyzed the COMPAS recidivism algorithm": the scores as published, audited from the command line.
@Suite(.serialized) struct CompasTests {
    private static let file = SharedData.url("data/compas/compas-scores-two-years.csv.gz")

    private func audit(_ data: String, in folder: URL) throws -> CommandLineRun {
        try CommandLineRun(
            [
                "audit", data, "--outcome", "two_year_recid", "--score", "decile_score", "--protected", "race:Caucasian", "--threshold", "5",
                "--intersections", "1", "--limit", "fairness.gap.fpr:0.05", "--out", "audit", "--quiet",
            ], in: folder)
    }

    /// 44.85% and 23.45% of those who did not reoffend scored 5 or more; Newcombe's interval of the difference.
    @Test(.needsSharedData) func publishedRates() throws {
        try withTemporaryFolder { folder in
            try Self.withNamesOfTheirOwn().write(to: folder.appendingPathComponent("compas.csv"))
            let run = try audit("compas.csv", in: folder)
            #expect(run.code == 0, "\(run.messages)")
            let evidence = try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appendingPathComponent("audit/evidence.json")))
            let findings = try #require((evidence as? [String: Any])?["findings"] as? [[String: Any]])
            func finding(_ key: String, _ group: String) throws -> [String: Any] {
                try #require(
                    findings.first {
                        $0["key"] as? String == key && ($0["about"] as? [String: Any])?["group"] as? [String: String] == ["race": group]
                    }, "\(key) \(group)")
            }
            let african = try finding("fairness.fpr", "African-American")
            #expect(african["count"] as? Int == 805 && african["total"] as? Int == 1795)
            #expect(isClose(african["value"] as? Double, 0.448468, within: 5e-7))
            let caucasian = try finding("fairness.fpr", "Caucasian")
            #expect(isClose(caucasian["value"] as? Double, 0.234543, within: 5e-7))
            let gap = try finding("fairness.gap.fpr", "African-American")
            let interval = gap["interval"] as? [Double]
            #expect(isClose(gap["value"] as? Double, 0.213925, within: 5e-7))
            #expect(isClose(interval?.first, 0.182053, within: 5e-7) && isClose(interval?.last, 0.245023, within: 5e-7))
            #expect(gap["verdict"] as? String == "concern" && (gap["about"] as? [String: Any])?["compare_to"] as? String == "Caucasian")
        }
    }

    /// Its header names columns twice: which one is meant, a person must say.
    @Test(.needsSharedData) func asPublishedItIsRefused() throws {
        try withTemporaryFolder { folder in
            try FileManager.default.copyItem(at: Self.file, to: folder.appendingPathComponent("compas.csv.gz"))
            let run = try audit("compas.csv.gz", in: folder)
            #expect(run.code == 3 && run.messages.contains("decile_score"))
        }
    }

    /// The published table with a name of its own for the second of each two columns.
    private static func withNamesOfTheirOwn() throws -> Data {
        let read = try DataFile.read(file, options: ReadOptions(hasHeader: false))
        var seen: Set<String> = []
        var lines: [String] = []
        for row in 0..<read.rowCount {
            let cells = read.columns.map { column in
                let text = column.text(row) ?? ""
                return row == 0 && !seen.insert(text).inserted ? text + "_again" : text
            }
            lines.append(cells.map { $0.contains(",") || $0.contains("\"") ? "\"\($0)\"" : $0 }.joined(separator: ","))
        }
        return Data((lines.joined(separator: "\n") + "\n").utf8)
    }
}
