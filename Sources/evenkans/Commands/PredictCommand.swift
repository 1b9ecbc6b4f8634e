// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Foundation
import Study

struct PredictCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "predict",
        abstract: "Scores the rows of a table by a model file.",
        discussion: """
            One row per input row, in order: risk, lower and upper (95%).

            Example:
              evenkans predict model.json births.csv --out scores.csv --id birth_number
            """)

    @Argument(help: "The model file.")
    var model: String

    @Argument(help: "The data file.")
    var data: String

    @Option(help: "The file to write: .csv, .parquet or .sav.")
    var out: String

    @Option(help: "A column that is copied in front of the scores.")
    var id: String?

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let progress = common.begin()
        _ = try PredictTask(
            model: URL(fileURLWithPath: model), data: URL(fileURLWithPath: data), id: id, out: URL(fileURLWithPath: out), options: reading.options
        ).run(progress: progress)
        ProgressPrinter.clear()
    }
}
