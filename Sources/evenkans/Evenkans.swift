// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Basics
import Foundation

/// The command line: it parses, calls one task of `Study`, says what happened, and chooses the exit code.
@main
struct Evenkans: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evenkans",
        abstract: "Predicts risk on population registers, and is honest about it.",
        discussion: """
            Start with your own file:
              evenkans describe births.csv            what is in it
              evenkans new my-study --from births.csv a study file to fill in
              evenkans check my-study/study.yaml      everything that is still wrong with it
              evenkans run my-study/study.yaml        model, validation, audit by group, report

            Exit codes: 0 done; 2 wrong use; 3 an error in the study or the data; 4 a rule forbids it; 70 a defect of ours.
            """,
        version: "0.1.0",
        subcommands: [
            NewCommand.self, CheckCommand.self, RunCommand.self, CompareCommand.self, DescribeCommand.self, ConvertCommand.self,
            SynthesizeCommand.self,
            FitCommand.self, PredictCommand.self, AuditCommand.self,
        ]
    )

    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            Ending.after(error, usage: Self.self)
        }
    }
}
