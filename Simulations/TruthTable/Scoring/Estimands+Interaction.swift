// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// What a group of two attributes truly has beyond what the two add up to.
extension Estimands {
    func interaction(_ finding: Finding, _ metric: String) -> Estimand? {
        guard let group = finding.about.group, group.count == 2 else { return nil }
        let attributes = CohortTable.attributes.filter { group.keys.contains($0.name) }
        guard attributes.count == 2 else { return nil }
        var cells: [AdditiveTable.Cell] = [], own: (place: Int, counts: ExpectedCounts)?
        for (row, first) in attributes[0].levels.enumerated() {
            for (column, second) in attributes[1].levels.enumerated() {
                guard let members = truth.members([attributes[0].name: first, attributes[1].name: second]) else { return nil }
                let counts = counts { members[$0] }
                guard let mean = counts.mean(metric) else { continue }
                if group == [attributes[0].name: first, attributes[1].name: second] { own = (cells.count, counts) }
                cells.append(AdditiveTable.Cell(row: row, column: column, weight: mean.weight, mean: mean.value))
            }
        }
        guard let own, let departure = AdditiveTable(cells).departure(of: own.place) else { return nil }
        let limit = metric == "observed-expected" ? own.counts.meanScore.map { $0 * (Self.observedExpectedLimit - 1) } : StudyText.gapLimit(metric)
        return .difference(departure, limit: limit)
    }
}

/// Means of crossed groups, and row and column effects fitted to them.
package struct AdditiveTable {
    package struct Cell {
        let row: Int
        let column: Int
        let weight: Double
        let mean: Double

        package init(row: Int, column: Int, weight: Double, mean: Double) {
            (self.row, self.column, self.weight, self.mean) = (row, column, weight, mean)
        }
    }

    private let cells: [Cell]

    package init(_ cells: [Cell]) { self.cells = cells }

    /// A cell's mean less what the row and column effects of all other cells add up to: least squares, by turns until nothing moves.
    ///
    /// - Returns: `nil` where no other cell is in its row, or in its column.
    package func departure(of cell: Int) -> Double? {
        let own = cells[cell], others = cells.indices.filter { $0 != cell }.map { cells[$0] }
        guard others.contains(where: { $0.row == own.row }), others.contains(where: { $0.column == own.column }) else { return nil }
        let rows = Set(others.map(\.row)), columns = Set(others.map(\.column))
        var effects = (row: [Int: Double](), column: [Int: Double]())
        func mean(_ cells: [Cell], without effect: (Cell) -> Double) -> Double {
            cells.reduce(0) { $0 + $1.weight * ($1.mean - effect($1)) } / cells.reduce(0) { $0 + $1.weight }
        }
        var last = Double.infinity
        for _ in 0..<10_000 {
            for row in rows { effects.row[row] = mean(others.filter { $0.row == row }) { effects.column[$0.column] ?? 0 } }
            for column in columns { effects.column[column] = mean(others.filter { $0.column == column }) { effects.row[$0.row] ?? 0 } }
            let fitted = (effects.row[own.row] ?? 0) + (effects.column[own.column] ?? 0)
            if (fitted - last).magnitude < 1e-12 { break }
            last = fitted
        }
        return own.mean - (effects.row[own.row] ?? 0) - (effects.column[own.column] ?? 0)
    }
}
