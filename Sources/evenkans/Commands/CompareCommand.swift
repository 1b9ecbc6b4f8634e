// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Foundation
import Study

struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "What changed between two runs: the plan, the rows, the metrics, the verdicts.",
        discussion: """
            Example:
              evenkans compare runs/births/001 runs/births/002
            """)

    @Argument(help: "The folder of the earlier run.")
    var before: String

    @Argument(help: "The folder of the later run.")
    var after: String

    @OptionGroup var common: CommonOptions

    func run() throws {
        let progress = common.begin()
        let comparison = try CompareTask(before: URL(fileURLWithPath: before), after: URL(fileURLWithPath: after)).run(progress: progress)
        ProgressPrinter.clear()
        print(comparison.text(common.lang))
    }
}
