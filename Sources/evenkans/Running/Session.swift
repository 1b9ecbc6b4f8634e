// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import Synchronization

/// The name is also one of Foundation's.
typealias Progress = Basics.Progress

/// The language of this process's messages: set once, before any work.
enum Session {
    private static let chosen = Mutex(Language.english)

    static var language: Language {
        get { chosen.withLock { $0 } }
        set { chosen.withLock { $0 = newValue } }
    }

    static func words(en: String, nl: String) -> String { LocalizedText(en: en, nl: nl)[language] }
}

extension Session {
    /// A message for the person at the terminal, on stderr: stdout is for results.
    static func say(_ text: LocalizedText) { FileHandle.standardError.write(Data((text[language] + "\n").utf8)) }
}
