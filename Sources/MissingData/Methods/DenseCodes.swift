// SPDX-License-Identifier: EUPL-1.2

/// Levels numbered anew, without those that do not occur.
struct DenseCodes {
    /// The levels that occur, ascending.
    let levels: [Int32]
    /// Of each row, the place of its level among them.
    let codes: [Int32]

    init(_ codes: [Int32], count: Int) {
        var occurs = [Bool](repeating: false, count: count)
        for code in codes { occurs[Int(code)] = true }
        levels = occurs.indices.filter { occurs[$0] }.map { Int32($0) }
        var place = [Int32](repeating: 0, count: count)
        for (index, level) in levels.enumerated() { place[Int(level)] = Int32(index) }
        self.codes = codes.map { place[Int($0)] }
    }

    /// Rows of each level.
    var counts: [Double] {
        var result = [Double](repeating: 0, count: levels.count)
        for code in codes { result[Int(code)] += 1 }
        return result
    }
}
