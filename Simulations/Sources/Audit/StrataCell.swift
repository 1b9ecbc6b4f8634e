// SPDX-License-Identifier: EUPL-1.2

import Basics
import Fairness
import StatMath

/// Twelve groups of three attributes crossed, as many births in each: how much lies between them, and what of that the attributes add up to.
struct StrataCell: Sendable {
    let birthsOfStratum: Int
    let prevalence: Double

    static let all = [100, 1_000].flatMap { births in [0.1, 0.3].map { StrataCell(birthsOfStratum: births, prevalence: $0) } }
    private static let levels = (0..<3).flatMap { a in (0..<2).flatMap { b in (0..<2).map { [a, b, $0] } } }

    var name: String { "strata-\(birthsOfStratum)-\(Int(prevalence * 100))" }

    func repetition(_ number: Int) throws -> Tally {
        var random = Philox(seed: 39, stage: name, item: UInt64(number))
        let effects = [3, 2, 2].map { levels in (0..<levels).map { _ in 0.4 * Normal.quantile(random.uniform()) } }
        let own = Self.levels.map { levels in (0..<3).reduce(Logistic.logit(prevalence)) { $0 + effects[$1][levels[$1]] } }
        let logOdds = own.map { $0 + 0.2 * Normal.quantile(random.uniform()) }
        let strata = zip(Self.levels, logOdds).map { levels, eta -> (events: Double, total: Double, levels: [Int]) in
            let p = Logistic.expit(eta)
            return (Double((0..<birthsOfStratum).count { _ in random.uniform() < p }), Double(birthsOfStratum), levels)
        }
        var tally = Tally()
        guard let found = IntersectionalVariance(strata, draws: 200, seed: UInt64(number), stage: "simulate") else { return tally }
        let truth = Self.truth(logOdds)
        for (name, interval, value) in [
            ("vpc", found.partition.interval, truth.partition), ("pcv", found.change.interval, truth.change),
        ] { tally.add("maihda-\(name)/none/multilevel-laplace", interval.low <= value && value <= interval.high ? 1 : 0) }
        return tally
    }

    /// With as many births everywhere, an attribute's effect is the mean of its level.
    private static func truth(_ logOdds: [Double]) -> (partition: Double, change: Double) {
        let count = Double(logOdds.count), mean = logOdds.reduce(0, +) / count
        let effects = [3, 2, 2].enumerated().map { attribute, width in
            (0..<width).map { level -> Double in
                let own = levels.indices.filter { levels[$0][attribute] == level }
                return own.reduce(0) { $0 + logOdds[$1] } / Double(own.count) - mean
            }
        }
        let all = logOdds.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
        let rest = logOdds.indices.reduce(0.0) { sum, place in
            let fitted = (0..<3).reduce(mean) { $0 + effects[$1][levels[place][$1]] }
            return sum + (logOdds[place] - fitted) * (logOdds[place] - fitted)
        }
        return (all / (all + Double.pi * Double.pi / 3), max(0, 1 - rest / (count - 5) / all))
    }
}
