// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation

/// What the program says: results on stdout, everything else on stderr.
enum Messages {
    /// What was asked for: printed whatever the options.
    static func result(_ text: String) {
        ProgressPrinter.clear()
        write(text, to: .standardOutput)
    }

    /// Where a result went, on stdout.
    static func done(en: String, nl: String) {
        guard !Session.choices.isQuiet else { return }
        result(Session.words(en: en, nl: nl))
    }

    /// Something that a person should know, on stderr.
    static func say(_ text: LocalizedText) {
        guard !Session.choices.isQuiet else { return }
        tell(["message": text[Session.language]], plain: text[Session.language])
    }

    /// Why the program ends, on stderr.
    static func fail(_ text: String, code: Int32) {
        tell(["error": text, "exit": Int(code)], plain: text)
    }

    private static func tell(_ object: [String: any Sendable], plain: String) {
        ProgressPrinter.clear()
        guard Session.choices.isMachineReadable,
            let line = try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
        else { return write(plain, to: .standardError) }
        write(String(decoding: line, as: UTF8.self), to: .standardError)
    }

    /// A reader that went away (`| head`) is no defect of ours.
    private static func write(_ text: String, to file: FileHandle) {
        try? file.write(contentsOf: Data((text.hasSuffix("\n") ? text : text + "\n").utf8))
    }
}
