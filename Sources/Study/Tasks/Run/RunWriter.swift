// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Foundation
import Learning
import RegisterFiles
import Reporting

/// Writes what a run found into its folder: models, scores, evidence, report; and marks the run as done.
struct RunWriter {
    let folder: RunFolder
    let evidence: EvidenceFile
    let analysis: StudyAnalysis
    let language: Language

    func write(_ results: [[OutcomeRun.Result]], _ runner: inout StageRunner, until last: StageName) throws {
        for (outcome, models) in zip(analysis.cohort.outcomes, results) {
            for (position, result) in models.enumerated() {
                let name = position == 0 ? outcome.name : "\(outcome.name).\(result.kind.rawValue)"
                try AtomicFile.write(try result.model.encoded(), to: folder.model(name))
            }
            let scores = try ScoresTable.table(of: models, cohort: analysis.cohort, outcome: outcome)
            // The folder is closed to others (mode 0700).
            try DataFile.write(scores, to: folder.scores(outcome.name))
        }
        let encoded = try evidence.encoded()
        try AtomicFile.write(encoded, to: folder.evidence)
        try AtomicFile.write(evidence.csv(), to: folder.url.appendingPathComponent("evidence.csv"))
        var builder = FingerprintBuilder()
        builder.feed(data: encoded)
        try runner.record("evidence", ["sha256": builder.finish().hex, "findings": String(evidence.findings.count)])
        guard last >= .report else { return }
        runner.progress.report("report")
        let report = try ReportPage(evidence: evidence, language: language, logHead: runner.log.head)
        try AtomicFile.write(try report.html(), to: folder.report)
        try folder.finish()
    }
}
