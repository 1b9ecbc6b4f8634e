// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Evidence
import Fairness
import Foundation
import Learning
import Protected
import RegisterData
import RegisterFiles
import Settings
import Validation

/// `evenkans run`: from the study file to the report.
public struct StudyTask: Sendable {
    public var file: URL
    /// Opens the test rows; recorded and counted.
    public var final: Bool
    public var until: StageName
    /// The folder that gets `runs/`; beside the study file unless given.
    public var out: URL?
    public var language: Language
    /// Overrides the plan's seed.
    public var seed: UInt64?

    public init(file: URL, final: Bool = false, until: StageName = .report, out: URL? = nil, language: Language = .english, seed: UInt64? = nil) {
        (self.file, self.final, self.until, self.out, self.language, self.seed) = (file, final, until, out, language, seed)
    }

    /// What a run left behind.
    public struct Outcome: Sendable {
        public let folder: URL
        public let number: Int
        /// `nil` when the run was asked to stop before it.
        public let report: URL?
        public let isResumed: Bool
        public let warnings: [SettingIssue]
    }

    /// - Throws: errors of the plan, the data, a rule, or `Cancelled`; finished stages are kept.
    public func run(progress: ProgressMonitor) throws -> Outcome {
        guard StageName.built.contains(until) else { throw StudyError.stageNotBuilt(until.rawValue) }
        let study = try StudyFile(reading: file)
        let data = try InputData(study.plan, beside: file, progress: progress)
        let parent = out ?? file.deletingLastPathComponent()
        let lock = try StudyLock(study: study.plan.study, folder: RunFolder.ofStudy(study.plan.study, in: parent))
        defer { withExtendedLifetime(lock) {} }
        let folder = try RunFolder(study: study.plan.study, in: parent)
        var openings = try Openings(studyFolder: folder.studyFolder)
        try openings.note(plan: study.fingerprint, run: folder.number, opensTest: final)
        try AtomicFile.write(study.bytes, to: folder.url.appendingPathComponent("study.yaml"))
        if let file = study.archetypes { try AtomicFile.write(file.bytes, to: folder.url.appendingPathComponent("archetypes.yaml")) }
        if let graph = study.graph { try AtomicFile.write(graph.bytes, to: folder.url.appendingPathComponent("graph.yaml")) }
        if let file = study.priors.file { try AtomicFile.write(file.bytes, to: folder.url.appendingPathComponent("priors.yaml")) }
        var runner = StageRunner(
            cache: StageCache(folder: folder.stages, sources: folder.allStages), log: RunLog(file: folder.log), times: RunTimes(file: folder.times),
            progress: progress)
        try runner.record("plan", ["study.yaml": study.fingerprint.hex, "data": data.fingerprint.hex, "test-rows": final ? "opened" : "closed"])

        let analysis = try StudyAnalysis(
            plan: study.plan, priors: study.priors, graph: study.graph, archetypes: study.archetypes, data: data, final: final,
            seed: seed ?? study.plan.seed, runner: &runner)
        if until >= .missing { try analysis.missingness(data.table, &runner) }
        let results = until >= .fit ? try analysis.run(&runner, until: until) : []
        if until >= .audit {
            try analysis.missingStrategies(data.table, results, &runner)
            try analysis.unrecordedGroups(data.table, results, &runner)
            try analysis.imputationQuality(data.table, &runner)
            try analysis.deltaAdjustment(data.table, results, &runner)
        }
        let description = StudyDescription(
            study.plan, cohort: analysis.cohort, areaNames: analysis.geometry?.names ?? [:], table: data.table, archetypes: study.archetypes,
            undecided: study.undecided, openings: openings, final: final,
            seed: seed ?? study.plan.seed)
        let evidence = EvidenceFile(study: description, inputs: [data.name: data.fingerprint.hex], findings: runner.findings)
        try RunWriter(folder: folder, evidence: evidence, analysis: analysis, language: language)
            .write(results, &runner, until: until)
        return Outcome(
            folder: folder.url, number: folder.number, report: until >= .report ? folder.report : nil, isResumed: folder.isResumed,
            warnings: study.warnings + data.warnings + analysis.warnings)
    }
}

/// A study file that may be run.
struct StudyFile {
    let plan: Plan
    let bytes: Data
    let priors: PlanPriors
    let graph: PlanGraph?
    let archetypes: PlanArchetypes?
    /// Of the study file and the files that it is read with.
    let fingerprint: Fingerprint
    let undecided: [String]
    let warnings: [SettingIssue]

    /// - Throws: `SettingsError` with every error at once.
    init(reading file: URL) throws {
        let bytes = try InputFile.bytes(file)
        let read = Plan.read(bytes, file: file.lastPathComponent)
        let folder = file.deletingLastPathComponent()
        let priors = try read.plan?.priors(relativeTo: folder) ?? PlanPriors()
        let graph = try read.plan?.graph(relativeTo: folder)
        let archetypes = try read.plan?.archetypes(relativeTo: folder)
        let issues = read.issues + priors.issues + (graph?.issues ?? []) + (archetypes?.issues ?? [])
        if let error = SettingsError(issues) { throw error }
        guard let plan = read.plan else { throw StudyError.cannotRead(file: file.lastPathComponent) }
        var builder = FingerprintBuilder()
        builder.feed(data: bytes)
        if let file = priors.file { builder.feed(data: file.bytes) }
        if let old = priors.old { builder.feed(old) }
        if let file = archetypes?.archetypes { builder.feed(data: file.bytes) }
        if let graph = graph?.graph { builder.feed(data: graph.bytes) }
        (self.plan, self.bytes, self.priors, fingerprint) = (plan, bytes, priors, builder.finish())
        (self.graph, self.archetypes) = (graph?.graph, archetypes?.archetypes)
        undecided = read.undecided.map(\.description)
        warnings = issues.filter { !$0.isError }
    }
}
