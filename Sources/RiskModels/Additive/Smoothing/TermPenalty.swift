// SPDX-License-Identifier: EUPL-1.2

import func Foundation.log
import StatMath

/// The penalties of one term: squared differences between neighbouring bins, their curvature, and a ridge on all bins.
///
/// Each has a smoothing parameter of its own: where an effect jumps, the data ask for the first; where it bends gently, for the second.
/// Missing bins and `other` are never smoothed into neighbours: only the ridge holds them.
struct TermPenalty: Hashable, Sendable {
    /// Two neighbours, and what the square of their difference counts.
    struct Link: Hashable, Sendable {
        let lower: Int
        let upper: Int
        var weight = 1.0
    }

    enum Kind: Hashable, Sendable {
        case differences, curvature, ridge
    }

    /// Bins of the term.
    let bins: Int
    let kinds: [Kind]
    private let links: [Link]
    /// How many of the first bins have a curvature; 0 for none.
    private let curved: Int
    /// Of the difference penalty, one a bin, where there is no curvature.
    private let eigenvalues: [Double]

    /// Fewest bins in order whose curvature says more than their differences.
    private static let fewestCurved = 16

    /// The penalty of a main effect.
    ///
    /// - Parameter valueBins: bins in order; fewer than three are not worth a difference penalty.
    init(bins: Int, valueBins: Int, isOrdered: Bool) {
        let ordered = isOrdered && valueBins > 2 ? valueBins : 0
        self.init(
            bins: bins, links: (0..<max(0, ordered - 1)).map { Link(lower: $0, upper: $0 + 1) }, curved: ordered >= Self.fewestCurved ? ordered : 0)
    }

    /// The penalty of any neighbourhood.
    ///
    /// - Parameter curved: how many of the first bins stand in a row of which the curvature is penalised.
    init(bins: Int, links: [Link], curved: Int = 0) {
        (self.bins, self.links, self.curved) = (bins, links, curved)
        kinds = links.isEmpty ? [.ridge] : curved > 0 ? [.differences, .curvature, .ridge] : [.differences, .ridge]
        guard curved == 0, !links.isEmpty else {
            eigenvalues = Array(repeating: 0, count: bins)
            return
        }
        var laplacian = Matrix(rows: bins, columns: bins)
        for link in links {
            laplacian[link.lower, link.lower] += link.weight
            laplacian[link.upper, link.upper] += link.weight
            laplacian[link.upper, link.lower] -= link.weight
        }
        eigenvalues = laplacian.symmetricEigenvalues().map { max(0, $0) }
    }

    /// Pairs of bins between which a trace needs the covariance: neighbours, then those that one bin parts.
    private var places: [(Int, Int)] { links.map { ($0.lower, $0.upper) } + (0..<max(0, curved - 2)).map { ($0, $0 + 2) } }

    /// Where a search for smoothing parameters begins.
    var moderateSmoothing: [Double] { kinds.map { _ in SmoothingStep.moderateSmoothing } }

    /// theta' S theta.
    func quadraticForm(_ kind: Kind, _ theta: ArraySlice<Double>) -> Double {
        let start = theta.startIndex
        switch kind {
        case .ridge: return theta.reduce(0) { $0 + $1 * $1 }
        case .differences:
            return links.reduce(0) { sum, link in
                let difference = theta[start + link.upper] - theta[start + link.lower]
                return sum + link.weight * difference * difference
            }
        case .curvature:
            return (0..<max(0, curved - 2)).reduce(0) { sum, bin in
                let bend = theta[start + bin] - 2 * theta[start + bin + 1] + theta[start + bin + 2]
                return sum + bend * bend
            }
        }
    }

    /// tr(V S).
    ///
    /// - Parameters:
    ///   - diagonal: of V, for the bins of the term.
    ///   - covariances: elements of V, one for each of `places`.
    private func trace(_ kind: Kind, diagonal: ArraySlice<Double>, covariances: ArraySlice<Double>) -> Double {
        let (start, first) = (diagonal.startIndex, covariances.startIndex)
        switch kind {
        case .ridge: return diagonal.reduce(0, +)
        case .differences:
            return zip(links, covariances).reduce(0) { sum, item in
                sum + item.0.weight * (diagonal[start + item.0.lower] + diagonal[start + item.0.upper] - 2 * item.1)
            }
        case .curvature:
            // The links of a term with a curvature are those of its row, in order.
            return (0..<max(0, curved - 2)).reduce(0) { sum, bin in
                let variances = diagonal[start + bin] + 4 * diagonal[start + bin + 1] + diagonal[start + bin + 2]
                let neighbours = covariances[first + bin] + covariances[first + bin + 1]
                return sum + variances - 4 * neighbours + 2 * covariances[first + links.count + bin]
            }
        }
    }

    /// tr(V S) of each penalty.
    ///
    /// - Parameter covariance: V, lower triangle.
    func traces(of covariance: Matrix) -> [Double] {
        let diagonal = (0..<bins).map { covariance[$0, $0] }, covariances = places.map { covariance[$0.1, $0.0] }
        return kinds.map { trace($0, diagonal: diagonal[...], covariances: covariances[...]) }
    }

    /// tr(S_lambda^-1 S) for S_lambda = sum of smoothing times S, for each kind.
    func tracesOfPrior(smoothing: [Double]) -> [Double] {
        let ridge = smoothing[smoothing.count - 1]
        guard curved > 0 else {
            return kinds.map { kind in
                eigenvalues.reduce(0) { $0 + (kind == .ridge ? 1 : $1) / (smoothing.count > 1 ? smoothing[0] * $1 + ridge : ridge) }
            }
        }
        var matrix = Matrix(rows: bins, columns: bins)
        add(smoothing: smoothing, to: &matrix, at: 0)
        guard let inverse = Cholesky(consume matrix)?.inverse() else { return kinds.map { _ in 0 } }
        return traces(of: inverse)
    }

    /// log |S_lambda| for S_lambda = sum of smoothing times S.
    func logDeterminantOfPrior(smoothing: [Double]) -> Double {
        let ridge = smoothing[smoothing.count - 1]
        guard curved > 0 else { return eigenvalues.reduce(0) { $0 + log(smoothing.count > 1 ? smoothing[0] * $1 + ridge : ridge) } }
        var matrix = Matrix(rows: bins, columns: bins)
        add(smoothing: smoothing, to: &matrix, at: 0)
        return Cholesky(consume matrix)?.logDeterminant ?? -.infinity
    }

    /// Adds the penalty matrix to the lower triangle, from element `offset` on.
    func add(smoothing: [Double], to matrix: inout Matrix, at offset: Int) {
        let ridge = smoothing[smoothing.count - 1]
        for bin in offset..<offset + bins { matrix[bin, bin] += ridge }
        for link in links {
            let (lower, upper, value) = (offset + link.lower, offset + link.upper, smoothing[0] * link.weight)
            matrix[lower, lower] += value
            matrix[upper, upper] += value
            matrix[upper, lower] -= value
        }
        for bin in offset..<offset + max(0, curved - 2) {
            let bend = [1.0, -2, 1]
            for row in 0..<3 {
                for column in 0...row { matrix[bin + row, bin + column] += smoothing[1] * bend[row] * bend[column] }
            }
        }
    }

    /// Adds a normal draw with covariance `sum of smoothing times S` to the term's part of a vector.
    ///
    /// - Parameter normal: the next standard normal number; as many are taken as the penalty has squares.
    func addDraw(smoothing: [Double], to vector: inout [Double], at offset: Int, normal: () -> Double) {
        let ridge = smoothing[smoothing.count - 1].squareRoot()
        for bin in offset..<offset + bins { vector[bin] += ridge * normal() }
        for link in links {
            let push = (smoothing[0] * link.weight).squareRoot() * normal()
            vector[offset + link.lower] -= push
            vector[offset + link.upper] += push
        }
        for bin in offset..<offset + max(0, curved - 2) {
            let push = smoothing[1].squareRoot() * normal()
            vector[bin] += push
            vector[bin + 1] -= 2 * push
            vector[bin + 2] += push
        }
    }

    /// Adds (sum of smoothing times S) theta to the term's part of a vector.
    func addGradient(smoothing: [Double], theta: [Double], to vector: inout [Double], at offset: Int) {
        let ridge = smoothing[smoothing.count - 1]
        for bin in offset..<offset + bins { vector[bin] += ridge * theta[bin] }
        for link in links {
            let pull = smoothing[0] * link.weight * (theta[offset + link.upper] - theta[offset + link.lower])
            vector[offset + link.lower] -= pull
            vector[offset + link.upper] += pull
        }
        for bin in offset..<offset + max(0, curved - 2) {
            let pull = smoothing[1] * (theta[bin] - 2 * theta[bin + 1] + theta[bin + 2])
            vector[bin] += pull
            vector[bin + 1] -= 2 * pull
            vector[bin + 2] += pull
        }
    }
}
