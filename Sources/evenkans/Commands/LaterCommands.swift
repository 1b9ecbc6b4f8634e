// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Basics
import Study

/// Commands that the design names and this version refuses: known, so not misspelt, and not in the help.
enum LaterCommands {
    static let all: [any ParsableCommand.Type] = [
        LaterCommand<Mitigate>.self, LaterCommand<Explain>.self, LaterCommand<Answers>.self, LaterCommand<Release>.self,
        LaterCommand<Verify>.self, LaterCommand<Studio>.self,
    ]

    enum Mitigate: LaterName { static let (name, what) = ("mitigate", LaterParts.mitigation) }
    enum Explain: LaterName { static let (name, what) = ("explain", LaterParts.explanation) }
    enum Answers: LaterName { static let (name, what) = ("answers", LaterParts.answers) }
    enum Release: LaterName { static let (name, what) = ("release", LaterParts.release) }
    enum Verify: LaterName { static let (name, what) = ("verify", LaterParts.verification) }
    enum Studio: LaterName { static let (name, what) = ("studio", LaterParts.studio) }
}

protocol LaterName {
    static var name: String { get }
    static var what: LocalizedText { get }
}

/// Takes any arguments, and refuses.
struct LaterCommand<Name: LaterName>: ParsableCommand {
    static var configuration: CommandConfiguration {
        let (en, nl) = ("Not in this version: \(Name.what.en).", "Niet in deze versie: \(Name.what.nl).")
        return CommandConfiguration(commandName: Name.name, abstract: Session.words(en: en, nl: nl), shouldDisplay: false)
    }

    @Argument(parsing: .allUnrecognized, help: .hidden) var anything: [String] = []

    func run() throws { try Later.refuse("evenkans \(Name.name)", Name.what) }
}
