// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Foundation
import RegisterData
import RegisterFiles

/// What an audit said of a register, and the scores that it judged.
public struct AuditedRegister: Sendable {
    public let findings: [Finding]
    /// Rows of the truth, with the risk and whether it is selected.
    let rows: [Int]
    let risk: [Double]
    let isSelected: [Bool]

    /// - Parameter run: the folder of the run.
    public init(run: URL, truth: RegisterTruth) throws {
        findings = try EvidenceFile(decoding: Data(contentsOf: run.appendingPathComponent("evidence.json"))).findings
        let scores = try DataFile.read(run.appendingPathComponent("private/scores/\(StudyText.outcome).parquet"))
        let keys = try scores.column("row_key").texts, risks = try scores.column("risk").numbers, selected = try scores.column("selected").numbers
        let kept = keys.indices.filter { truth.row[keys[$0]] != nil }
        rows = kept.map { truth.row[keys[$0]] ?? 0 }
        risk = kept.map { risks[$0] }
        isSelected = kept.map { selected[$0] == 1 }
    }
}
