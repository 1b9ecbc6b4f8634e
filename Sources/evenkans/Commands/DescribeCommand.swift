// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Foundation
import Study

struct DescribeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe",
        abstract: "Columns, types, labels, missing codes and counts of a data file.",
        discussion: """
            Examples:
              evenkans describe births.csv
              evenkans describe births.sav --json | jq .
            """)

    @Argument(help: "The data file.")
    var data: String

    @Flag(help: "As JSON.")
    var json = false

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let progress = common.begin()
        let text = try DescribeTask(data: URL(fileURLWithPath: data), json: json, options: reading.options, language: common.lang).run(
            progress: progress)
        ProgressPrinter.clear()
        print(text)
    }
}
