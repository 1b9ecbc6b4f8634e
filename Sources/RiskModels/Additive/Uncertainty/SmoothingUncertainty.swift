// SPDX-License-Identifier: EUPL-1.2

import func Foundation.exp
import func Foundation.log
import StatMath

/// What the covariance gains because smoothing parameters are estimated and not known: an average over the places where they may lie.
///
/// Of each term rho = log lambda is taken as normal around its estimate, with the curvature of the restricted log-likelihood as precision. At
/// points whose first three moments are those of that normal (Julier and Uhlmann 1997) the term has the covariance V(rho) and the effect
/// theta(rho). The gain is E[V(rho)] - V + E[(theta(rho) - theta) (theta(rho) - theta)'], in which rho of other terms stands, and of which the
/// part that other terms would take up is left out: the level, which is the intercept's, and of a pair what belongs to its features. A
/// first-order correction misses E[V(rho)] - V (Wood, Pya and Säfken 2016, J. Am. Stat. Assoc. 111, 1548-1563, section 4; Greven and
/// Scheipl, ibid. 1568-1573).
struct SmoothingUncertainty {
    /// R with R'R the gain: few rows a term, those of features first.
    let root: Matrix
    /// Rows of features; the others are of pairs.
    let rowsOfFeatures: Int

    /// Directions in which the gain is a smaller share of the variance are left out.
    private static let leastShare = 1e-3

    /// None where shapes hold: their draws stay in a cone of which no term has a profile of its own.
    init(_ solution: AdditiveSolution) throws {
        let problem = solution.problem, terms = problem.layout.terms, size = problem.layout.dimension
        guard problem.known.cone.isEmpty, problem.known.tendencies.isEmpty else {
            (root, rowsOfFeatures) = (Matrix(rows: 0, columns: size), 0)
            return
        }
        let weights = problem.hessianDiagonal(solution.hessian), mains = terms.count - problem.pairs.count
        let parts = try parallelMap(terms.count) { index -> Matrix in
            let range = terms[index].range, smoothing = solution.smoothing[index], covariance = solution.inverse.lower.normalEquations(of: range)
            let profile = TermProfile(
                problem.penalties[index], designEffect: problem.designEffects[index], covariance: covariance, theta: solution.theta[range],
                smoothing: smoothing)
            guard let gain = profile?.gain(at: smoothing) else { return Matrix(rows: 0, columns: range.count) }
            let own = Array(weights[range])
            let part = index < mains ? Self.centring(own) : problem.pairs[index - mains].purifying(own)
            let errors = (0..<range.count).map { bin -> Double in
                let row = (0..<range.count).map { part[bin, $0] }
                return zip(row, covariance.symmetricTimes(row)).reduce(0) { $0 + $1.0 * $1.1 }.squareRoot()
            }
            return Self.root(part.times(gain).times(part.transposed()), standardErrors: errors)
        }
        var root = Matrix(rows: parts.reduce(0) { $0 + $1.rows }, columns: size), first = 0
        for (part, term) in zip(parts, terms) {
            for column in 0..<part.columns {
                for row in 0..<part.rows { root[first + row, term.offset + column] = part[row, column] }
            }
            first += part.rows
        }
        self.root = root
        rowsOfFeatures = parts[..<mains].reduce(0) { $0 + $1.rows }
    }

    /// In units of standard errors: a bin without rows has a variance that would dwarf all others.
    private static func root(_ gain: Matrix, standardErrors errors: [Double]) -> Matrix {
        func scaled(_ matrix: Matrix, _ factor: (_ row: Int, _ column: Int) -> Double) -> Matrix {
            var result = matrix
            for column in 0..<matrix.columns {
                for row in 0..<matrix.rows { result[row, column] *= factor(row, column) }
            }
            return result
        }
        let relative = scaled(gain) { errors[$0] > 0 && errors[$1] > 0 ? 1 / (errors[$0] * errors[$1]) : 0 }
        return scaled(relative.positiveRoot(above: leastShare)) { errors[$1] }
    }

    /// Takes the weighted mean away.
    private static func centring(_ weights: [Double]) -> Matrix {
        let total = weights.reduce(0, +)
        var result = Matrix.identity(weights.count)
        guard total > 0 else { return result }
        for column in weights.indices {
            for row in weights.indices { result[row, column] -= weights[column] / total }
        }
        return result
    }
}

extension PairTerm {
    /// Takes away from the coefficients what belongs to the two features, and the level.
    ///
    /// - Parameter weights: of each coefficient.
    fileprivate func purifying(_ weights: [Double]) -> Matrix {
        let projection = Purification(self, rows: element.map { $0.map { weights[$0] } ?? 0 }).projection, width = second.bins.count
        var result = Matrix.identity(count)
        for (cell, place) in element.enumerated() {
            guard let place else { continue }
            let (row, column) = (cell / width, first.bins.count + cell % width)
            for other in 0..<count { result[place, other] -= projection[row, other] + projection[column, other] }
        }
        return result
    }
}

extension TermProfile {
    /// Precision of rho before the data speak: a penalty that leaves no degrees of freedom has a flat likelihood. As in R's mgcv.
    private static var priorPrecision: Double { 0.1 }
    /// Step of log lambda over which the curvature is taken.
    private static var differenceStep: Double { 0.1 }
    /// Squared distance of the points from the centre, in standard deviations: that of the normal's fourth moment.
    private static var squaredDistance: Double { 3 }

    /// What the term's covariance gains, both triangles; `nil` where rounding leaves no factor.
    ///
    /// - Parameter smoothing: the estimates.
    fileprivate func gain(at smoothing: [Double]) -> Matrix? {
        guard let centre = place(smoothing), let precision = precision(at: smoothing), let spread = Cholesky(precision)?.inverse() else { return nil }
        guard let axes = Cholesky(spread)?.lower else { return nil }
        let count = smoothing.count, distance = Self.squaredDistance.squareRoot()
        // What is left of the weights is the centre's, where nothing is gained; of three parameters nothing is left.
        let share = 1 / (2 * Self.squaredDistance)
        var places: [Place] = []
        for axis in 0..<count {
            for sign in [-1.0, 1] {
                let move = (0..<count).map { $0 >= axis ? sign * distance * axes[$0, axis] : 0 }
                guard let place = place(zip(smoothing, move).map { SmoothingStep.moved($0, by: $1) }) else { return nil }
                places.append(place)
            }
        }
        var gain = Matrix(rows: penalty.bins, columns: penalty.bins)
        for place in places {
            let shift = zip(place.theta, centre.theta).map { $0 - $1 }
            for column in 0..<penalty.bins {
                for row in column..<penalty.bins {
                    let wider = designEffect * (place.covariance[row, column] - centre.covariance[row, column])
                    gain[row, column] += share * (wider + shift[row] * shift[column])
                }
            }
        }
        for column in 0..<penalty.bins {
            for row in 0..<column { gain[row, column] = gain[column, row] }
        }
        return gain
    }

    /// The curvature of minus the restricted log-likelihood in log lambda, from differences of its slope, and the prior's.
    private func precision(at smoothing: [Double]) -> Matrix? {
        let count = smoothing.count
        var result = Matrix(rows: count, columns: count)
        for column in 0..<count {
            let places = [Self.differenceStep, -Self.differenceStep].map { step in
                place(smoothing.indices.map { $0 == column ? smoothing[$0] * exp(step) : smoothing[$0] })
            }
            guard let above = places[0].map(slope), let below = places[1].map(slope) else { return nil }
            for row in 0..<count { result[row, column] = (above[row] - below[row]) / (2 * Self.differenceStep) }
        }
        for column in 0..<count {
            for row in column..<count {
                result[row, column] = (result[row, column] + result[column, row]) / 2
                result[column, row] = result[row, column]
            }
        }
        return result.nowhereNegative(plus: Self.priorPrecision)
    }

    /// The slope of the criterion in log lambda: lambda [tr(V S) - tr(S_lambda^- S) + theta' S theta / phi] / 2.
    private func slope(_ place: Place) -> [Double] {
        penalty.kinds.indices.map { index in
            let quadratic = penalty.quadraticForm(penalty.kinds[index], place.theta[...]) / designEffect
            return place.smoothing[index] * (place.traces[index].used - place.traces[index].prior + quadratic) / 2
        }
    }
}

extension Matrix {
    /// This symmetric matrix without the directions in which it is negative, plus a multiple of the identity.
    fileprivate func nowhereNegative(plus ridge: Double) -> Matrix {
        let root = positiveRoot(above: 1e-12)
        var result = root.transposedTimes(root)
        for index in 0..<rows { result[index, index] += ridge }
        return result
    }
}
