// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Metrics
import Protected
import StatMath

extension EquityFindings {
    /// Rows of which the attribute is known, with its codes.
    private var known: (predictions: Predictions, codes: [Int], places: [Int]) {
        let isKnown = attribute.levels.map { !$0.isNotRecorded }
        let places = (0..<predictions.count).filter { isKnown[Int(attribute.codes[$0])] && predictions.weight($0) > 0 }
        return (predictions.subset(places), places.map { Int(attribute.codes[$0]) }, places)
    }

    private func present(_ codes: [Int]) -> [(level: Int, rows: Int)] {
        var counts = [Int](repeating: 0, count: attribute.levels.count)
        for code in codes { counts[code] += 1 }
        return counts.indices.filter { counts[$0] > 0 }.map { ($0, counts[$0]) }
    }

    /// `ks` and `wasserstein` of each group against all others, beside what shuffled groups give: whole families are shuffled.
    func distances(_ progress: ProgressMonitor) throws -> [JudgedFinding] {
        let whole = known
        let places = UnitSample(seed: audit.seed, stage: "fairness.distance.sample").places(of: whole.predictions, most: audit.mostRows)
        let part = whole.predictions.subset(places), codes = places.map { whole.codes[$0] }
        let groups = present(codes)
        guard groups.count > 1 else { return [] }
        let distance = ScoreDistance(part.risk)
        // The group of a family is that of its first row.
        let units = part.design.clusters.map { $0.map { Int($0) } } ?? Array(codes.indices), unitCount = (units.max() ?? -1) + 1
        var ownCode = [Int](repeating: -1, count: unitCount)
        for (row, unit) in units.enumerated() where ownCode[unit] < 0 { ownCode[unit] = codes[row] }
        let seed = audit.seed, levels = groups.map(\.level), unitCode = ownCode
        let drawn = try parallelMap(audit.replicates, progress: progress) { replicate -> [SIMD2<Double>] in
            var random = Philox(seed: seed, stage: "fairness.distance", item: UInt64(replicate)), shuffled = unitCode
            random.shuffle(&shuffled)
            return levels.map { level in
                distance.between({ shuffled[units[$0]] == level }, weight: { part.weight($0) }).map { SIMD2($0.kolmogorovSmirnov, $0.wasserstein) }
                    ?? .zero
            }
        }
        return groups.enumerated().flatMap { place, group -> [JudgedFinding] in
            let cells = [group.rows, codes.count - group.rows], keys = ["fairness.ks", "fairness.wasserstein"]
            guard (cells.min() ?? 0) >= audit.minimumRows, let own = distance.between({ codes[$0] == group.level }, weight: { part.weight($0) })
            else {
                return keys.map { finding($0, nil, group.level, cells, AuditReasons.tooFew) }
            }
            return zip(keys, [own.kolmogorovSmirnov, own.wasserstein]).enumerated().map { which, item in
                let chance = drawn.map { $0[place][which] }, mean = chance.reduce(0, +) / Double(max(1, chance.count))
                let p = Double(chance.count { $0 >= item.1 - 1e-12 } + 1) / Double(chance.count + 1)
                return finding(
                    item.0, Estimate(item.1), group.level, cells, nil,
                    ["chance": .number(mean), "excess": .number(item.1 - mean), "p": .number(p)])
            }
        }
    }

    /// The Brier score of each group and what it is made of, over tenths of all scores.
    ///
    /// Source: Murphy (1973), J. Appl. Meteorol. 12, 595-600.
    func brier() -> [JudgedFinding] {
        let whole = known
        guard whole.predictions.scale == .probability else { return [] }
        let tenth = tenths(whole.predictions.risk)
        return present(whole.codes).map { group in
            let rows = whole.codes.indices.filter { whole.codes[$0] == group.level }, own = whole.predictions.subset(rows)
            let score = own.mean { row in
                let error = Double(own.outcome[row]) - own.risk[row]
                return error * error
            }
            guard group.rows >= audit.minimumRows, let score, let prevalence = own.prevalence else {
                return finding("fairness.brier", nil, group.level, [group.rows], AuditReasons.tooFew)
            }
            // Errors that are all equal have no variance to estimate.
            guard score.variance != nil else {
                return finding("fairness.brier", nil, group.level, [own.events, own.nonEvents], AuditReasons.notComputed)
            }
            var sums = [SIMD3<Double>](repeating: .zero, count: 10)
            for (place, row) in rows.enumerated() {
                sums[tenth[row]] += own.weight(place) * SIMD3(1, own.risk[place], Double(own.outcome[place]))
            }
            let total = sums.reduce(0.0) { $0 + $1[0] }
            func mean(_ of: (SIMD3<Double>) -> Double) -> Double { sums.reduce(0.0) { $1[0] > 0 ? $0 + $1[0] / total * of($1 / $1[0]) : $0 } }
            return finding(
                "fairness.brier", Estimate(score.value, variance: score.variance, within: 0...1, method: "linearised", level: audit.level),
                group.level, [own.events, own.nonEvents], nil,
                [
                    "reliability": .number(mean { ($0[1] - $0[2]) * ($0[1] - $0[2]) }),
                    "resolution": .number(mean { ($0[2] - prevalence) * ($0[2] - prevalence) }),
                    "uncertainty": .number(prevalence * (1 - prevalence)),
                ])
        }
    }

    /// The largest difference between observed and expected in any group and tenth of the scores, beside what it is if the scores are right.
    ///
    /// Source: Hébert-Johnson, Kim, Reingold and Rothblum (2018), ICML, 1939-1948 (multicalibration).
    func multicalibration(_ progress: ProgressMonitor) throws -> [JudgedFinding] {
        let whole = known
        guard whole.predictions.scale == .probability, present(whole.codes).count > 1 else { return [] }
        let tenth = tenths(whole.predictions.risk), width = attribute.levels.count, part = whole.predictions, codes = whole.codes
        var rows = [Int](repeating: 0, count: 10 * width), weights = [Double](repeating: 0, count: 10 * width)
        for row in codes.indices {
            rows[tenth[row] * width + codes[row]] += 1
            weights[tenth[row] * width + codes[row]] += part.weight(row)
        }
        let cellOfRow = codes.indices.map { tenth[$0] * width + codes[$0] }
        let printed = rows.indices.filter { rows[$0] >= max(audit.minimumRows, 1) }
        guard !printed.isEmpty else { return [finding("fairness.multicalibration", nil, nil, rows, AuditReasons.tooFew)] }
        let (weight, seed) = (weights, audit.seed)
        @Sendable func worst(_ sums: [Double]) -> (cell: Int, value: Double) {
            printed.map { ($0, (sums[$0] / weight[$0]).magnitude) }.max { ($0.1, -$0.0) < ($1.1, -$1.0) } ?? (0, 0)
        }
        var sums = [Double](repeating: 0, count: 10 * width)
        for row in cellOfRow.indices { sums[cellOfRow[row]] += part.weight(row) * (Double(part.outcome[row]) - part.risk[row]) }
        let own = worst(sums), drawn = RightScores(part, cellOfRow: cellOfRow, cells: 10 * width)
        let chance = try parallelMap(audit.replicates, progress: progress) { replicate -> Double in
            var random = Philox(seed: seed, stage: "fairness.multicalibration", item: UInt64(replicate))
            return worst(drawn.errors(&random)).value
        }
        let mean = chance.reduce(0, +) / Double(max(1, chance.count))
        return [
            finding(
                "fairness.multicalibration", Estimate(own.value), nil, rows, nil,
                [
                    "highest": .text(attribute.levels[own.cell % width].code), "tenth": .integer(own.cell / width + 1), "chance": .number(mean),
                    "excess": .number(own.value - mean), "p": .number(Double(chance.count { $0 >= own.value } + 1) / Double(chance.count + 1)),
                ])
        ]
    }

    /// The tenth of all scores that each row is in; equal scores are in one.
    private func tenths(_ risk: [Double]) -> [Int] {
        let order = ascendingOrder(risk).map { Int($0) }
        var tenth = [Int](repeating: 0, count: risk.count), current = 0
        for (place, row) in order.enumerated() {
            if place == 0 || risk[row] > risk[order[place - 1]] { current = min(9, 10 * place / max(1, risk.count)) }
            tenth[row] = current
        }
        return tenth
    }
}
