// SPDX-License-Identifier: EUPL-1.2

import Foundation
import StatMath

/// The penalties of one term: squared first differences between neighbouring value bins (ordered terms), and a ridge on all bins.
///
/// Each has a smoothing parameter of its own. Missing bins and `other` are never smoothed into neighbours: only the ridge holds them.
struct TermPenalty: Hashable, Sendable {
    /// Bins of the term.
    let bins: Int
    /// How many of the first bins are ordered; 0 when none are.
    let ordered: Int

    /// - Parameter valueBins: bins in order; fewer than three are not worth a difference penalty.
    init(bins: Int, valueBins: Int, isOrdered: Bool) {
        self.bins = bins
        ordered = isOrdered && valueBins > 2 ? valueBins : 0
    }

    enum Kind: Hashable, Sendable {
        case differences, ridge
    }

    var kinds: [Kind] { ordered > 0 ? [.differences, .ridge] : [.ridge] }

    /// theta' S theta.
    func quadraticForm(_ kind: Kind, _ theta: ArraySlice<Double>) -> Double {
        switch kind {
        case .ridge: return theta.reduce(0) { $0 + $1 * $1 }
        case .differences:
            var sum = 0.0
            for bin in theta.startIndex + 1..<theta.startIndex + ordered { sum += (theta[bin] - theta[bin - 1]) * (theta[bin] - theta[bin - 1]) }
            return sum
        }
    }

    /// tr(V S), for V with the given diagonal and first off-diagonal (element i: between bins i and i + 1).
    func trace(_ kind: Kind, diagonal: ArraySlice<Double>, offDiagonal: ArraySlice<Double>) -> Double {
        switch kind {
        case .ridge: return diagonal.reduce(0, +)
        case .differences:
            var sum = 0.0
            for bin in 0..<ordered - 1 {
                let (d, o) = (diagonal.startIndex + bin, offDiagonal.startIndex + bin)
                sum += diagonal[d] + diagonal[d + 1] - 2 * offDiagonal[o]
            }
            return sum
        }
    }

    /// tr(S_lambda^-1 S) for S_lambda = sum of smoothing times S, in closed form.
    ///
    /// The eigenvalues of a path's first differences are 4 sin^2(pi k / 2n), k = 0 ... n-1.
    func traceOfPrior(_ kind: Kind, smoothing: [Double]) -> Double {
        let ridge = smoothing[smoothing.count - 1]
        guard ordered > 0 else { return Double(bins) / ridge }
        var sum = kind == .ridge ? Double(bins - ordered) / ridge : 0
        for k in 0..<ordered {
            let sine = sin(.pi * Double(k) / Double(2 * ordered))
            let eigenvalue = 4 * sine * sine
            sum += (kind == .ridge ? 1 : eigenvalue) / (smoothing[0] * eigenvalue + ridge)
        }
        return sum
    }

    /// Adds the penalty matrix to the lower triangle, from element `offset` on.
    func add(smoothing: [Double], to matrix: inout Matrix, at offset: Int) {
        let ridge = smoothing[smoothing.count - 1]
        for bin in 0..<bins { matrix[offset + bin, offset + bin] += ridge }
        guard ordered > 0 else { return }
        for bin in offset..<offset + ordered - 1 {
            matrix[bin, bin] += smoothing[0]
            matrix[bin + 1, bin + 1] += smoothing[0]
            matrix[bin + 1, bin] -= smoothing[0]
        }
    }

    /// Adds (sum of smoothing times S) theta to the term's part of a vector.
    func addGradient(smoothing: [Double], theta: [Double], to vector: inout [Double], at offset: Int) {
        let ridge = smoothing[smoothing.count - 1]
        for bin in offset..<offset + bins { vector[bin] += ridge * theta[bin] }
        guard ordered > 0 else { return }
        for bin in offset..<offset + ordered - 1 {
            let pull = smoothing[0] * (theta[bin + 1] - theta[bin])
            vector[bin] -= pull
            vector[bin + 1] += pull
        }
    }
}
