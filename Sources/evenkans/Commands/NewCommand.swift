// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Foundation
import Study

struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Writes a commented study file to start from.",
        discussion: """
            Lists every column with its type and label; `?` stands where a person must decide.

            Example:
              evenkans new births-study --from births.sav
            """)

    @Argument(help: "The folder to make.")
    var folder: String

    @Option(help: "The data file.")
    var from: String

    @OptionGroup var common: CommonOptions

    func run() throws {
        let progress = common.begin()
        let file = try NewStudyTask(folder: URL(fileURLWithPath: folder), data: URL(fileURLWithPath: from), language: common.lang).run(
            progress: progress)
        ProgressPrinter.clear()
        print(
            Session.words(
                en: "Written: \(file.path). Replace every `?`, then: evenkans check \(file.path)",
                nl: "Geschreven: \(file.path). Vervang elke `?`, en daarna: evenkans check \(file.path)"))
    }
}
