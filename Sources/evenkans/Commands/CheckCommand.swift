// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Foundation
import Study

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Says everything that is still wrong with a study file.",
        discussion: """
            Reads the study file and the names and types of the data, no rows. Every error at once, with line and column.

            Examples:
              evenkans check births/study.yaml
              evenkans check --schema > study.schema.json      the JSON Schema of study files, for your editor
              evenkans check --evidence > evidence.md          what each key of evidence.json means
            """)

    @Argument(help: "The study file.")
    var study: String?

    @Flag(help: "Print the JSON Schema of study files.")
    var schema = false

    @Flag(help: "Print a page with every key of evidence.json.")
    var evidence = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard schema || evidence || study != nil else { throw ValidationError("Give a study file, --schema or --evidence.") }
    }

    func run() throws {
        let progress = common.begin()
        if schema { print(CheckTask.schema, terminator: "") }
        if evidence { print(CheckTask.evidenceKeys, terminator: "") }
        guard let study else { return }
        let issues = try CheckTask(file: URL(fileURLWithPath: study)).run(progress: progress)
        ProgressPrinter.clear()
        for warning in issues { Session.say(warning.text) }
        print(Session.words(en: "\(study): nothing is wrong with it.", nl: "\(study): er is niets mis mee."))
    }
}
