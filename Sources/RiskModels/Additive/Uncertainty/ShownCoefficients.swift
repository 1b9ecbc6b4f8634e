// SPDX-License-Identifier: EUPL-1.2

import Learning
import StatMath

/// From a fit's own coefficients to those that the model file shows: all cells of a pair, without what belongs to main effects, and every
/// main effect centred at zero over the training rows. It is linear, so that estimates, draws and factors of covariances go the same way.
struct ShownCoefficients: Sendable {
    /// The cells of each pair among the shown coefficients; the main effects stand where they were.
    let cells: [Range<Int>]
    private let problem: AdditiveProblem
    private let mains: [BinLayout.Term]
    private let counts: BinCounts
    private let purifications: [Purification]

    /// - Parameter counts: weighted rows by fine bin and cell: what means are taken over.
    init(_ problem: AdditiveProblem, counts: BinCounts) {
        let mains = Array(problem.layout.terms.dropLast(problem.pairs.count))
        (self.problem, self.mains, self.counts) = (problem, mains, counts)
        var width = mains.last?.range.upperBound ?? 1
        cells = problem.pairs.map { pair in
            defer { width += pair.element.count }
            return width..<width + pair.element.count
        }
        purifications = problem.pairs.enumerated().map { Purification($1, rows: counts.rows[mains.count + $0]) }
    }

    /// - Parameter own: one column a coefficient of the fit.
    /// - Returns: one column a shown coefficient.
    func shown(_ own: Matrix) -> Matrix {
        var columns = own.columns(0..<(mains.last?.range.upperBound ?? 1))
        for (pair, term) in zip(problem.pairs, problem.layout.terms.suffix(problem.pairs.count)) {
            columns.append(own, columns: pair.element.map { $0.map { term.offset + $0 } })
        }
        for (purification, (pair, range)) in zip(purifications, zip(problem.pairs, cells)) {
            purification.move(in: &columns, cells: range, mains: (mains[pair.first.feature].range, mains[pair.second.feature].range))
        }
        for term in mains { columns.centre(term.range, rows: term.grouping.sums(counts.rows[term.column])) }
        return columns
    }
}

extension Matrix {
    /// Root mean square distance of each column from a number.
    func distances(from centres: [Double]) -> [Double] {
        centres.indices.map { column in
            let squares = (0..<rows).reduce(0) { $0 + (self[$1, column] - centres[column]) * (self[$1, column] - centres[column]) }
            return (squares / Double(rows)).squareRoot()
        }
    }

    /// Adds columns of another matrix at the end; `nil` for a column of zeros.
    fileprivate mutating func append(_ other: Matrix, columns chosen: [Int?]) {
        var all = elements
        for column in chosen {
            if let column {
                all += other.elements[column * rows..<(column + 1) * rows]
            } else {
                all += repeatElement(0, count: rows)
            }
        }
        self = Matrix(rows: rows, columns: columns + chosen.count, elements: all)
    }

    /// Takes the weighted mean of some columns away from them and adds it to the first column, the intercept.
    fileprivate mutating func centre(_ range: Range<Int>, rows weights: [Double]) {
        let total = weights.reduce(0, +)
        var mean = Matrix(rows: rows, columns: 1)
        for (column, weight) in zip(range, weights) where weight > 0 { mean.add(weight / total, self, column: column, toColumn: 0) }
        for column in range { add(-1, mean, column: 0, toColumn: column) }
        add(1, mean, column: 0, toColumn: 0)
    }
}
