// SPDX-License-Identifier: EUPL-1.2

import RegisterData

/// Which rows are of one family, and which columns are facts about a family.
///
/// A column of the family is the same in all rows of a family at one time: what one of them knows the others know too, and what none knows is drawn
/// once and copied. What the rows of the family at other times have (for other columns: all its other rows) predicts a missing value.
public struct Families: Sendable, Hashable {
    /// Of each row, a number from 0.
    public let family: [Int32]
    /// Of each row, the family at one time, a number from 0: a mother and a year. Rows of one unit are of one family.
    public let unit: [Int32]
    /// Names of the columns of the family.
    public let shared: Set<String>

    /// - Precondition: one number a row in both lists, not negative.
    public init(family: [Int32], unit: [Int32], shared: Set<String> = []) {
        precondition(family.count == unit.count && family.allSatisfy { $0 >= 0 } && unit.allSatisfy { $0 >= 0 })
        (self.family, self.unit, self.shared) = (family, unit, shared)
    }

    /// Some rows of a table, in this order.
    func selecting(_ rows: [Int]) -> Families {
        Families(family: Self.dense(rows.map { family[$0] }), unit: Self.dense(rows.map { unit[$0] }), shared: shared)
    }

    static func dense(_ keys: [Int32]) -> [Int32] {
        var number: [Int32: Int32] = [:]
        return keys.map { key in
            let next = number[key] ?? Int32(number.count)
            number[key] = next
            return next
        }
    }

    /// The table in which every column of the family has the value that another row of its unit has; the first such row gives it.
    ///
    /// - Parameter stays: whether a cell that is missing for this reason stays so.
    func filled(_ table: Table, stays: (MissingKind, Column) -> Bool) -> Table {
        let columns = table.columns.map { column -> Column in
            guard shared.contains(column.name), let missing = column.missing else { return column }
            var giver: [Int32: Int] = [:]
            for row in missing.indices where missing[row] == 0 && giver[unit[row]] == nil { giver[unit[row]] = row }
            let open = missing.indices.filter { missing[$0] != 0 && giver[unit[$0]] != nil && !stays(MissingKind(rawValue: missing[$0]), column) }
            guard !open.isEmpty else { return column }
            return column.copying(to: open, from: open.map { giver[unit[$0]] ?? $0 })
        }
        // Names and lengths are those of the table.
        return (try? Table(columns: columns)) ?? table
    }

    /// Missing rows of one family are drawn after each other: drawn together, each from what the others were before, they would be independent.
    ///
    /// - Returns: places among the missing rows; `nil` where no family misses the variable more than once.
    func passes(of variable: PlannedVariable) -> [[Int]]? {
        let isShared = shared.contains(variable.name)
        var ranks: [Int32: Int] = [:], rankOfUnit: [Int32: Int] = [:], result: [[Int]] = []
        for (place, row) in variable.missing.indices.enumerated() {
            let row = Int(row), known = isShared ? rankOfUnit[unit[row]] : nil, rank = known ?? ranks[family[row], default: 0]
            if known == nil { ranks[family[row]] = rank + 1 }
            rankOfUnit[unit[row]] = rank
            // In a large cluster each row weighs little for the others.
            let pass = min(rank, Self.mostPasses - 1)
            if pass == result.count { result.append([]) }
            result[pass].append(place)
        }
        return result.count > 1 ? result : nil
    }

    private static let mostPasses = 4

    /// Of the missing rows of a column of the family, places whose value is that of another place: of the first row of the same unit.
    func copies(of variable: PlannedVariable) -> CopiedPlaces {
        guard shared.contains(variable.name) else { return CopiedPlaces() }
        var first: [Int32: Int] = [:], result = CopiedPlaces()
        for (place, row) in variable.missing.indices.enumerated() {
            let unit = unit[Int(row)]
            if let source = first[unit] {
                result.places.append(place)
                result.sources.append(source)
            } else {
                first[unit] = place
            }
        }
        return result
    }
}

/// Places among the missing rows of a variable that take the value of other places.
struct CopiedPlaces: Sendable, Hashable {
    var places: [Int] = []
    var sources: [Int] = []

    func apply(to rows: [Int32]) -> [Int32] {
        var result = rows
        for (place, source) in zip(places, sources) { result[place] = rows[source] }
        return result
    }

    func apply(to values: DrawnValues) -> DrawnValues {
        guard !places.isEmpty else { return values }
        switch values {
        case .amounts(let own):
            var result = own
            for (place, source) in zip(places, sources) { result[place] = own[source] }
            return .amounts(result)
        case .levels(let codes): return .levels(apply(to: codes))
        }
    }
}

extension Column {
    /// With the values of some rows in others, which are not missing any more.
    fileprivate func copying(to rows: [Int], from givers: [Int]) -> Column {
        func copied<Value>(_ values: [Value]) -> [Value] {
            var values = values
            for (row, giver) in zip(rows, givers) { values[row] = values[giver] }
            return values
        }
        var result = self
        switch values {
        case .number(let own): result.values = .number(copied(own))
        case .integer(let own): result.values = .integer(copied(own))
        case .date(let own): result.values = .date(copied(own))
        case .text(let own): result.values = .text(copied(own))
        case .category(let codes, let levels): result.values = .category(codes: copied(codes), levels: levels)
        }
        if var missing {
            for row in rows { missing[row] = 0 }
            result.missing = missing.contains { $0 != 0 } ? missing : nil
        }
        return result
    }
}
