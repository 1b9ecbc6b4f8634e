// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Foundation
import Study

struct SynthesizeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "synthesize",
        abstract: Session.words(
            en: "Invents births with known biases, as one table or as raw registers, and the truth about them.",
            nl: "Verzint geboorten met bekende vertekeningen, als één tabel of als ruwe registers, en de waarheid erover."),
        discussion: Session.words(
            en: """
                Writes DIR/births.parquet (or .sav, .csv with --format) and DIR/truth/. The truth is for judging audits; no command reads it.
                With --registers also DIR/registers/, the raw registers of the same births, DIR/catalog.yaml, which describes them, key
                figures and a map of the districts.

                Examples:

                """,
            nl: """
                Schrijft DIR/births.parquet (of .sav, .csv met --format) en DIR/truth/. De waarheid is om toetsen
                te beoordelen; geen opdracht leest haar. Met --registers ook DIR/registers/, de ruwe registers van dezelfde
                geboorten, DIR/catalog.yaml, die ze beschrijft, kerncijfers en een kaart van de wijken.

                Voorbeelden:

                """) + """
                  evenkans synthesize invented --births 20000
                  evenkans synthesize invented --births 100000 --bias biases.yaml --seed 7 --format sav
                  evenkans synthesize invented --births 50000 --registers sav
                  evenkans describe invented/catalog.yaml
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

    @Option(
        help: .words(
            en: "Also write the raw registers, in this format.", nl: "Schrijf ook de ruwe registers, in dit formaat.", value: "sav|parquet"))
    var registers: SynthesizeTask.RawFormat?

    @OptionGroup var common: CommonOptions

    func run() throws {
        let progress = common.begin()
        let files = try SynthesizeTask(
            folder: URL(fileURLWithPath: folder), births: births, biases: bias.map { URL(fileURLWithPath: $0) }, seed: common.seed ?? 1,
            format: format, registers: registers
        ).run(progress: progress)
        Messages.done(en: "Written: \(files.register.path)", nl: "Geschreven: \(files.register.path)")
        if let catalog = files.catalog { Messages.done(en: "Written: \(catalog.path)", nl: "Geschreven: \(catalog.path)") }
    }
}

extension SynthesizeTask.Format: ExpressibleByArgument {}
extension SynthesizeTask.RawFormat: ExpressibleByArgument {}
