// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Basics
import Foundation
import StatMath

/// The command line: it parses, calls one task of `Study`, says what happened, and chooses the exit code.
@main
struct Evenkans: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evenkans",
        abstract: Session.words(
            en: "Predicts risk on population registers, and is honest about it.",
            nl: "Voorspelt risico's op bevolkingsregisters, en is er eerlijk over."),
        discussion: Session.words(
            en: """
                Start with your own file:
                  evenkans describe births.csv            what is in it
                  evenkans new my-study --from births.csv a study file to fill in
                  evenkans check my-study/study.yaml      what is still wrong with it
                  evenkans run my-study/study.yaml        model, audit by group, report

                Exit codes: 0 done; 2 wrong use; 3 an error in the study or the data; 4 a rule forbids it; 70 a defect of ours; 130 stopped by Ctrl-C.
                """,
            nl: """
                Begin met een eigen bestand:
                  evenkans describe births.csv           wat erin staat
                  evenkans new studie --from births.csv  een studiebestand om in te vullen
                  evenkans check studie/study.yaml       wat er nog mis mee is
                  evenkans run studie/study.yaml         model, toetsing per groep, rapport

                Eindcodes: 0 klaar; 2 verkeerd gebruik; 3 een fout in de studie of de gegevens; 4 een regel verbiedt het; 70 een fout van ons; \
                130 gestopt met Ctrl-C.
                """),
        version: "0.1.0",
        subcommands: [
            NewCommand.self, CheckCommand.self, RunCommand.self, CompareCommand.self, DescribeCommand.self, ConvertCommand.self,
            SynthesizeCommand.self, FitCommand.self, PredictCommand.self, AuditCommand.self, ImputeCommand.self,
        ] + LaterCommands.all
    )

    static func main() {
        MatrixMemory.keepFreed()
        BLAS.useWidestKernels()
        let language = Session.language(arguments: CommandLine.arguments, environment: ProcessInfo.processInfo.environment)
        Session.choose { $0.language = language }
        Defects.watch(
            saying: Session.words(
                en: "A defect in evenkans. Please report it with the command that you gave.",
                nl: "Een fout in evenkans. Meld dit met de opdracht die u gaf."))
        do {
            var command = try parseAsRoot(Session.withoutLanguage(Array(CommandLine.arguments.dropFirst())))
            try command.run()
        } catch {
            Ending.after(error, usage: Self.self)
        }
    }
}
