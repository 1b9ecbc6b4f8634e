// SPDX-License-Identifier: EUPL-1.2

/// What the other rows of a family have, as predictors of a variable: in each column of its design their mean, 0 where there are no others, and a
/// mark of rows that have some. A row to which the question does not apply is no other.
struct SiblingColumns: Sendable {
    let variable: Int
    /// The variable's own columns of the design, and as many behind those of all variables.
    let own: Range<Int>
    let means: Range<Int>
    /// 1 where a row has others; `nil` where all have.
    let mark: Int?
    /// Rows with others of the family.
    let rows: RowList
    /// Those among them that a missing value of the variable is in the mean of.
    let changing: RowList
    private let family: [Int32]
    /// Of each row, whether it has a value, or is given one.
    private let isCounted: [Bool]
    private let familySizes: [Double]
    /// Rows of one unit do not count: their value is the same by definition. `nil` where every other row of the family counts.
    private let unit: [Int32]?
    private let unitSizes: [Double]

    /// - Parameter first: the first free column of the design.
    /// - Returns: `nil` where no row has others.
    init?(_ index: Int, _ variable: PlannedVariable, _ families: Families, first: Int) {
        let family = families.family, unit = families.shared.contains(variable.name) ? families.unit : nil
        var counts = [Bool](repeating: true, count: family.count)
        for row in variable.unobserved.indices { counts[Int(row)] = false }
        for row in variable.missing.indices { counts[Int(row)] = true }
        let isCounted = counts, sizes = Self.totals(family) { isCounted[$0] ? 1 : 0 }
        let unitSizes = unit.map { Self.totals($0) { isCounted[$0] ? 1 : 0 } } ?? []
        let rows = family.indices.filter { row in
            sizes[Int(family[row])] > (unit.map { unitSizes[Int($0[row])] } ?? (isCounted[row] ? 1 : 0))
        }
        guard !rows.isEmpty else { return nil }
        var isOpen = [Bool](repeating: false, count: sizes.count)
        for row in variable.missing.indices { isOpen[Int(family[Int(row)])] = true }
        self.variable = index
        own = variable.design
        means = first..<first + variable.design.count
        mark = rows.count < family.count ? means.upperBound : nil
        self.isCounted = isCounted
        self.rows = RowList(rows.map { Int32($0) })
        changing = RowList(rows.filter { isOpen[Int(family[$0])] }.map { Int32($0) })
        (self.family, familySizes, self.unit, self.unitSizes) = (family, sizes, unit, unitSizes)
    }

    /// The means of some rows, one list a column.
    func values(of rows: RowList, in matrix: WorkingMatrix) -> [[Float]] {
        own.map { column in
            let cells = matrix.column(column)
            let totals = Self.totals(family) { Double(cells[$0]) }, ofUnits = unit.map { Self.totals($0) { Double(cells[$0]) } } ?? []
            return rows.indices.map { row in
                let row = Int(row), place = Int(family[row])
                let (left, size) = unit.map { (ofUnits[Int($0[row])], unitSizes[Int($0[row])]) } ?? (Double(cells[row]), isCounted[row] ? 1 : 0)
                return Float((totals[place] - left) / max(1, familySizes[place] - size))
            }
        }
    }

    /// Columns of the design: the means and the mark.
    var columns: [Int] { Array(means) + (mark.map { [$0] } ?? []) }

    private static func totals(_ keys: [Int32], _ value: (Int) -> Double) -> [Double] {
        var result = [Double](repeating: 0, count: Int(keys.max() ?? -1) + 1)
        for (row, key) in keys.enumerated() { result[Int(key)] += value(row) }
        return result
    }
}

extension ImputationPlan {
    /// Makes the means of other rows those of the values that are in the design now.
    func refreshSiblings(_ matrix: WorkingMatrix) {
        for sibling in siblings {
            for (column, values) in zip(sibling.means, sibling.values(of: sibling.rows, in: matrix)) {
                matrix.put(values, column: column, rows: sibling.rows)
            }
        }
    }
}
