// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import StatMath

/// Whether areas with many false alarms lie beside each other: Moran's I of rates that are standardised by how well each is known.
///
/// Source: Assunção and Reis (1999), Statistics in Medicine 18, 2147-2162.
struct EmpiricalBayesMoran {
    let value: Double
    /// By chance.
    let mean: Double
    /// One-sided: how often a shuffle of the areas gives at least this.
    let p: Double

    /// - Parameters:
    ///   - rows: positive, one an area.
    ///   - neighbours: of each area; a pair counts as often as it is named from either side.
    /// - Returns: `nil` where no two areas touch or all rates are equal.
    init?(rows: [Double], events: [Double], neighbours: [[Int]], replicates: Int, seed: UInt64) {
        let allRows = rows.reduce(0, +), m = Double(rows.count)
        let mean = events.reduce(0, +) / allRows
        let rates = zip(events, rows).map { $0 / $1 }
        let spread = Sum.exact(count: rows.count) { rows[$0] * (rates[$0] - mean) * (rates[$0] - mean) } / allRows
        let between = max(0, spread - mean / (allRows / m))
        let scores = rates.indices.map { area -> Double in
            let variance = between + mean / rows[area]
            return variance > 0 ? (rates[area] - mean) / variance.squareRoot() : 0
        }
        let middle = scores.reduce(0, +) / m, centred = scores.map { $0 - middle }
        let squares = Sum.exact(centred.map { $0 * $0 }), links = neighbours.reduce(0) { $0 + $1.count }
        guard squares > 1e-12, links > 0, rows.count > 2 else { return nil }
        func index(_ z: [Double]) -> Double {
            m / Double(links) * Sum.exact(count: z.count) { area in z[area] * neighbours[area].reduce(0.0) { $0 + z[$1] } } / squares
        }
        let observed = index(centred)
        var random = Philox(seed: seed, stage: "stigma.moran"), shuffled = centred, atLeast = 1, sum = 0.0
        for _ in 0..<replicates {
            random.shuffle(&shuffled)
            let drawn = index(shuffled)
            sum += drawn
            if drawn >= observed - 1e-12 { atLeast += 1 }
        }
        (value, self.mean, p) = (observed, replicates > 0 ? sum / Double(replicates) : -1 / (m - 1), Double(atLeast) / Double(replicates + 1))
    }
}
