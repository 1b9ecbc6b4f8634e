// SPDX-License-Identifier: EUPL-1.2
// Unsafe because rows times features times 64 draws are added here: bounds checks would double the time.

import Basics
import StatMath

/// A row's log-odds, and the spread of its posterior draws around it.
struct UncertainLogOdds: Sendable {
    var logOdds = 0.0
    var standardDeviation = 0.0
}

/// A row's risk over what its gaps could hold, and the spread of its draws' logits around its own.
struct MarginalRisk: Sendable {
    var risk: Double
    var standardDeviation = 0.0

    /// Kept off 0 and 1, where a logit ends.
    var bounded: Double { min(max(risk, 1e-12), 1 - 1e-12) }
}

extension ScoringModel {
    /// What a row adds up, from the tables of all parts of the model.
    private struct Sums: Sendable {
        let intercept: Coefficient
        let tables: [(estimates: [Double], draws: [Double], slopes: [Coefficient])]
        let joint: [Joint]
        let draws: Int

        init(_ model: ScoringModel) {
            (intercept, draws) = (model.intercept, model.drawCount)
            tables = model.terms.map { term in
                (estimates: term.coefficients.map(\.logOdds), draws: term.coefficients.flatMap(\.draws), slopes: term.slopes)
            }
            joint = model.pairs.compactMap { pair in Joint(pair, model.terms) }
        }

        /// - Parameter sums: gets the row's log-odds by each draw.
        /// - Returns: the row's log-odds.
        @inline(__always)
        func add(_ columns: [ScoredColumn], _ row: Int, to sums: UnsafeMutableBufferPointer<Double>) -> Double {
            var estimate = intercept.logOdds
            ScoringModel.set(sums, intercept.draws)
            for (column, table) in zip(columns, tables) {
                let bin = Int(column.codes[row])
                estimate += table.estimates[bin]
                ScoringModel.add(1, table.draws, from: bin * draws, to: sums)
                for (slope, values) in zip(table.slopes, column.columns) {
                    estimate += values[row] * slope.logOdds
                    ScoringModel.add(values[row], slope.draws, from: 0, to: sums)
                }
            }
            for pair in joint {
                let cell = pair.cell(columns, row)
                estimate += pair.estimates[cell]
                ScoringModel.add(1, pair.draws, from: cell * draws, to: sums)
            }
            return estimate
        }
    }

    /// The mean risk of each row over its nodes, with the spread of its draws' logits.
    ///
    /// - Parameters:
    ///   - columns: one a term, of `rowCount x nodes` rows.
    ///   - offsets: one a row.
    func marginalRisks(_ columns: [ScoredColumn], rowCount: Int, nodes: Int, offsets: [Double]?) throws(Cancelled) -> [MarginalRisk] {
        let tables = Sums(self), draws = drawCount, block = 256
        return try Array(
            parallelMap((rowCount + block - 1) / block) { index in
                var sums = [Double](repeating: 0, count: draws), means = sums
                return (index * block..<min(rowCount, (index + 1) * block)).map { row in
                    var risk = 0.0
                    let offset = offsets?[row] ?? 0
                    for draw in 0..<draws { means[draw] = 0 }
                    for node in 0..<nodes {
                        let estimate = sums.withUnsafeMutableBufferPointer { tables.add(columns, row * nodes + node, to: $0) }
                        risk += Logistic.expit(estimate + offset)
                        for draw in 0..<draws { means[draw] += Logistic.expit(sums[draw] + offset) }
                    }
                    var result = MarginalRisk(risk: risk / Double(nodes))
                    let centre = Logistic.logit(result.bounded)
                    var squares = 0.0
                    for draw in 0..<draws {
                        let deviation = Logistic.logit(MarginalRisk(risk: means[draw] / Double(nodes)).bounded) - centre
                        squares += deviation * deviation
                    }
                    result.standardDeviation = draws > 0 ? (squares / Double(draws)).squareRoot() : 0
                    return result
                }
            }.joined())
    }

    /// - Parameter columns: one a term.
    func linearPredictor(_ columns: [ScoredColumn], rowCount: Int) throws(Cancelled) -> [UncertainLogOdds] {
        let draws = drawCount, tables = Sums(self), block = 4096
        return try Array(
            parallelMap((rowCount + block - 1) / block) { index in
                var sums = [Double](repeating: 0, count: draws)
                return (index * block..<min(rowCount, (index + 1) * block)).map { row in
                    let estimate = sums.withUnsafeMutableBufferPointer { tables.add(columns, row, to: $0) }
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
