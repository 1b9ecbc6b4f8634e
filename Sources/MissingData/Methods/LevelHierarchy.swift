// SPDX-License-Identifier: EUPL-1.2

import RegisterData

/// Levels in groups, and those in larger ones, as official classifications have them: a code begins with that of its group.
struct LevelHierarchy: Sendable {
    /// From the largest groups to the levels themselves: of each level, the number of its group.
    let groups: [[Int32]]

    /// - Parameter lengths: of the beginnings of a code, ascending. A shorter code is a group by itself.
    init(_ levels: [Level], lengths: [Int]) {
        groups =
            lengths.map { length in
                var numbers: [Substring: Int32] = [:]
                return levels.map { level in
                    let beginning = level.code.prefix(length)
                    if let number = numbers[beginning] { return number }
                    let number = Int32(numbers.count)
                    numbers[beginning] = number
                    return number
                }
            } + [levels.indices.map { Int32($0) }]
    }

    /// - Returns: `nil` for a method that knows no classification, and for a column without levels.
    init?(_ method: ImputationMethod, _ column: Column) {
        guard case .hierarchy(let lengths) = method, case .category(_, let levels) = column.values else { return nil }
        self.init(levels, lengths: lengths)
    }

    var depth: Int { groups.count }
}
