// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Foundation
import Study

struct SynthesizeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "synthesize",
        abstract: "Invents a births register with known biases, and the truth about it.",
        discussion: """
            Writes DIR/births.parquet (or .sav, .csv with --format) and DIR/truth/. The truth is for judging audits; no command reads it.

            Examples:
              evenkans synthesize invented --births 20000
              evenkans synthesize invented --births 100000 --bias biases.yaml --seed 7 --format sav
            """)

    @Argument(help: "The folder to make.")
    var folder: String

    @Option(help: "How many births.")
    var births: Int

    @Option(help: "A bias file (docs/formats/bias.md). Without it the biases of the demonstration.")
    var bias: String?

    @Option(help: "Same seed, same bytes.")
    var seed: UInt64 = 1

    @Option(help: "parquet, sav or csv.")
    var format: SynthesizeTask.Format = .parquet

    @OptionGroup var common: CommonOptions

    func run() throws {
        let progress = common.begin()
        let files = try SynthesizeTask(
            folder: URL(fileURLWithPath: folder), births: births, biases: bias.map { URL(fileURLWithPath: $0) }, seed: seed, format: format
        ).run(progress: progress)
        ProgressPrinter.clear()
        print(Session.words(en: "Written: \(files.register.path)", nl: "Geschreven: \(files.register.path)"))
    }
}

extension SynthesizeTask.Format: ExpressibleByArgument {}
