// SPDX-License-Identifier: EUPL-1.2

import Foundation
import TestSupport
import Testing

/// The studies of real data that ship as examples.
@Suite(.serialized) struct RealBirthsTests {
    private func run(_ example: String, in folder: URL) throws -> [String: Any] {
        let study = SharedData.packageRoot.appendingPathComponent("examples/\(example)/study.yaml")
        let run = try CommandLineRun(["run", study.path, "--out", folder.path, "--quiet"], in: folder)
        #expect(run.code == 0, "\(run.messages)")
        let evidence = try Data(contentsOf: folder.appendingPathComponent("runs/\(example)/latest/evidence.json"))
        return try #require(JSONSerialization.jsonObject(with: evidence) as? [String: Any])
    }

    private func value(_ key: String, model: String, in evidence: [String: Any]) -> Double? {
        let findings = evidence["findings"] as? [[String: Any]] ?? []
        return findings.first { $0["key"] as? String == key && ($0["about"] as? [String: Any])?["model"] as? String == model }?["value"] as? Double
    }

    @Test(.needsSharedData) func lowBirthWeight() throws {
        try withTemporaryFolder { folder in
            let evidence = try run("low-birth-weight", in: folder)
            let auc = try #require(value("validation.auc", model: "additive", in: evidence))
            #expect((0.73...0.78).contains(auc))
            #expect(try #require(value("validation.log-loss", model: "additive", in: evidence)) < 0.236)
        }
    }

    @Test(.needsSharedData) func birthWeight1986() throws {
        try withTemporaryFolder { folder in
            let evidence = try run("birth-weight-1986", in: folder)
            #expect(value("validation.auc", model: "logistic", in: evidence) != nil)
        }
    }
}
