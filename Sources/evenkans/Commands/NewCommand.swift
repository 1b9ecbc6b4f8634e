// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Foundation
import Study

struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: Session.words(
            en: "Writes a commented study file to start from.", nl: "Schrijft een studiebestand met uitleg, om mee te beginnen."),
        discussion: Session.words(
            en: "With --from it lists every column with its type and label, with --catalog what the registers could tell; `?` stands where a "
                + "person must decide.\n\nExamples:\n",
            nl: "Met --from staat elke kolom erin, met soort en label; met --catalog wat de registers kunnen zeggen. `?` staat waar een mens moet "
                + "beslissen.\n\nVoorbeelden:\n")
            + "  evenkans new births-study --from births.sav\n  evenkans new births-study --catalog catalog.yaml")

    @Argument(help: .words(en: "The folder to make.", nl: "De map om te maken."))
    var folder: String

    @Option(help: .words(en: "The data file.", nl: "Het gegevensbestand.", value: "DATA"))
    var from: String?

    @Option(help: .words(en: "The catalogue of registers.", nl: "De catalogus van registers.", value: "CATALOG"))
    var catalog: String?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard from == nil || catalog == nil else {
            throw ValidationError(Session.words(en: "Give --from or --catalog, not both.", nl: "Geef --from of --catalog, niet allebei."))
        }
    }

    func run() throws {
        let progress = common.begin()
        let source = from.map { NewStudyTask.Source.table(URL(fileURLWithPath: $0)) } ?? catalog.map { .catalogue(URL(fileURLWithPath: $0)) }
        let task = NewStudyTask(folder: URL(fileURLWithPath: folder), source: source, language: Session.language)
        let file = try task.run(progress: progress)
        Messages.done(
            en: "Written: \(file.path). Replace every `?`, then: evenkans check \(file.path)",
            nl: "Geschreven: \(file.path). Vervang elke `?`, en daarna: evenkans check \(file.path)")
    }
}
