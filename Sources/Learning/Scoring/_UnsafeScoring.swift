// SPDX-License-Identifier: EUPL-1.2
// Unsafe because rows times features times 64 draws are added here: bounds checks would double the time.

import Basics
import StatMath

/// A row's log-odds, and the spread of its posterior draws around it.
struct UncertainLogOdds: Sendable {
    var logOdds = 0.0
    var standardDeviation = 0.0
}

extension ScoringModel {
    /// - Parameter columns: one a term.
    func linearPredictor(_ columns: [ScoredColumn], rowCount: Int) throws(Cancelled) -> [UncertainLogOdds] {
        let draws = drawCount
        let tables = terms.map { term in
            (estimates: term.coefficients.map(\.logOdds), draws: term.coefficients.flatMap(\.draws), slopes: term.slopes)
        }
        let joint = pairs.compactMap { pair in Joint(pair, terms) }
        let block = 4096
        return try Array(
            parallelMap((rowCount + block - 1) / block) { index in
                var sums = [Double](repeating: 0, count: draws)
                return (index * block..<min(rowCount, (index + 1) * block)).map { row in
                    var estimate = intercept.logOdds
                    sums.withUnsafeMutableBufferPointer { sums in
                        Self.set(sums, intercept.draws)
                        for (column, table) in zip(columns, tables) {
                            let bin = Int(column.codes[row])
                            estimate += table.estimates[bin]
                            Self.add(1, table.draws, from: bin * draws, to: sums)
                            for (slope, values) in zip(table.slopes, column.columns) {
                                estimate += values[row] * slope.logOdds
                                Self.add(values[row], slope.draws, from: 0, to: sums)
                            }
                        }
                        for pair in joint {
                            let cell = pair.cell(columns, row)
                            estimate += pair.estimates[cell]
                            Self.add(1, pair.draws, from: cell * draws, to: sums)
                        }
                    }
                    var squares = 0.0
                    for draw in sums { squares += (draw - estimate) * (draw - estimate) }
                    return UncertainLogOdds(logOdds: estimate, standardDeviation: draws > 0 ? (squares / Double(draws)).squareRoot() : 0)
                }
            }.joined())
    }

    /// A pair with its tables, by the positions of its features.
    private struct Joint: Sendable {
        let (first, second): (Int, Int)
        let pair: Pair
        let estimates: [Double]
        let draws: [Double]

        /// - Returns: `nil` for a pair of features that the model has not, which a model that was validated cannot hold.
        init?(_ pair: Pair, _ terms: [Term]) {
            guard let first = terms.firstIndex(where: { $0.bins.feature == pair.first.feature }),
                let second = terms.firstIndex(where: { $0.bins.feature == pair.second.feature })
            else { return nil }
            (self.first, self.second, self.pair) = (first, second, pair)
            estimates = pair.coefficients.map(\.logOdds)
            draws = pair.coefficients.flatMap(\.draws)
        }

        @inline(__always)
        func cell(_ columns: [ScoredColumn], _ row: Int) -> Int {
            pair.cell(Int(columns[first].codes[row]), Int(columns[second].codes[row]))
        }
    }

    @inline(__always)
    private static func set(_ sums: UnsafeMutableBufferPointer<Double>, _ values: [Double]) {
        for draw in sums.indices { sums[draw] = values[draw] }
    }

    @inline(__always)
    private static func add(_ factor: Double, _ values: [Double], from start: Int, to sums: UnsafeMutableBufferPointer<Double>) {
        values.withUnsafeBufferPointer { values in
            for draw in 0..<sums.count { sums[draw] += factor * values[start + draw] }
        }
    }
}
