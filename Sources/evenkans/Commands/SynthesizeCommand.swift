// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Foundation
import Study

struct SynthesizeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "synthesize",
        abstract: Session.words(
            en: "Invents a births register with known biases, and the truth about it.",
            nl: "Verzint een geboorteregister met bekende vertekeningen, en de waarheid erover."),
        discussion: Session.words(
            en: """
                Writes DIR/births.parquet (or .sav, .csv with --format) and DIR/truth/. The truth is for judging audits; no command reads it.

                Examples:

                """,
            nl: """
                Schrijft DIR/births.parquet (of .sav, .csv met --format) en DIR/truth/. De waarheid is om toetsen
                te beoordelen; geen opdracht leest haar.

                Voorbeelden:

                """) + """
                  evenkans synthesize invented --births 20000
                  evenkans synthesize invented --births 100000 --bias biases.yaml --seed 7 --format sav
                """)

    @Argument(help: .words(en: "The folder to make.", nl: "De map om te maken."))
    var folder: String

    @Option(help: .words(en: "How many births.", nl: "Hoeveel geboorten.", value: "N"))
    var births: Int

    @Option(
        help: .words(
            en: "A bias file (docs/formats/bias.md). Without it the biases of the demonstration.",
            nl: "Een bestand met vertekeningen (docs/formats/bias.md). Anders die van de demonstratie.", value: "FILE"))
    var bias: String?

    @Option(help: .words(en: "The format of the register.", nl: "Het formaat van het register.", value: "parquet|sav|csv"))
    var format: SynthesizeTask.Format = .parquet

    @OptionGroup var common: CommonOptions

    func run() throws {
        let progress = common.begin()
        let files = try SynthesizeTask(
            folder: URL(fileURLWithPath: folder), births: births, biases: bias.map { URL(fileURLWithPath: $0) }, seed: common.seed ?? 1,
            format: format
        ).run(progress: progress)
        Messages.done(en: "Written: \(files.register.path)", nl: "Geschreven: \(files.register.path)")
    }
}

extension SynthesizeTask.Format: ExpressibleByArgument {}
