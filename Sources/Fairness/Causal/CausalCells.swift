// SPDX-License-Identifier: EUPL-1.2

import Learning

/// Rows that are alike in everything that is adjusted for, where that has few combinations.
struct CausalCells {
    /// The cell of each row.
    let cell: [Int32]
    let count: Int

    private static let mostValues = 12
    private static let mostCells = 200
    /// Fewest members of the group in a cell of the compared: fewer are better told by a model of all cells.
    private static let fewestMembers = 5

    /// - Returns: `nil` where a column has many values, there are many combinations, or the group is rare in one of them.
    init?(_ features: Features, isMember: [Bool]) {
        var cell = [Int32](repeating: 0, count: isMember.count), count = 1
        for column in features.columns {
            guard let codes = Self.codes(column) else { return nil }
            var number: [SIMD2<Int32>: Int32] = [:]
            for row in cell.indices {
                let key = SIMD2(cell[row], codes[row]), next = Int32(number.count)
                cell[row] = number[key, default: next]
                if cell[row] == next { number[key] = next }
                guard number.count <= Self.mostCells else { return nil }
            }
            count = number.count
        }
        var members = [Int](repeating: 0, count: count), compared = members
        for row in cell.indices {
            if isMember[row] { members[Int(cell[row])] += 1 } else { compared[Int(cell[row])] += 1 }
        }
        guard (0..<count).allSatisfy({ compared[$0] == 0 || members[$0] >= Self.fewestMembers }) else { return nil }
        (self.cell, self.count) = (cell, count)
    }

    /// Few values as codes; what is missing has codes of its own.
    private static func codes(_ column: FeatureColumn) -> [Int32]? {
        func code(_ row: Int, _ value: Int32) -> Int32 {
            guard let kind = column.missing?[row], kind > 0 else { return value }
            return -1 - Int32(kind)
        }
        switch column.values {
        case .nominal(let codes, _): return codes.indices.map { code($0, codes[$0]) }
        case .numeric(let values):
            var number: [Double: Int32] = [:], codes: [Int32] = []
            codes.reserveCapacity(values.count)
            for (row, value) in values.enumerated() {
                guard value == value else {
                    codes.append(code(row, -1))
                    continue
                }
                let next = Int32(number.count), own = number[value, default: next]
                if own == next { number[value] = next }
                guard number.count <= mostValues else { return nil }
                codes.append(code(row, own))
            }
            return codes
        }
    }
}
