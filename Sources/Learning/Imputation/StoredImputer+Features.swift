// SPDX-License-Identifier: EUPL-1.2

import Basics

extension StoredImputer {
    /// The features with the gaps of some rows filled; other rows stay as they are.
    ///
    /// - Parameters:
    ///   - filling: keys, where it has them, are one a row of `rows`.
    ///   - shift: a level that the imputer does not know, or a column that is not its own, shifts nothing.
    /// - Throws: `LearningError` for a feature that is not there, or is of another type; `Cancelled`.
    public func completed(_ features: Features, rows: [Int], gaps: GapKinds, _ filling: Filling, shift: Shift? = nil) throws -> Features {
        if case .drawn(_, _, let keys) = filling { precondition(keys.count == rows.count, "one key a row") }
        let inputs = try variables.map { variable throws(LearningError) in try FeatureInput(variable, features, gaps: gaps) }
        let cells = try filled(rowCount: rows.count, filling, shift: shift, states: { row in inputs.map { $0.state(rows[row]) } }) { row, design in
            for input in inputs { input.encode(rows[row], into: &design) }
        }
        var columns = features.columns
        let places = Dictionary(columns.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        for (variable, cells) in zip(variables, cells) where !cells.rows.isEmpty {
            guard let place = places[variable.name] else { continue }
            columns[place] = columns[place].filled(cells, rows: rows, variable)
        }
        return Features(rowCount: features.rowCount, columns: columns)
    }
}

extension FeatureColumn {
    /// - Parameter rows: what positions of rows in `cells` stand for.
    func filled(_ cells: StoredImputer.FilledCells, rows: [Int], _ variable: StoredVariable) -> FeatureColumn {
        switch (values, variable.kind) {
        case (.numeric(var own), .amounts):
            for (row, amount) in zip(cells.rows, cells.amounts) { own[rows[row]] = amount }
            return replacing(.numeric(own), at: cells.rows.map { rows[$0] })
        case (.nominal(var codes, let levels), .levels(let names, _, _)):
            var known = levels
            var place = Dictionary(levels.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
            for (row, level) in zip(cells.rows, cells.levels) {
                let name = names[level]
                if place[name] == nil {
                    place[name] = Int32(known.count)
                    known.append(name)
                }
                codes[rows[row]] = place[name] ?? -1
            }
            return replacing(.nominal(codes: codes, levels: known), at: cells.rows.map { rows[$0] })
        default: return self
        }
    }

    /// Other values; at these rows nothing is missing any more.
    public func replacing(_ values: Values, at rows: [Int]) -> FeatureColumn {
        var kinds = missing
        if kinds != nil { for row in rows { kinds?[row] = 0 } }
        return FeatureColumn(name: name, unit: unit, values: values, missing: kinds, missingNames: missingNames, expertCuts: expertCuts)
    }

    /// Some rows, in this order.
    func selecting(_ rows: [Int]) -> FeatureColumn {
        let values: Values =
            switch self.values {
            case .numeric(let own): .numeric(rows.map { own[$0] })
            case .nominal(let codes, let levels): .nominal(codes: rows.map { codes[$0] }, levels: levels)
            }
        return FeatureColumn(
            name: name, unit: unit, values: values, missing: missing.map { kinds in rows.map { kinds[$0] } }, missingNames: missingNames,
            expertCuts: expertCuts)
    }
}
