// SPDX-License-Identifier: EUPL-1.2

import Metrics

/// Units (areas, years) with enough events and others to be judged: small ones are judged together.
struct HeldOutUnits {
    struct Unit {
        /// The code, or for several small ones together the first with how many more.
        let name: String
        let merged: Int
        let rows: [Int]
    }

    let units: [Unit]

    /// - Parameters:
    ///   - unitOfRow: position in `codes`; -1 for a row of no unit.
    ///   - minimum: the fewest events, and the fewest others.
    init(_ predictions: Predictions, unitOfRow: [Int32], codes: [String], minimum: Int) {
        var rows = [[Int]](repeating: [], count: codes.count)
        for (row, unit) in unitOfRow.enumerated() where unit >= 0 { rows[Int(unit)].append(row) }
        func isEnough(_ rows: [Int]) -> Bool {
            let part = predictions.subset(rows)
            return part.events >= minimum && part.nonEvents >= minimum
        }
        var units: [Unit] = [], small: (rows: [Int], names: [String]) = ([], [])
        // In the order of their codes, so that neighbours by code, often neighbours on the map, come together.
        for unit in codes.indices.sorted(by: { codes[$0] < codes[$1] }) where !rows[unit].isEmpty {
            if isEnough(rows[unit]) {
                units.append(Unit(name: codes[unit], merged: 0, rows: rows[unit]))
            } else {
                small.rows += rows[unit]
                small.names.append(codes[unit])
                if isEnough(small.rows) {
                    units.append(Unit(name: small.names[0], merged: small.names.count - 1, rows: small.rows.sorted()))
                    small = ([], [])
                }
            }
        }
        if !small.rows.isEmpty, let last = units.lastIndex(where: { $0.merged > 0 }) ?? units.indices.last {
            let joined = units[last]
            units[last] = Unit(name: joined.name, merged: joined.merged + small.names.count, rows: (joined.rows + small.rows).sorted())
        }
        self.units = units
    }
}
