// SPDX-License-Identifier: EUPL-1.2

import Basics

/// What can be wrong with protected attributes. Messages name attributes, columns and levels that a plan declares, never a cell.
public enum ProtectedError: ExplainedError, Hashable {
    case duplicateAttribute(String)
    case unknownAttribute(String, known: [String])
    case unequalLength(attribute: String)
    case tooManyLevels(attribute: String, count: Int, most: Int)
    case cutNeedsNumbers(attribute: String)
    case cutNotAscending(attribute: String)
    case levelInTwoGroups(attribute: String, level: String)
    case reservedLevel(attribute: String, level: String)
    case unknownLevel(attribute: String, asked: String, known: [String])
    case ambiguousLevel(attribute: String, asked: String)

    public var explanation: LocalizedText { LocalizedText(en: english, nl: dutch) }

    private var english: String {
        switch self {
        case .duplicateAttribute(let name): "The protected attribute \"\(name)\" is declared twice. Give each a name of its own."
        case .unknownAttribute(let name, let known):
            "There is no protected attribute \"\(name)\". Declared are: \(known.joined(separator: ", "))."
        case .unequalLength(let name): "The protected attribute \"\(name)\" has another number of rows than the first."
        case .tooManyLevels(let name, let count, let most):
            "The protected attribute \"\(name)\" has \(count) levels; at most \(most) can be compared. Give cut: for numbers, or groups:."
        case .cutNeedsNumbers(let name): "The protected attribute \"\(name)\" has cut:, which needs a column of numbers. Use groups: instead."
        case .cutNotAscending(let name): "The cuts of the protected attribute \"\(name)\" must be finite numbers, each above the one before."
        case .levelInTwoGroups(let name, let level):
            "In the groups of the protected attribute \"\(name)\", the code \"\(level)\" stands in two groups. Leave it in one."
        case .reservedLevel(let name, let level):
            "The protected attribute \"\(name)\" has a level \"\(level)\", a name kept for rows without a value or a group. Rename it with groups:."
        case .unknownLevel(let name, let asked, let known):
            "The protected attribute \"\(name)\" has no level \"\(asked)\". Its levels are: \(known.joined(separator: ", "))."
        case .ambiguousLevel(let name, let asked):
            "\"\(asked)\" is the label of two levels of the protected attribute \"\(name)\". Give the code instead."
        }
    }

    private var dutch: String {
        switch self {
        case .duplicateAttribute(let name): "Het beschermde kenmerk \"\(name)\" staat er twee keer. Geef elk een eigen naam."
        case .unknownAttribute(let name, let known): "Er is geen beschermd kenmerk \"\(name)\". Wel: \(known.joined(separator: ", "))."
        case .unequalLength(let name): "Het beschermde kenmerk \"\(name)\" heeft een ander aantal rijen dan het eerste."
        case .tooManyLevels(let name, let count, let most):
            "Het beschermde kenmerk \"\(name)\" heeft \(count) waarden; hoogstens \(most) zijn te vergelijken. Geef cut: bij getallen, of groups:."
        case .cutNeedsNumbers(let name): "Het beschermde kenmerk \"\(name)\" heeft cut:, en dat vraagt een kolom met getallen. Gebruik groups:."
        case .cutNotAscending(let name): "De grenzen van het beschermde kenmerk \"\(name)\" moeten eindige, oplopende getallen zijn."
        case .levelInTwoGroups(let name, let level):
            "In de groepen van het beschermde kenmerk \"\(name)\" staat code \"\(level)\" in twee groepen. Laat die in één staan."
        case .reservedLevel(let name, let level):
            "Het beschermde kenmerk \"\(name)\" heeft een waarde \"\(level)\"; die naam is voor rijen zonder waarde of groep. Hernoem met groups:."
        case .unknownLevel(let name, let asked, let known):
            "Het beschermde kenmerk \"\(name)\" heeft geen waarde \"\(asked)\". Wel: \(known.joined(separator: ", "))."
        case .ambiguousLevel(let name, let asked):
            "\"\(asked)\" is het label van twee waarden van het beschermde kenmerk \"\(name)\". Geef de code."
        }
    }
}
