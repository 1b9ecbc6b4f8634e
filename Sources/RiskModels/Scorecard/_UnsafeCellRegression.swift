// SPDX-License-Identifier: EUPL-1.2
// Unsafe because millions of small fits share one scratch space; every index stays below the sizes that it was made with.

import Foundation

/// Logistic regression on the few cells that some conditions make: intercept and a handful of columns, each with a normal prior.
///
/// Newton's method with step halving. Without a prior, where a column separates the outcomes, the loss has no minimum, only an
/// infimum: the fit ends when another step would gain less than the tolerance.
final class CellRegression {
    /// Gain of a step, as a share of all rows, below which a minimum is reached.
    static let tolerance = 1e-10
    private static let maximumSteps = 60

    private let capacity: Int
    private let widest: Int
    /// Row-major: cells x columns, the first column 1.
    private let design: UnsafeMutablePointer<Double>
    private let rows: UnsafeMutablePointer<Double>
    private let events: UnsafeMutablePointer<Double>
    private let hessian: UnsafeMutablePointer<Double>
    private let vectors: UnsafeMutablePointer<Double>
    /// Precision of each column's prior, in counts of rows; none on the intercept.
    private let precisions: UnsafeMutablePointer<Double>
    private(set) var total = 0.0

    /// Cells that hold rows.
    private(set) var cellCount = 0
    /// Row-major: how many times each condition of the support counts in a cell.
    private let times: UnsafeMutablePointer<Double>

    /// - Parameters:
    ///   - cells: most cells.
    ///   - columns: most columns, the intercept included.
    init(cells: Int, columns: Int) {
        (capacity, widest) = (cells, columns)
        design = .allocate(capacity: cells * columns)
        rows = .allocate(capacity: cells)
        events = .allocate(capacity: cells)
        hessian = .allocate(capacity: columns * columns)
        vectors = .allocate(capacity: 4 * columns)
        precisions = .allocate(capacity: columns)
        times = .allocate(capacity: cells * columns)
    }

    deinit {
        design.deallocate()
        rows.deallocate()
        events.deallocate()
        hessian.deallocate()
        vectors.deallocate()
        precisions.deallocate()
        times.deallocate()
    }

    /// Takes the cells that hold rows: element c has condition i where bit i of c is set.
    func load(_ cells: [PatternCounts.Cell]) {
        (cellCount, total) = (0, 0)
        let conditions = min(cells.count.trailingZeroBitCount, widest)
        for (code, cell) in cells.enumerated() where cell.rows > 0 && cellCount < capacity {
            for condition in 0..<conditions { times[cellCount * widest + condition] = Double(code >> condition & 1) }
            add(cell)
        }
    }

    /// Takes the groups that hold rows.
    func load(_ groups: PatternGroups) {
        (cellCount, total) = (0, 0)
        for (group, cell) in groups.cells.enumerated() where cell.rows > 0 && cellCount < capacity {
            for condition in 0..<min(groups.times.count, widest) { times[cellCount * widest + condition] = Double(groups.times[condition][group]) }
            add(cell)
        }
    }

    private func add(_ cell: PatternCounts.Cell) {
        rows[cellCount] = Double(cell.rows)
        events[cellCount] = Double(cell.events)
        total += Double(cell.rows)
        cellCount += 1
    }

    /// How many times a condition of the support counts in a cell.
    func times(_ condition: Int, in cell: Int) -> Double { times[cell * widest + condition] }

    struct Fit {
        /// Sum over rows, with the penalty.
        var loss: Double
        /// Intercept first.
        var coefficients: [Double]
    }

    /// The least loss over intercept and coefficients.
    ///
    /// - Parameters:
    ///   - columns: the intercept included.
    ///   - start: coefficients to begin with.
    ///   - limit: once it is clear that the least loss is not below this, the fit ends, with a loss that is not below it either.
    ///   - precision: of the prior of a column from 1.
    ///   - value: of a cell in a column from 1.
    func minimise(
        columns q: Int, from start: [Double] = [], unlessBelow limit: Double = .infinity, precision: (_ column: Int) -> Double,
        value: (_ cell: Int, _ column: Int) -> Double
    ) -> Fit {
        let q = min(q, widest)
        for column in 0..<q { precisions[column] = column > 0 ? precision(column) : 0 }
        for cell in 0..<cellCount {
            design[cell * q] = 1
            for column in 1..<max(q, 1) { design[cell * q + column] = value(cell, column) }
        }
        let (beta, gradient, step, trial) = (vectors, vectors + widest, vectors + 2 * widest, vectors + 3 * widest)
        for column in 0..<q { beta[column] = 0 }
        var allEvents = 0.0
        for cell in 0..<cellCount { allEvents += events[cell] }
        beta[0] = log(max(allEvents, 1e-9) / max(total - allEvents, 1e-9))
        for (column, value) in start.prefix(q).enumerated() { beta[column] = value }
        var loss = evaluate(beta, q, gradient)
        for _ in 0..<Self.maximumSteps {
            guard solve(q, gradient, step) else { break }
            var decrement = 0.0
            for column in 0..<q { decrement += step[column] * gradient[column] }
            guard decrement > Self.tolerance * total else { break }
            // What is left to win near a minimum is half the decrement; four times that is taken.
            if decrement < 1, loss - 2 * decrement >= limit { break }
            var length = 1.0
            var next = Double.infinity
            for _ in 0..<30 {
                for column in 0..<q { trial[column] = beta[column] + length * step[column] }
                next = lossOnly(trial, q)
                if next <= loss - 1e-4 * length * decrement { break }
                length /= 2
            }
            guard next < loss else { break }
            for column in 0..<q { beta[column] = trial[column] }
            loss = evaluate(beta, q, gradient)
        }
        return Fit(loss: loss, coefficients: (0..<q).map { beta[$0] })
    }

    /// The loss, its downward slope and its second derivative.
    private func evaluate(_ beta: UnsafeMutablePointer<Double>, _ q: Int, _ gradient: UnsafeMutablePointer<Double>) -> Double {
        for index in 0..<q * q { hessian[index] = 0 }
        var loss = 0.0
        for column in 0..<q {
            gradient[column] = -precisions[column] * beta[column]
            hessian[column * q + column] = precisions[column]
            loss += precisions[column] * beta[column] * beta[column] / 2
        }
        for cell in 0..<cellCount {
            let x = design + cell * q
            var eta = 0.0
            for column in 0..<q { eta += beta[column] * x[column] }
            let e = exp(-eta.magnitude), n = rows[cell], y = events[cell]
            let p = (eta >= 0 ? 1 : e) / (1 + e)
            loss += n * (max(eta, 0) + log1p(e)) - y * eta
            let residual = y - n * p, weight = n * e / ((1 + e) * (1 + e))
            for column in 0..<q {
                gradient[column] += residual * x[column]
                let scaled = weight * x[column]
                guard scaled != 0 else { continue }
                for other in 0...column { hessian[column * q + other] += scaled * x[other] }
            }
        }
        return loss
    }

    private func lossOnly(_ beta: UnsafeMutablePointer<Double>, _ q: Int) -> Double {
        var loss = 0.0
        for column in 0..<q { loss += precisions[column] * beta[column] * beta[column] / 2 }
        for cell in 0..<cellCount {
            let x = design + cell * q
            var eta = 0.0
            for column in 0..<q { eta += beta[column] * x[column] }
            loss += rows[cell] * (max(eta, 0) + log1p(exp(-eta.magnitude))) - events[cell] * eta
        }
        return loss
    }

    /// Solves H step = gradient in place; a column that depends on earlier ones stays where it is.
    private func solve(_ q: Int, _ gradient: UnsafeMutablePointer<Double>, _ step: UnsafeMutablePointer<Double>) -> Bool {
        for column in 0..<q {
            let original = hessian[column * q + column]
            var pivot = original
            for inner in 0..<column { pivot -= hessian[column * q + inner] * hessian[column * q + inner] }
            let isDependent = !(pivot > 1e-11 * original) || original <= 0
            let root = isDependent ? Double.infinity : pivot.squareRoot()
            hessian[column * q + column] = root
            for row in column + 1..<max(q, column + 1) {
                var value = hessian[row * q + column]
                for inner in 0..<column { value -= hessian[row * q + inner] * hessian[column * q + inner] }
                hessian[row * q + column] = value / root
            }
        }
        for row in 0..<q {
            var value = gradient[row]
            for inner in 0..<row { value -= hessian[row * q + inner] * step[inner] }
            step[row] = value / hessian[row * q + row]
        }
        for row in (0..<q).reversed() {
            var value = step[row]
            for below in row + 1..<max(q, row + 1) { value -= hessian[below * q + row] * step[below] }
            step[row] = value / hessian[row * q + row]
        }
        for column in 0..<q where !step[column].isFinite { return false }
        return true
    }
}

extension CellRegression {
    /// The least loss over an intercept and one coefficient a condition: no card with these conditions is below it.
    ///
    /// - Parameters:
    ///   - precision: of the prior of a condition's log-odds, in counts of rows.
    ///   - scales: what the prior is of, for each condition.
    func minimiseFreely(
        scales: [Double], precision: Double, from start: [Double] = [], unlessBelow limit: Double = .infinity
    ) -> Fit {
        minimise(
            columns: scales.count + 1, from: start, unlessBelow: limit,
            precision: { precision * scales[$0 - 1] * scales[$0 - 1] }, value: { self.times($1 - 1, in: $0) })
    }
}
