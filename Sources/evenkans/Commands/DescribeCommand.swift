// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Foundation
import Study

struct DescribeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe",
        abstract: Session.words(
            en: "Columns, types, labels, missing codes and counts of a data file; or what is there of a catalogue of registers.",
            nl: "Kolommen, soorten, labels, codes voor ontbrekend en aantallen van een gegevensbestand; of wat er is van een catalogus van registers."
        ),
        discussion: Session.words(en: "Examples:\n", nl: "Voorbeelden:\n") + """
              evenkans describe births.csv
              evenkans describe births.sav --json | jq .
              evenkans describe catalog.yaml
            """)

    @Argument(help: .words(en: "The data file, or a catalogue (.yaml).", nl: "Het gegevensbestand, of een catalogus (.yaml)."))
    var data: String

    @Flag(help: .words(en: "As JSON.", nl: "Als JSON."))
    var json = false

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let progress = common.begin()
        let isCatalog = [".yaml", ".yml"].contains { data.lowercased().hasSuffix($0) }
        if isCatalog {
            let task = DescribeCatalogueTask(file: URL(fileURLWithPath: data), json: json, language: Session.language)
            return Messages.result(try task.run(progress: progress))
        }
        let task = DescribeTask(data: URL(fileURLWithPath: data), json: json, options: reading.options, language: Session.language)
        Messages.result(try task.run(progress: progress))
    }
}
