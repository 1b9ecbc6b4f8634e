// SPDX-License-Identifier: EUPL-1.2

import RegisterData

/// The order of levels that a file does not give: by number where all codes are whole numbers, else as text.
enum LevelOrder {
    /// - Parameter codes: distinct as bytes; texts that Unicode holds for the same become one level.
    /// - Returns: the levels in order, and the position of each code among them.
    static func levels(of codes: [String]) -> (levels: [Level], position: [Int32]) {
        let numbers = codes.compactMap(Int64.init)
        let order = codes.indices.sorted { a, b in
            if numbers.count == codes.count, numbers[a] != numbers[b] { return numbers[a] < numbers[b] }
            return codes[a] == codes[b] ? a < b : codes[a] < codes[b]
        }
        var levels: [Level] = []
        var position = [Int32](repeating: 0, count: codes.count)
        for index in order {
            if levels.last?.code != codes[index] { levels.append(Level(code: codes[index])) }
            position[index] = Int32(levels.count - 1)
        }
        return (levels, position)
    }
}
