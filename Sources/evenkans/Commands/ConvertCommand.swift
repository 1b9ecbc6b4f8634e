// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Foundation
import Study

struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Writes data in another format, labels kept.",
        discussion: """
            Reads CSV, CSV.gz, Parquet, Arrow, SPSS, Stata and SAS files; writes CSV, Parquet and SPSS (.sav). The ending decides.

            Example:
              evenkans convert births.sav births.parquet
            """)

    @Argument(help: "The data to read.")
    var data: String

    @Argument(help: "The file to write: .csv, .parquet or .sav.")
    var out: String

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let progress = common.begin()
        try ConvertTask(data: URL(fileURLWithPath: data), out: URL(fileURLWithPath: out), options: reading.options).run(progress: progress)
        ProgressPrinter.clear()
    }
}
