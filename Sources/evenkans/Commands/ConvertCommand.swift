// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Foundation
import Study

struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: Session.words(en: "Writes data in another format, labels kept.", nl: "Schrijft gegevens in een ander formaat, met labels."),
        discussion: Session.words(
            en: "Reads CSV, CSV.gz, Parquet, Arrow, SPSS, Stata and SAS files; writes CSV, Parquet and SPSS (.sav). The ending decides.\n\n"
                + "Example:\n",
            nl: "Leest CSV, CSV.gz, Parquet, Arrow, SPSS, Stata en SAS; schrijft CSV, Parquet en SPSS (.sav). Het einde van de naam beslist.\n\n"
                + "Voorbeeld:\n") + "  evenkans convert births.sav births.parquet")

    @Argument(help: .words(en: "The data to read.", nl: "De gegevens om te lezen."))
    var data: String

    @Argument(help: .words(en: "The file to write: .csv, .parquet or .sav.", nl: "Het bestand om te schrijven: .csv, .parquet of .sav."))
    var out: String

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let progress = common.begin()
        try ConvertTask(data: URL(fileURLWithPath: data), out: URL(fileURLWithPath: out), options: reading.options).run(progress: progress)
        Messages.done(en: "Written: \(out)", nl: "Geschreven: \(out)")
    }
}
