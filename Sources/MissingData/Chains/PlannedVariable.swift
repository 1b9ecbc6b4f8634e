// SPDX-License-Identifier: EUPL-1.2

import RegisterData

/// A column as chained equations see it: its values, which of them are to be drawn, and where it stands in the design.
struct PlannedVariable: Sendable {
    enum Content: Sendable {
        /// - whole: values are whole numbers.
        case amounts(Amounts, whole: Bool)
        case levels([Int32], count: Int)
    }

    let name: String
    let content: Content
    let method: ImputationMethod
    let rowCount: Int
    /// Rows to impute.
    let missing: RowList
    /// Rows without a value, whether they are imputed or stay as they are.
    let unobserved: RowList
    /// Places in `missing` that this column's own draw fills; `nil` for all. The others are copied with a block, or follow from a formula.
    var recipients: [Int]?
    let isPassive: Bool
    /// Columns of the design.
    let design: Range<Int>
    /// 1 where the question did not apply.
    let structuralColumn: Int?
    let centre: Double
    let scale: Double
    /// Place of each level in `design`; `nil` for the one that all others are compared with.
    let levelPlace: [Int?]
    /// Of a variable that is drawn down a classification.
    let hierarchy: LevelHierarchy?

    var isTarget: Bool { missing.count > 0 }

    /// Whether one number is drawn a row, and nothing before it.
    var isNumberDrawn: Bool {
        switch method {
        case .predictiveMeanMatching, .normal: design.count == 1
        case .semicontinuous, .multinomial, .discriminant, .hotDeck, .hierarchy: false
        }
    }

    /// Rows with a value; made anew each time, as a list for each column would be half as large as the table.
    var observed: RowList { RowList(allBut: unobserved, of: rowCount) }
    var observedCount: Int { rowCount - unobserved.count }

    /// What stands in the design for some values, one list a column.
    func encoded(_ values: DrawnValues) -> [[Float]] {
        switch values {
        case .amounts(let amounts): return [amounts.map { Float(($0 - centre) / scale) }]
        case .levels(let codes):
            var result = [[Float]](repeating: [Float](repeating: 0, count: codes.count), count: design.count)
            for (row, code) in codes.enumerated() {
                if let place = levelPlace[Int(code)] { result[place][row] = 1 }
            }
            return result
        }
    }
}

/// The numbers of a column as its table holds them: a copy of millions of rows would be as large as the table.
enum Amounts: Sendable {
    case numbers([Double])
    case wholes([Int64])

    subscript(row: Int) -> Double {
        switch self {
        case .numbers(let values): values[row]
        case .wholes(let values): Double(values[row])
        }
    }

    subscript(rows: [Int32]) -> [Double] {
        switch self {
        case .numbers(let values): rows.map { values[Int($0)] }
        case .wholes(let values): rows.map { Double(values[Int($0)]) }
        }
    }
}

/// Values of some rows of a column.
enum DrawnValues: Sendable, Hashable {
    case amounts([Double])
    case levels([Int32])

    var count: Int {
        switch self {
        case .amounts(let values): values.count
        case .levels(let codes): codes.count
        }
    }

    /// Puts values at some places.
    mutating func put(_ values: DrawnValues, at places: [Int]) {
        switch (self, values) {
        case (.amounts(var own), .amounts(let new)):
            self = .amounts([])
            for (place, value) in zip(places, new) { own[place] = value }
            self = .amounts(own)
        case (.levels(var own), .levels(let new)):
            self = .levels([])
            for (place, code) in zip(places, new) { own[place] = code }
            self = .levels(own)
        default: break
        }
    }

    /// What a column holds at some of its rows.
    static func taken(_ content: PlannedVariable.Content, rows: [Int32]) -> DrawnValues {
        switch content {
        case .amounts(let values, _): .amounts(values[rows])
        case .levels(let codes, _): .levels(rows.map { codes[Int($0)] })
        }
    }
}
