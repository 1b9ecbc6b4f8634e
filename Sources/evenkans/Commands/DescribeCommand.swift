// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Foundation
import Study

struct DescribeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe",
        abstract: Session.words(
            en: "Columns, types, labels, missing codes and counts of a data file.",
            nl: "Kolommen, soorten, labels, codes voor ontbrekend en aantallen van een gegevensbestand."),
        discussion: Session.words(en: "Examples:\n", nl: "Voorbeelden:\n") + """
              evenkans describe births.csv
              evenkans describe births.sav --json | jq .
            """)

    @Argument(help: .words(en: "The data file.", nl: "Het gegevensbestand."))
    var data: String

    @Flag(help: .words(en: "As JSON.", nl: "Als JSON."))
    var json = false

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let progress = common.begin()
        let isCatalog = [".yaml", ".yml"].contains { data.lowercased().hasSuffix($0) }
        try Later.refuse("describe \(URL(fileURLWithPath: data).lastPathComponent)", LaterParts.catalog, if: isCatalog)
        let task = DescribeTask(data: URL(fileURLWithPath: data), json: json, options: reading.options, language: Session.language)
        Messages.result(try task.run(progress: progress))
    }
}
