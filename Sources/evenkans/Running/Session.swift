// SPDX-License-Identifier: EUPL-1.2

import Basics
import Synchronization

/// What holds for this whole process: set once, before any work.
enum Session {
    struct Choices {
        var language = Language.english
        /// Nothing is said but errors.
        var isQuiet = false
        /// Messages are for a program: one JSON object a line.
        var isMachineReadable = false
    }

    private static let chosen = Mutex(Choices())

    static var choices: Choices { chosen.withLock { $0 } }
    static var language: Language { choices.language }

    static func choose(_ change: (inout Choices) -> Void) { chosen.withLock { change(&$0) } }

    static func words(en: String, nl: String) -> String { LocalizedText(en: en, nl: nl)[language] }
}

extension Session {
    private static let names = ["--lang", "--language"]

    /// The arguments of `evenkans --lang nl ...` and `evenkans help ... --lang nl` without the language, which is known by now: only commands
    /// have the option.
    static func withoutLanguage(_ arguments: [String]) -> [String] {
        guard let first = arguments.first, first == "help" || names.contains(where: first.hasPrefix) else { return arguments }
        var rest: [String] = []
        var isLanguage = false
        for argument in arguments {
            if isLanguage {
                isLanguage = false
            } else if names.contains(argument) {
                isLanguage = true
            } else if !names.contains(where: { argument.hasPrefix($0 + "=") }) {
                rest.append(argument)
            }
        }
        return rest
    }

    /// The language that was asked for, found before the rest is read, so that help and mistakes in the command are in it too.
    ///
    /// - Parameter environment: without an option, the language of the terminal.
    static func language(arguments: [String], environment: [String: String]) -> Language {
        for (index, argument) in arguments.enumerated().reversed() {
            for name in names {
                if argument.hasPrefix(name + "="), let language = Language(rawValue: String(argument.dropFirst(name.count + 1))) { return language }
                if argument == name, index + 1 < arguments.count, let language = Language(rawValue: arguments[index + 1]) { return language }
            }
        }
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        let code = locale.prefix { $0.isLetter }.lowercased()
        return code == "nl" ? .dutch : .english
    }
}
