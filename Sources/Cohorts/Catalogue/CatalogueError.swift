// SPDX-License-Identifier: EUPL-1.2

import Basics

/// What can be wrong with registers that a catalogue describes. Never holds the value of a cell.
public enum CatalogueError: ExplainedError, Hashable {
    case noRoot(folder: String)
    case unknownRegister(String, suggestion: String?)
    case noFiles(register: String, pattern: String)
    case noFilesOfYears(register: String, first: Int, last: Int)
    case unknownColumn(register: String, column: String, suggestion: String?)
    case columnAbsent(register: String, file: String, column: String, suggestion: String?)
    /// Two columns of the file differ only in case.
    case ambiguousCase(file: String, column: String, other: String)
    /// A key must be text: a number loses leading zeros.
    case keyIsNumber(file: String, column: String)
    case notReadable(file: String, reason: LocalizedText)

    public var explanation: LocalizedText {
        switch self {
        case .noRoot(let folder):
            text(
                "The folder \"\(folder)\", the root: of the catalogue, is not there or is not yours to read.",
                "De map \"\(folder)\", de root: van de catalogus, bestaat niet of mag u niet lezen.")
        case .unknownRegister(let name, let near):
            text(
                "The catalogue has no register \(name)." + (near.map { " Did you mean \($0)?" } ?? ""),
                "De catalogus heeft geen register \(name)." + (near.map { " Bedoelt u \($0)?" } ?? ""))
        case .noFiles(let register, let pattern):
            text(
                "\(register): no file matches \(pattern). Check root: and files: in the catalogue.",
                "\(register): geen bestand past op \(pattern). Kijk root: en files: in de catalogus na.")
        case .noFilesOfYears(let register, let first, let last):
            text("\(register): no file of the years \(first) to \(last).", "\(register): geen bestand van de jaren \(first) tot en met \(last).")
        case .unknownColumn(let register, let column, let near):
            text(
                "\(register) has no column \"\(column)\"." + (near.map { " Did you mean \"\($0)\"?" } ?? ""),
                "\(register) heeft geen kolom \"\(column)\"." + (near.map { " Bedoelt u \"\($0)\"?" } ?? ""))
        case .columnAbsent(let register, let file, let column, let near):
            text(
                "\(register), \(file): column \"\(column)\" is not there." + (near.map { " Is it \"\($0)\"? Say so under renamed:." } ?? ""),
                "\(register), \(file): kolom \"\(column)\" ontbreekt." + (near.map { " Is het \"\($0)\"? Zet dat onder renamed:." } ?? ""))
        case .ambiguousCase(let file, let column, let other):
            text(
                "\(file): columns \"\(column)\" and \"\(other)\" differ only in case. Leave one out of the file.",
                "\(file): kolommen \"\(column)\" en \"\(other)\" verschillen alleen in hoofdletters. Haal er een uit het bestand.")
        case .keyIsNumber(let file, let column):
            text(
                "\(file), column \"\(column)\": a key is text, and here it is a number, which loses zeros in front. Save it as text.",
                "\(file), kolom \"\(column)\": een sleutel is tekst, en hier een getal: nullen vooraan vallen weg. Bewaar als tekst."
            )
        case .notReadable(let file, let reason):
            text("\(file): \(reason.en)", "\(file): \(reason.nl)")
        }
    }

    private func text(_ en: String, _ nl: String) -> LocalizedText { LocalizedText(en: en, nl: nl) }
}
