// SPDX-License-Identifier: EUPL-1.2

import Learning

/// The training rows, merged where all conditions agree: what a card can tell apart.
struct PatternTable: Sendable {
    /// Words of 64 patterns.
    let words: Int
    let count: Int
    /// Yes-or-no conditions, which come first, and steps.
    let conditionCount: Int
    let yesOrNoCount: Int
    /// Bit p of `columns[condition * words...]`: whether the yes-or-no condition holds in pattern p.
    let columns: [UInt64]
    /// Of each condition after those, its steps in each pattern.
    let steps: [[Int32]]
    /// Pattern of each training row.
    let patternOfRow: [Int32]
    /// Counted rows and events of each pattern.
    let rows: [UInt32]
    let events: [UInt32]

    /// - Parameter counts: of each row of the matrix, as whole numbers.
    init(_ matrix: BinnedMatrix, _ conditions: ConditionColumns, outcome: [UInt8], counts: [UInt32]) {
        let keys = PatternKeys(matrix, conditions)
        var rows = [UInt32](repeating: 0, count: keys.count), events = rows
        for (row, key) in keys.keyOfRow.enumerated() {
            rows[Int(key)] += counts[row]
            if outcome[row] == 1 { events[Int(key)] += counts[row] }
        }
        let times = keys.times(conditions)
        // The largest counts first, so that planes of high bits end early; then by what holds: no order of rows is left.
        let order = (0..<keys.count).sorted {
            rows[$0] != rows[$1] ? rows[$0] > rows[$1] : times[$0].lexicographicallyPrecedes(times[$1])
        }
        var place = [Int32](repeating: 0, count: keys.count)
        for (position, key) in order.enumerated() { place[key] = Int32(position) }
        words = max(1, (keys.count + 63) / 64)
        count = keys.count
        (conditionCount, yesOrNoCount) = (conditions.count, conditions.yesOrNoCount)
        var columns = [UInt64](repeating: 0, count: words * conditions.yesOrNoCount)
        for (position, key) in order.enumerated() {
            for condition in 0..<conditions.yesOrNoCount where times[key][condition] == 1 {
                columns[condition * words + position / 64] |= 1 << UInt64(position % 64)
            }
        }
        self.columns = columns
        steps = (conditions.yesOrNoCount..<conditions.count).map { condition in order.map { times[$0][condition] } }
        patternOfRow = keys.keyOfRow.map { place[Int($0)] }
        self.rows = order.map { rows[$0] }
        self.events = order.map { events[$0] }
    }

    /// How many times the points of a condition count in a pattern.
    func times(_ condition: Int, in pattern: Int) -> Int32 {
        condition < yesOrNoCount
            ? Int32(truncatingIfNeeded: columns[condition * words + pattern / 64] >> UInt64(pattern % 64) & 1)
            : steps[condition - yesOrNoCount][pattern]
    }
}

/// A number for each combination of what holds, given out row by row.
private struct PatternKeys {
    private(set) var keyOfRow: [Int32]
    private(set) var count = 1
    /// A row of each key, and for each feature with conditions the class of its bins.
    private var firstRow: [Int] = []
    private let matrix: BinnedMatrix

    init(_ matrix: BinnedMatrix, _ conditions: ConditionColumns) {
        self.matrix = matrix
        keyOfRow = Array(repeating: 0, count: matrix.rowCount)
        let byFeature = Dictionary(grouping: conditions.entries, by: \.feature)
        for feature in byFeature.keys.sorted() {
            let entries = byFeature[feature] ?? []
            var classes: [[Int32]: Int] = [:]
            let classOfBin = (0..<matrix.bins[feature].count).map { bin in
                let times = entries.map { $0.counts[bin] }
                if let known = classes[times] { return known }
                let next = classes.count
                classes[times] = next
                return next
            }
            guard classes.count > 1 else { continue }
            refine(feature, classOfBin, classes: classes.count)
        }
        firstRow = Array(repeating: 0, count: count)
        for (row, key) in keyOfRow.enumerated().reversed() { firstRow[Int(key)] = row }
    }

    private mutating func refine(_ feature: Int, _ classOfBin: [Int], classes: Int) {
        var numbers: [Int: Int32] = [:]
        for row in keyOfRow.indices {
            let wide = Int(keyOfRow[row]) * classes + classOfBin[matrix.code(column: feature, row: row)]
            if let known = numbers[wide] {
                keyOfRow[row] = known
            } else {
                let next = Int32(numbers.count)
                numbers[wide] = next
                keyOfRow[row] = next
            }
        }
        count = max(1, numbers.count)
    }

    /// How many times each condition counts, for each key.
    func times(_ conditions: ConditionColumns) -> [[Int32]] {
        firstRow.map { row in conditions.entries.map { $0.counts[matrix.code(column: $0.feature, row: row)] } }
    }
}
