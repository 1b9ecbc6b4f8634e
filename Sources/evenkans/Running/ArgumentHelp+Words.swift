// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Basics
import Study

extension ArgumentHelp {
    /// Help in the language of the process.
    static func words(en: String, nl: String, value: String? = nil) -> ArgumentHelp {
        ArgumentHelp(Session.words(en: en, nl: nl), valueName: value)
    }

    /// For an option that the design names and this version refuses: not in the help, unless hidden options are asked for too.
    static func later(_ what: LocalizedText, value: String? = nil) -> ArgumentHelp {
        ArgumentHelp(
            Session.words(en: "Not in this version: \(what.en).", nl: "Niet in deze versie: \(what.nl)."), valueName: value, visibility: .hidden)
    }
}

/// Refuses what was asked for and is not in this version.
enum Later {
    static func refuse(_ name: String, _ what: LocalizedText, if asked: Bool = true) throws {
        if asked { throw StudyError.notBuilt(name: name, what: what) }
    }
}
