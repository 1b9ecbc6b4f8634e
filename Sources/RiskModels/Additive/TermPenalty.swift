// SPDX-License-Identifier: EUPL-1.2

import Foundation
import StatMath

/// The penalties of one term: squared differences between neighbouring bins, and a ridge on all bins.
///
/// Each has a smoothing parameter of its own. Missing bins and `other` are never smoothed into neighbours: only the ridge holds them.
struct TermPenalty: Hashable, Sendable {
    /// Two neighbours, and what the square of their difference counts.
    struct Link: Hashable, Sendable {
        let lower: Int
        let upper: Int
        var weight = 1.0
    }

    /// Bins of the term.
    let bins: Int
    let links: [Link]
    /// Of the difference penalty: one a bin.
    private let eigenvalues: [Double]

    /// The penalty of a main effect.
    ///
    /// - Parameter valueBins: bins in order; fewer than three are not worth a difference penalty.
    init(bins: Int, valueBins: Int, isOrdered: Bool) {
        self.bins = bins
        let ordered = isOrdered && valueBins > 2 ? valueBins : 0
        links = (0..<max(0, ordered - 1)).map { Link(lower: $0, upper: $0 + 1) }
        // Of a path's first differences: 4 sin^2(pi k / 2n), k = 0 ... n-1.
        eigenvalues = (0..<bins).map { bin in
            guard bin < ordered else { return 0 }
            let sine = sin(.pi * Double(bin) / Double(2 * ordered))
            return 4 * sine * sine
        }
    }

    /// The penalty of any neighbourhood.
    init(bins: Int, links: [Link]) {
        (self.bins, self.links) = (bins, links)
        var laplacian = Matrix(rows: bins, columns: bins)
        for link in links {
            laplacian[link.lower, link.lower] += link.weight
            laplacian[link.upper, link.upper] += link.weight
            laplacian[link.upper, link.lower] -= link.weight
        }
        eigenvalues = links.isEmpty ? Array(repeating: 0, count: bins) : laplacian.symmetricEigenvalues().map { max(0, $0) }
    }

    enum Kind: Hashable, Sendable {
        case differences, ridge
    }

    var kinds: [Kind] { links.isEmpty ? [.ridge] : [.differences, .ridge] }

    /// theta' S theta.
    func quadraticForm(_ kind: Kind, _ theta: ArraySlice<Double>) -> Double {
        switch kind {
        case .ridge: return theta.reduce(0) { $0 + $1 * $1 }
        case .differences:
            let start = theta.startIndex
            return links.reduce(0) { sum, link in
                let difference = theta[start + link.upper] - theta[start + link.lower]
                return sum + link.weight * difference * difference
            }
        }
    }

    /// tr(V S).
    ///
    /// - Parameters:
    ///   - diagonal: of V, for the bins of the term.
    ///   - covariances: elements of V, one a link.
    func trace(_ kind: Kind, diagonal: ArraySlice<Double>, covariances: ArraySlice<Double>) -> Double {
        switch kind {
        case .ridge: return diagonal.reduce(0, +)
        case .differences:
            let start = diagonal.startIndex
            return zip(links, covariances).reduce(0) { sum, item in
                sum + item.0.weight * (diagonal[start + item.0.lower] + diagonal[start + item.0.upper] - 2 * item.1)
            }
        }
    }

    /// tr(S_lambda^-1 S) for S_lambda = sum of smoothing times S, from the eigenvalues.
    func traceOfPrior(_ kind: Kind, smoothing: [Double]) -> Double {
        let ridge = smoothing[smoothing.count - 1]
        guard !links.isEmpty else { return Double(bins) / ridge }
        return eigenvalues.reduce(0) { $0 + (kind == .ridge ? 1 : $1) / (smoothing[0] * $1 + ridge) }
    }

    /// Adds the penalty matrix to the lower triangle, from element `offset` on.
    func add(smoothing: [Double], to matrix: inout Matrix, at offset: Int) {
        let ridge = smoothing[smoothing.count - 1]
        for bin in 0..<bins { matrix[offset + bin, offset + bin] += ridge }
        for link in links {
            let (lower, upper, value) = (offset + link.lower, offset + link.upper, smoothing[0] * link.weight)
            matrix[lower, lower] += value
            matrix[upper, upper] += value
            matrix[upper, lower] -= value
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
    }
}
