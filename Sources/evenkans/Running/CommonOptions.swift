// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Basics
import Foundation
import RegisterFiles
import StatMath

/// Options that every command has.
struct CommonOptions: ParsableArguments {
    @Option(
        name: [.customLong("lang"), .customLong("language")],
        help: .words(
            en: "Language of messages; without it that of the terminal. Reports start in it, and in English without it.",
            nl: "Taal van meldingen; anders die van de terminal. Rapporten beginnen in deze taal, en anders in het Engels.", value: "nl|en"))
    var lang: Language?

    @Option(help: .words(en: "Seed of what is drawn: same seed, same bytes.", nl: "Begin van het toeval: zelfde seed, zelfde bytes."))
    var seed: UInt64?

    @Option(
        help: .words(
            en: "How many threads to use. The result does not depend on it.", nl: "Hoeveel threads. Het resultaat hangt er niet van af."))
    var threads: Int?

    @Option(
        help: .words(
            en: "What the embedded database may use at most, such as 4GB. Tables themselves are held in memory whole.",
            nl: "Wat de ingebouwde database hoogstens mag gebruiken, zoals 4GB. Tabellen zelf staan in hun geheel in het geheugen.", value: "SIZE"))
    var memory: MemoryOption?

    @Option(help: .words(en: "How progress is shown on stderr.", nl: "Hoe voortgang wordt getoond, op stderr.", value: "plain|bar|json"))
    var progress: ProgressStyle?

    @Flag(help: .words(en: "Say nothing but errors.", nl: "Meld alleen fouten."))
    var quiet = false

    func validate() throws {
        if let threads, threads < 1 {
            throw ValidationError(
                Session.words(en: "--threads is a whole number from 1.", nl: "--threads is een geheel getal vanaf 1."))
        }
    }

    /// Language of what is written into files, which must not depend on whose terminal it was.
    var languageOfReports: Language { lang ?? .english }

    /// Applies the options to this process and gives the progress that long work reports to.
    func begin() -> ProgressMonitor {
        Session.choose {
            if let lang { $0.language = lang }
            ($0.isQuiet, $0.isMachineReadable) = (quiet, progress == .json)
        }
        if let threads { Parallelism.threads = threads }
        if let memory { StoreMemory.bytes = memory.bytes }
        return Interruption.watched(ProgressPrinter.progress(style: quiet ? nil : progress ?? .forTerminal, language: Session.language))
    }
}

/// `--memory 4GB`.
struct MemoryOption: ExpressibleByArgument {
    let bytes: Int

    init?(argument: String) {
        guard let bytes = StoreMemory.bytes(argument) else { return nil }
        self.bytes = bytes
    }
}

extension Language: ExpressibleByArgument {}
