// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Foundation
import Study

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Runs a study: model, validation, audit by group, report.",
        discussion: """
            Judges on out-of-fold rows. The test rows stay closed until --final, which is recorded and counted.
            An interrupted run goes on where it stopped when the same command is given again.

            Examples:
              evenkans run births/study.yaml
              evenkans run births/study.yaml --final
              evenkans run births/study.yaml --until cohort --explain
            """)

    @Argument(help: "The study file.")
    var study: String

    @Flag(help: "Open the test rows and judge on them. Counted over all runs of the study.")
    var final = false

    @Option(help: "Stop after this stage: \(StageName.built.map(\.rawValue).joined(separator: ", ")).")
    var until: String?

    @Flag(help: "Print what the cohort computes, as SQL.")
    var explain = false

    @Option(help: "The folder that gets runs/. Beside the study file unless given.")
    var out: String?

    @Option(help: "Overrides the plan's seed.")
    var seed: UInt64?

    @OptionGroup var common: CommonOptions

    func run() throws {
        let progress = common.begin()
        let last = try until.map { name in
            guard let stage = StageName(rawValue: name) else {
                throw ValidationError("--until takes a stage: \(StageName.built.map(\.rawValue).joined(separator: ", ")).")
            }
            return stage
        }
        let task = StudyTask(
            file: URL(fileURLWithPath: study), final: final, until: last ?? .report, out: out.map { URL(fileURLWithPath: $0) }, language: common.lang,
            seed: seed)
        if explain { print(try task.explanation()) }
        let outcome = try task.run(progress: progress)
        ProgressPrinter.clear()
        for warning in outcome.warnings { Session.say(warning.text) }
        if let report = outcome.report {
            print(Session.words(en: "The report: \(report.path)", nl: "Het rapport: \(report.path)"))
        } else {
            print(
                Session.words(
                    en: "Stopped as asked; what was found: \(outcome.folder.path)",
                    nl: "Gestopt zoals gevraagd; de resultaten: \(outcome.folder.path)"))
        }
    }
}
