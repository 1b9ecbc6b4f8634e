// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// The nearest point of a cone { x : Gx >= 0 } in the metric of a positive definite A: min (x - x0)' A (x - x0).
///
/// The dual method of Goldfarb and Idnani (1983), Mathematical Programming 27, 1-33: from x0, the row that is violated most joins the active
/// set; rows whose multiplier would turn negative leave it. Only rows that were violated once are ever written down, so that the cone may
/// have many more. Every choice is by value and then by order: the same input gives the same bits.
package struct ConeProjector<Cone: LinearCone>: Sendable {
    /// Where the projection is, and what holds it there: A (x - x0) = G'mu over the active rows, mu > 0.
    package struct Projection {
        package var point: [Double]
        package var active: [Cone.Name]
        package var multipliers: [Double]
    }

    /// How far below zero a row may stay, in its own unit (rows have numbers of about 1, so log-odds).
    private static var tolerance: Double { 1e-10 }

    package let cone: Cone
    private let solve: @Sendable ([Double]) -> [Double]
    /// Rows met so far, with A^-1 g.
    private var known: [Cone.Name: (row: SparseRow, solved: [Double])] = [:]

    /// - Parameter solve: A^-1 times a vector.
    package init(_ cone: Cone, solve: @escaping @Sendable ([Double]) -> [Double]) {
        (self.cone, self.solve) = (cone, solve)
    }

    /// Takes rows in whose A^-1 g was computed elsewhere.
    mutating func learn(_ name: Cone.Name, _ row: SparseRow, solved: [Double]) { known[name] = (row, solved) }

    /// A^-1 g of a row that was met.
    func solved(_ name: Cone.Name) -> [Double]? { known[name]?.solved }

    private mutating func entry(_ name: Cone.Name, size: Int) -> (row: SparseRow, solved: [Double]) {
        if let found = known[name] { return found }
        let row = cone.row(name)
        let made = (row: row, solved: solve(row.dense(size)))
        known[name] = made
        return made
    }

    package mutating func project(_ start: [Double]) -> Projection {
        var state = Projection(point: start, active: [], multipliers: [])
        var gram = ActiveGram()
        var skipped: Set<Cone.Name> = []
        // Each round adds a row; more rounds than this are rounding errors that chase each other.
        for _ in 0..<(20 * start.count + 100) {
            guard let name = cone.mostViolated(at: state.point, below: -Self.tolerance, except: skipped) else { break }
            if !join(name, &state, &gram) { skipped.insert(name) }
        }
        return state
    }

    /// Moves until a violated row holds.
    ///
    /// - Returns: false where rounding leaves no direction in which it could.
    private mutating func join(_ name: Cone.Name, _ state: inout Projection, _ gram: inout ActiveGram) -> Bool {
        let (row, solved) = entry(name, size: state.point.count)
        let own = row.dot(solved)
        guard own > 0, !state.active.contains(name) else { return false }
        var multiplier = 0.0
        for _ in 0...(2 * state.active.count + 2) {
            let slack = row.dot(state.point)
            let cross = state.active.map { known[$0]?.row.dot(solved) ?? 0 }
            // The active rows' share of the new one: r solves (G A^-1 G') r = G A^-1 g.
            let shares = gram.solve(cross)
            let free = own - zip(shares, cross).reduce(0) { $0 + $1.0 * $1.1 }
            let whole = free > 1e-12 * own ? -slack / free : Double.infinity
            var blocking: (index: Int, length: Double)?
            for (index, share) in shares.enumerated() where share > 0 {
                let length = state.multipliers[index] / share
                if length < blocking?.length ?? .infinity { blocking = (index, length) }
            }
            let length = min(whole, blocking?.length ?? .infinity)
            guard length.isFinite else { return false }
            if whole.isFinite {
                for index in state.point.indices { state.point[index] += length * solved[index] }
                for (other, share) in zip(state.active, shares) {
                    guard let column = known[other]?.solved else { continue }
                    for index in state.point.indices { state.point[index] -= length * share * column[index] }
                }
            }
            for index in shares.indices { state.multipliers[index] = max(0, state.multipliers[index] - length * shares[index]) }
            multiplier += length
            guard let blocking, blocking.length < whole else {
                state.active.append(name)
                state.multipliers.append(multiplier)
                gram.append(cross: cross, own: own)
                return true
            }
            state.active.remove(at: blocking.index)
            state.multipliers.remove(at: blocking.index)
            gram.remove(blocking.index)
        }
        return false
    }
}

/// G A^-1 G' of the active rows, with its Cholesky factor, row by row.
private struct ActiveGram {
    private var gram: [[Double]] = []
    private var lower: [[Double]] = []

    /// - Parameters:
    ///   - cross: products with the rows that are active.
    ///   - own: with itself.
    mutating func append(cross: [Double], own: Double) {
        gram.append(cross + [own])
        extend(by: gram.count - 1)
    }

    private mutating func extend(by row: Int) {
        var made: [Double] = []
        for column in 0..<row {
            var sum = gram[row][column]
            for index in 0..<column { sum -= made[index] * lower[column][index] }
            made.append(sum / lower[column][column])
        }
        let left = gram[row][row] - made.reduce(0) { $0 + $1 * $1 }
        made.append(max(left, 1e-14 * gram[row][row]).squareRoot())
        lower.append(made)
    }

    mutating func remove(_ index: Int) {
        gram.remove(at: index)
        for row in index..<gram.count { gram[row].remove(at: index) }
        lower.removeSubrange(index...)
        for row in index..<gram.count { extend(by: row) }
    }

    func solve(_ right: [Double]) -> [Double] {
        var x = right
        for row in x.indices {
            let own = lower[row]
            var sum = x[row]
            for column in 0..<row { sum -= own[column] * x[column] }
            x[row] = sum / own[row]
        }
        for row in x.indices.reversed() {
            let own = lower[row]
            let value = x[row] / own[row]
            x[row] = value
            for column in 0..<row { x[column] -= own[column] * value }
        }
        return x
    }
}
