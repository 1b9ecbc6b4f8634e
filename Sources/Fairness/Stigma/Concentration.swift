// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import Metrics
import StatMath

/// How unevenly false alarms lie over areas.
///
/// The Lorenz curve takes areas in the order of false alarms per row: the share of rows, and of false alarms, in the areas up to there.
/// Source: Gini (1914); Lorenz (1905), Publ. Am. Stat. Assoc. 9, 209-219.
struct Concentration {
    /// Twice the area between the curve and evenness: 0 where every row carries as much.
    let gini: Double
    /// The smallest share of areas that carries half of the false alarms.
    let halfShare: Double
    /// Points of the curve, from (0, 0) to (1, 1).
    let lorenz: [(rows: Double, alarms: Double)]

    /// - Parameters:
    ///   - rows: positive, one an area.
    ///   - alarms: not negative, not all 0.
    init(rows: [Double], alarms: [Double]) {
        let order = rows.indices.sorted { (alarms[$0] / rows[$0], $0) < (alarms[$1] / rows[$1], $1) }
        let allRows = rows.reduce(0, +), allAlarms = alarms.reduce(0, +)
        var (x, y, below) = (0.0, 0.0, 0.0)
        var points = [(rows: 0.0, alarms: 0.0)]
        for area in order {
            let (nextX, nextY) = (x + rows[area] / allRows, y + alarms[area] / allAlarms)
            below += (nextX - x) * (nextY + y) / 2
            (x, y) = (nextX, nextY)
            points.append((x, y))
        }
        gini = max(0, 1 - 2 * below)
        lorenz = points
        var carried = 0.0, areas = 0
        for count in alarms.sorted(by: >) where carried < allAlarms / 2 - 1e-9 {
            carried += count
            areas += 1
        }
        halfShare = Double(areas) / Double(rows.count)
    }

    /// The same statistics of false alarms that fall on rows at random: as many Poisson draws an area as its rows deserve.
    static func byChance(
        rows: [Double], alarms: Double, replicates: Int, seed: UInt64, progress: ProgressMonitor
    ) throws(Cancelled) -> [(gini: Double, halfShare: Double)] {
        let rate = alarms / rows.reduce(0, +)
        return try parallelMap(replicates, progress: progress) { replicate in
            var random = Philox(seed: seed, stage: "stigma.concentration", item: UInt64(replicate))
            let drawn = rows.map { Double(PoissonDraw.draw(mean: $0 * rate, &random)) }
            guard drawn.contains(where: { $0 > 0 }) else { return (0, 1) }
            let concentration = Concentration(rows: rows, alarms: drawn)
            return (concentration.gini, concentration.halfShare)
        }
    }
}
