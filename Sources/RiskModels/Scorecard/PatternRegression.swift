// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import StatMath

/// Logistic regression on many conditions at once: what all cards on some of them have as a floor.
struct PatternRegression {
    private let table: PatternTable
    /// Of the prior of each condition's log-odds, in counts of rows.
    private let precision: [Double]
    /// Conditions that count in each pattern, ascending.
    private let counting: [[Int32]]

    init(_ table: PatternTable, prior: CardPrior) {
        (self.table, precision) = (table, prior.scales.map { prior.precision * $0 * $0 })
        counting = (0..<table.count).map { pattern in
            (0..<table.conditionCount).filter { table.times($0, in: pattern) != 0 }.map(Int32.init)
        }
    }

    /// A loss (summed over rows, with the penalty of log-odds) that no logistic regression on these conditions is below.
    ///
    /// Newton's method; what is left to win after the last step, twice its decrement, is taken off.
    func floor(_ conditions: [Int], progress: ProgressMonitor) throws(Cancelled) -> Double {
        var column = [Int](repeating: -1, count: table.conditionCount)
        for (position, condition) in conditions.enumerated() { column[condition] = position + 1 }
        let lists = counting.enumerated().map { pattern, list in
            [Cell(column: 0, value: 1)]
                + list.filter { column[Int($0)] > 0 }.map { Cell(column: column[Int($0)], value: Double(table.times(Int($0), in: pattern))) }
                .sorted { $0.column < $1.column }
        }
        let precision = [0] + conditions.map { self.precision[$0] }
        let q = conditions.count + 1
        let total = Double(table.rows.reduce(0, +)), events = Double(table.events.reduce(0, +))
        var beta = [Double](repeating: 0, count: q)
        beta[0] = log(max(events, 1e-9) / max(total - events, 1e-9))
        var point = evaluate(beta, lists, precision, withSlope: true)
        var left = point.loss
        for _ in 0..<40 {
            try progress.checkCancellation()
            // A trace on the diagonal: dependent conditions move together.
            var hessian = point.hessian
            for index in 0..<q { hessian[index, index] += 1e-9 * (hessian[index, index] + 1e-3) }
            guard let factor = Cholesky(hessian) else { break }
            let step = factor.solve(point.gradient)
            let decrement = zip(step, point.gradient).reduce(0) { $0 + $1.0 * $1.1 }
            left = decrement
            guard decrement > 1e-8 * total else { break }
            var length = 1.0
            var moved = false
            while length > 1e-6 {
                let trial = zip(beta, step).map { $0 + length * $1 }
                let next = evaluate(trial, lists, precision, withSlope: false)
                if next.loss <= point.loss - 1e-4 * length * decrement {
                    beta = trial
                    moved = true
                    break
                }
                length /= 2
            }
            guard moved else { break }
            point = evaluate(beta, lists, precision, withSlope: true)
        }
        return max(0, point.loss - 2 * left)
    }

    private struct Point {
        var loss = 0.0
        var gradient: [Double]
        var hessian: Matrix
    }

    /// A condition that counts in a pattern.
    private struct Cell {
        let column: Int
        let value: Double
    }

    private func evaluate(_ beta: [Double], _ lists: [[Cell]], _ precision: [Double], withSlope: Bool) -> Point {
        let q = beta.count
        var point = Point(
            gradient: [Double](repeating: 0, count: withSlope ? q : 0), hessian: Matrix(rows: withSlope ? q : 0, columns: withSlope ? q : 0))
        for column in 1..<max(1, q) {
            point.loss += precision[column] * beta[column] * beta[column] / 2
            guard withSlope else { continue }
            point.gradient[column] = -precision[column] * beta[column]
            point.hessian[column, column] = precision[column]
        }
        for (pattern, list) in lists.enumerated() where table.rows[pattern] > 0 {
            let n = Double(table.rows[pattern]), y = Double(table.events[pattern])
            let eta = list.reduce(0) { $0 + beta[$1.column] * $1.value }
            let e = exp(-eta.magnitude)
            point.loss += n * (max(eta, 0) + log1p(e)) - y * eta
            guard withSlope else { continue }
            let p = (eta >= 0 ? 1 : e) / (1 + e), weight = n * e / ((1 + e) * (1 + e))
            for (position, cell) in list.enumerated() {
                point.gradient[cell.column] += (y - n * p) * cell.value
                let scaled = weight * cell.value
                for other in list[position...] { point.hessian.elements[cell.column * q + other.column] += scaled * other.value }
            }
        }
        return point
    }
}
