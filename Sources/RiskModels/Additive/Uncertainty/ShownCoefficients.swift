// SPDX-License-Identifier: EUPL-1.2

import Learning
import StatMath

/// From a fit's own coefficients to those that the model file shows: smooth effects in narrower bins, all cells of a pair without what belongs
/// to main effects, and every main effect centred at zero over the training rows. It is linear, so that estimates, draws and factors of
/// covariances go the same way.
struct ShownCoefficients: Sendable {
    /// Where the main effects stand among the shown coefficients.
    let mains: [BinLayout.Term]
    /// The cells of each pair among the shown coefficients.
    let cells: [Range<Int>]
    /// From the shown bins of each pair's features to its groups.
    let sides: [(first: BinGrouping, second: BinGrouping)]
    private let problem: AdditiveProblem
    private let interpolations: [BinInterpolation?]
    private let counts: BinCounts
    private let purifications: [Purification]

    /// - Parameters:
    ///   - counts: weighted rows by fine bin and cell: what means are taken over.
    ///   - interpolations: of each main effect; `nil` for one that is shown as it is.
    init(_ problem: AdditiveProblem, counts: BinCounts, interpolations: [BinInterpolation?]) {
        let own = problem.layout.terms.dropLast(problem.pairs.count)
        mains = BinLayout(zip(own, interpolations).map { $1?.grouping ?? $0.grouping }).terms
        (self.problem, self.interpolations, self.counts) = (problem, interpolations, counts)
        var width = mains.last?.range.upperBound ?? 1
        cells = problem.pairs.map { pair in
            defer { width += pair.element.count }
            return width..<width + pair.element.count
        }
        func side(_ side: PairSide) -> BinGrouping {
            guard let parent = interpolations[side.feature]?.parent else { return side.ofMain }
            return BinGrouping(group: parent.map { side.ofMain.group[$0] })
        }
        sides = problem.pairs.map { (side($0.first), side($0.second)) }
        purifications = problem.pairs.enumerated().map { Purification($1, rows: counts.rows[own.count + $0]) }
    }

    /// How many there are.
    var width: Int { cells.last?.upperBound ?? mains.last?.range.upperBound ?? 1 }

    /// - Parameter own: one column a coefficient of the fit.
    /// - Returns: one column a shown coefficient.
    func shown(_ own: Matrix) -> Matrix {
        var columns = own.columns(0..<1)
        for (term, interpolation) in zip(problem.layout.terms, interpolations) {
            let effects = own.columns(term.range)
            columns.append(interpolation?.shown(effects) ?? effects)
        }
        for (pair, term) in zip(problem.pairs, problem.layout.terms.suffix(problem.pairs.count)) {
            columns.append(own, columns: pair.element.map { $0.map { term.offset + $0 } })
        }
        for (index, pair) in problem.pairs.enumerated() {
            purifications[index].move(
                in: &columns, cells: cells[index], mains: (mains[pair.first.feature].range, mains[pair.second.feature].range), groups: sides[index])
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

    /// Adds another matrix's columns at the end.
    fileprivate mutating func append(_ other: Matrix) {
        self = Matrix(rows: rows, columns: columns + other.columns, elements: elements + other.elements)
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
