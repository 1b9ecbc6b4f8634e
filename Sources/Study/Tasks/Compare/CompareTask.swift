// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Foundation

/// `evenkans compare`: what changed between two runs of a study.
public struct CompareTask: Sendable {
    public var before: URL
    public var after: URL

    public init(before: URL, after: URL) { (self.before, self.after) = (before, after) }

    /// - Throws: `StudyError.notARun` for a folder without evidence or study file.
    public func run(progress: ProgressMonitor) throws -> RunComparison {
        let (old, new) = (try evidence(of: before), try evidence(of: after))
        let plan = try PlanDifference.between(try file("study.yaml", of: before), try file("study.yaml", of: after))
        let findings = FindingDifference.between(old.findings, new.findings)
        progress.report("score")
        let paired = try PairedScores.differences(before: before, after: after, outcomes: outcomes(old, new), progress: progress)
        return RunComparison(
            plan: plan, flow: findings.filter { $0.key == "cohort.flow" && $0.about.attribute == nil },
            metrics: findings.filter { $0.key.hasPrefix("validation.") }, flips: findings.filter(\.verdictFlipped), paired: paired,
            labels: old.study.labels.merging(new.study.labels) { _, new in new })
    }

    private func outcomes(_ old: EvidenceFile, _ new: EvidenceFile) -> [String] {
        let names = Set(old.findings.compactMap(\.about.outcome))
        return Set(new.findings.compactMap(\.about.outcome)).intersection(names).sorted()
    }

    private func evidence(of run: URL) throws -> EvidenceFile {
        do {
            return try EvidenceFile(decoding: try file("evidence.json", of: run))
        } catch is DecodingError {
            throw StudyError.notARun(folder: run.lastPathComponent, file: "evidence.json")
        }
    }

    private func file(_ name: String, of run: URL) throws(StudyError) -> Data {
        guard let data = try? Data(contentsOf: run.appendingPathComponent(name)) else { throw .notARun(folder: run.lastPathComponent, file: name) }
        return data
    }
}
