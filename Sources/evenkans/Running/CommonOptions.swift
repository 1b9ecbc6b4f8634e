// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Basics
import StatMath

/// Options that every command has.
struct CommonOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Language of messages: nl or en.", valueName: "nl|en"))
    var lang: Language = .english

    @Option(help: "How many threads to use. The result does not depend on it.")
    var threads: Int?

    @Option(help: ArgumentHelp("How progress is shown on stderr.", valueName: "plain|bar|json"))
    var progress: ProgressStyle?

    @Flag(help: "Show no progress.")
    var quiet = false

    func validate() throws {
        if let threads, threads < 1 { throw ValidationError("--threads is a whole number from 1.") }
    }

    /// Applies the options to this process and gives the progress that long work reports to.
    func begin() -> Progress {
        Session.language = lang
        if let threads { Parallelism.threads = threads }
        return Interruption.watched(ProgressPrinter.progress(style: quiet ? nil : progress ?? .forTerminal, language: lang))
    }
}

extension Language: ExpressibleByArgument {}
