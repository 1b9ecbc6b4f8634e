// SPDX-License-Identifier: EUPL-1.2

import Basics

extension StoredImputer {
    /// The gaps of rows that stand below each other as often as there are nodes, each time filled at another node.
    ///
    /// - Parameters:
    ///   - inputs: of the rows as they were, one a variable.
    ///   - rows: which rows those are, in the order of `repeated`.
    func spread(_ repeated: Features, _ inputs: [FeatureInput], rows: [Int], nodes: ImputationNodes) throws(Cancelled) -> Features {
        let count = nodes.count
        let cells = try filled(
            rowCount: rows.count, states: { row in inputs.map { $0.state(rows[row]) } },
            encode: { row, design in for input in inputs { input.encode(rows[row], into: &design) } }, nodes: nodes)
        var columns = repeated.columns
        let places = Dictionary(columns.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        for (variable, cells) in zip(variables, cells) where !cells.rows.isEmpty {
            guard let place = places[variable.name] else { continue }
            columns[place] = columns[place].filled(cells, rows: Array(0..<rows.count * count), variable)
        }
        return Features(rowCount: repeated.rowCount, columns: columns)
    }
}
