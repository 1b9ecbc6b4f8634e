// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import StatMath

/// How much of the variation between people lies between strata of all attributes crossed, and how much of that the attributes add up to: MAIHDA
/// (multilevel analysis of individual heterogeneity and discriminatory accuracy).
///
/// Of the true log-odds of these strata: variance partition coefficient V/(V + pi^2/3), with V their variance; proportional change in variance
/// 1 - R/V, with R the variance that is left around the sum of the attributes' own effects, each variance by its degrees of freedom. Both are of
/// the strata that there are, drawn from the posterior of the multilevel model with main effects, so that what few rows make of a stratum is no
/// variance. A change below 0, which chance gives, is 0.
/// Sources: Evans, Williams, Onnela and Subramanian (2018), Soc. Sci. Med. 203, 64-73; Merlo (2018), Soc. Sci. Med. 203, 74-80.
package struct IntersectionalVariance {
    /// Median and interval of both.
    package let partition: (value: Double, interval: Interval)
    package let change: (value: Double, interval: Interval)

    private static let withinVariance = Double.pi * Double.pi / 3

    /// - Parameters:
    ///   - strata: events and rows of each stratum, and its level of each attribute, from 0.
    /// - Returns: `nil` with too few strata for the attributes' own effects and something left, or where nobody or everybody has the event.
    package init?(
        _ strata: [(events: Double, total: Double, levels: [Int])], draws: Int = 400, level: Double = 0.95, seed: UInt64, stage: String
    ) {
        guard let attributes = strata.first?.levels.count else { return nil }
        // Levels that occur.
        let levels = (0..<attributes).map { attribute in Set(strata.map { $0.levels[attribute] }).sorted() }
        func designs(dropping base: Int) -> [[Double]] {
            strata.map { stratum in
                [1.0] + (0..<attributes).flatMap { attribute in levels[attribute].dropFirst(base).map { stratum.levels[attribute] == $0 ? 1.0 : 0 } }
            }
        }
        let width = 1 + levels.reduce(0) { $0 + $1.count - 1 }
        guard strata.count > width,
            let model = StratumModel(zip(strata, designs(dropping: 0)).map { .init(events: $0.events, total: $0.total, design: $1) }),
            let projection = LeastSquares(designs(dropping: 1))
        else { return nil }
        let drawn = model.logOdds(draws: draws, seed: seed, stage: stage).map { logOdds -> (partition: Double, change: Double) in
            let mean = logOdds.reduce(0, +) / Double(logOdds.count)
            let all = logOdds.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(strata.count - 1)
            let rest = projection.residualSquares(logOdds) / Double(strata.count - width)
            return (all / (all + Self.withinVariance), all > 0 ? max(0, 1 - rest / all) : 0)
        }
        partition = Self.summary(drawn.map(\.partition), level)
        change = Self.summary(drawn.map(\.change), level)
    }

    private static func summary(_ values: [Double], _ level: Double) -> (value: Double, interval: Interval) {
        let sorted = values.sorted()
        func quantile(_ share: Double) -> Double {
            let place = share * Double(sorted.count - 1), low = Int(place)
            return sorted[low] + (place - Double(low)) * (sorted[min(low + 1, sorted.count - 1)] - sorted[low])
        }
        return (quantile(0.5), Interval(low: quantile((1 - level) / 2), high: quantile((1 + level) / 2), level: level))
    }
}

/// What a linear function of fixed columns leaves.
private struct LeastSquares {
    private let designs: [[Double]]
    private let factor: Cholesky

    /// - Returns: `nil` where the columns depend on each other.
    init?(_ designs: [[Double]]) {
        let width = designs.first?.count ?? 0
        var matrix = Matrix(rows: width, columns: width)
        for design in designs {
            for i in 0..<width where design[i] != 0 { for j in 0..<width { matrix[i, j] += design[i] * design[j] } }
        }
        guard let factor = Cholesky(matrix), (0..<width).allSatisfy({ factor.lower[$0, $0] > 1e-6 }) else { return nil }
        (self.designs, self.factor) = (designs, factor)
    }

    func residualSquares(_ values: [Double]) -> Double {
        let width = designs.first?.count ?? 0
        var right = [Double](repeating: 0, count: width)
        for (design, value) in zip(designs, values) { for i in 0..<width { right[i] += design[i] * value } }
        let solved = factor.solve(right)
        return zip(designs, values).reduce(0) { sum, row in
            let rest = row.1 - zip(row.0, solved).reduce(0) { $0 + $1.0 * $1.1 }
            return sum + rest * rest
        }
    }
}
