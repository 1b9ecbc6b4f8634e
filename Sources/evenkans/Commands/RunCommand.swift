// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Foundation
import Study

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: Session.words(
            en: "Runs a study: model, validation, audit by group, report.",
            nl: "Voert een studie uit: model, validatie, toetsing per groep, rapport."),
        discussion: Session.words(
            en: """
                Judges on out-of-fold rows. The test rows stay closed until --final, which is recorded and counted.
                An interrupted run goes on where it stopped when the same command is given again.

                Examples:

                """,
            nl: """
                Oordeelt op rijen waarvan het model niet leerde. De testrijen blijven dicht tot --final; dat wordt vastgelegd en geteld.
                Een onderbroken run gaat verder waar hij stopte, als u dezelfde opdracht weer geeft.

                Voorbeelden:

                """) + """
                  evenkans run births/study.yaml
                  evenkans run births/study.yaml --final
                  evenkans run births/study.yaml --until cohort --explain
                """)

    private static let stages = StageName.built.map(\.rawValue).joined(separator: ", ")

    @Argument(help: .words(en: "The study file.", nl: "Het studiebestand."))
    var study: String

    @Flag(
        help: .words(
            en: "Open the test rows and judge on them. Counted over all runs of the study.",
            nl: "Open de testrijen en oordeel daarop. Geteld over alle runs van de studie."))
    var final = false

    @Option(help: .words(en: "Stop after this stage: \(Self.stages).", nl: "Stop na deze stap: \(Self.stages).", value: "STAGE"))
    var until: StageName = .report

    @Flag(help: .words(en: "Print what the cohort computes, as SQL.", nl: "Toon wat het cohort berekent, als SQL."))
    var explain = false

    @Option(
        help: .words(
            en: "The folder that gets runs/. Beside the study file unless given.", nl: "De map waarin runs/ komt. Anders naast het studiebestand.",
            value: "DIR"))
    var out: String?

    @OptionGroup var common: CommonOptions

    func run() throws {
        let progress = common.begin()
        let task = StudyTask(
            file: URL(fileURLWithPath: study), final: final, until: until, out: out.map { URL(fileURLWithPath: $0) },
            language: common.languageOfReports, seed: common.seed)
        if explain { Messages.result(try task.explanation()) }
        let outcome = try task.run(progress: progress)
        for warning in outcome.warnings { Messages.say(warning.text) }
        if let report = outcome.report {
            Messages.done(en: "The report: \(report.path)", nl: "Het rapport: \(report.path)")
        } else {
            Messages.done(
                en: "Stopped as asked; what was found: \(outcome.folder.path)", nl: "Gestopt zoals gevraagd; de resultaten: \(outcome.folder.path)")
        }
    }
}

extension StageName: ExpressibleByArgument {
    /// Only those that this version runs are in the help; the others are known, and refused.
    public static var allValueStrings: [String] { built.map(\.rawValue) }
}
