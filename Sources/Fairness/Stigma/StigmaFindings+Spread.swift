// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Foundation
import Metrics
import StatMath

extension StigmaFindings {
    /// Points of the Lorenz curve that are kept.
    private static let points = 100

    /// Gini and the share of areas with half of the false alarms, each beside what Poisson draws on evenly exposed rows give.
    func concentration() throws -> [JudgedFinding] {
        let rows = counts.places.map(\.weight), alarms = counts.places.map(\.falseWeight)
        guard alarms.contains(where: { $0 > 0 }) else {
            return ["stigma.gini", "stigma.half-share"].map { information($0, nil, count: 0, total: counts.places.count) }
        }
        let observed = Concentration(rows: rows, alarms: alarms)
        // Chance draws whole false alarms, so it is of unweighted counts; with weights they stand for as many as there are.
        let drawn = try Concentration.byChance(
            rows: rows, alarms: Double(total.falseAlarms), replicates: audit.replicates, seed: audit.seed, progress: progress)
        func chance(_ value: (Double, Double) -> Bool, _ part: ((gini: Double, halfShare: Double)) -> Double, _ own: Double) -> (Double, Double) {
            let draws = drawn.map(part), atLeast = draws.count { value($0, own) }
            return (draws.reduce(0, +) / Double(max(1, draws.count)), Double(atLeast + 1) / Double(draws.count + 1))
        }
        let gini = chance({ $0 >= $1 - 1e-12 }, { $0.gini }, observed.gini)
        let half = chance({ $0 <= $1 + 1e-12 }, { $0.halfShare }, observed.halfShare)
        let step = max(1, observed.lorenz.count / Self.points)
        let kept = observed.lorenz.indices.filter { $0 % step == 0 || $0 == observed.lorenz.count - 1 }
        let curve = EvidenceTable(
            columns: ["share_of_rows", "share_of_false_alarms"],
            rows: kept.map { [.number(observed.lorenz[$0].rows), .number(observed.lorenz[$0].alarms)] })
        let areas = counts.places.count, number = Int((observed.halfShare * Double(areas)).rounded())
        return [
            information(
                "stigma.gini", Estimate(observed.gini), count: total.falseAlarms, total: areas,
                ["chance": .number(gini.0), "excess": .number(observed.gini - gini.0), "p": .number(gini.1)], table: curve),
            information(
                "stigma.half-share", Estimate(observed.halfShare), count: number, total: areas, ["chance": .number(half.0), "p": .number(half.1)]),
        ]
    }

    /// - Parameter neighbours: of every area of the map.
    func moran(_ neighbours: [[Int]]) -> JudgedFinding {
        var position = [Int](repeating: -1, count: areas.codes.count)
        for (number, area) in counts.places.enumerated() { position[area.place] = number }
        let touching = counts.places.map { area in neighbours[area.place].map { position[$0] }.filter { $0 >= 0 } }
        let moran = EmpiricalBayesMoran(
            rows: counts.places.map(\.weight), events: counts.places.map(\.falseWeight), neighbours: touching, replicates: audit.replicates,
            seed: audit.seed)
        return information(
            "stigma.moran", moran.map { Estimate($0.value) }, total: counts.places.count,
            moran.map { ["chance": .number($0.mean), "p": .number($0.p)] } ?? [:])
    }

    func scoreByArea() -> JudgedFinding {
        let values = predictions.isInsideUnitInterval ? predictions.risk.map(Logistic.logit) : predictions.risk
        let estimate = AreaShare.estimate(
            values, area: counts.placeOfRow, areas: counts.places.count, weights: predictions.design.weights, level: audit.level)
        guard let estimate, estimate.interval == nil else { return information("stigma.area-share", estimate, total: counts.places.count) }
        return information("stigma.area-share", nil, total: counts.places.count)
    }
}
