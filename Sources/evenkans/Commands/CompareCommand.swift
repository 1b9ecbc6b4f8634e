// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Foundation
import Study

struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: Session.words(
            en: "What changed between two runs: the plan, the rows, the metrics, the verdicts.",
            nl: "Wat er anders is tussen twee runs: het plan, de rijen, de prestaties, de oordelen."),
        discussion: Session.words(en: "Example:\n", nl: "Voorbeeld:\n") + "  evenkans compare runs/births/001 runs/births/002")

    @Argument(help: .words(en: "The folder of the earlier run.", nl: "De map van de eerste run."))
    var before: String

    @Argument(help: .words(en: "The folder of the later run.", nl: "De map van de tweede run."))
    var after: String

    @OptionGroup var common: CommonOptions

    func run() throws {
        let progress = common.begin()
        let comparison = try CompareTask(before: URL(fileURLWithPath: before), after: URL(fileURLWithPath: after)).run(progress: progress)
        Messages.result(comparison.text(Session.language))
    }
}
