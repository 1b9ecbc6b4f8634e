// SPDX-License-Identifier: EUPL-1.2

/// What can be wrong with protected attributes. Messages name attributes, columns and levels that a plan declares, never a cell.
public enum ProtectedError: Error, Hashable, Sendable, CustomStringConvertible {
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

    public var description: String {
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
}
