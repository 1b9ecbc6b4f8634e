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
            en: "With --from it lists every column with its type and label; `?` stands where a person must decide.\n\nExample:\n",
            nl: "Met --from staat elke kolom erin, met soort en label; `?` staat waar een mens moet beslissen.\n\nVoorbeeld:\n")
            + "  evenkans new births-study --from births.sav")

    @Argument(help: .words(en: "The folder to make.", nl: "De map om te maken."))
    var folder: String

    @Option(help: .words(en: "The data file.", nl: "Het gegevensbestand.", value: "DATA"))
    var from: String?

    @Option(help: .later(LaterParts.registers, value: "CATALOG"))
    var catalog: String?

    @OptionGroup var common: CommonOptions

    func run() throws {
        let progress = common.begin()
        try Later.refuse("--catalog", LaterParts.registers, if: catalog != nil)
        let task = NewStudyTask(folder: URL(fileURLWithPath: folder), data: from.map { URL(fileURLWithPath: $0) }, language: Session.language)
        let file = try task.run(progress: progress)
        Messages.done(
            en: "Written: \(file.path). Replace every `?`, then: evenkans check \(file.path)",
            nl: "Geschreven: \(file.path). Vervang elke `?`, en daarna: evenkans check \(file.path)")
    }
}
