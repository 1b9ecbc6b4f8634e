// SPDX-License-Identifier: EUPL-1.2
// Unsafe because blocks of three arrays are written from several threads; each block is written by one.

import Basics
import Foundation
import Learning
import StatMath

/// The rows of a logistic likelihood at one linear predictor: gradient and weight of each row, and the deviance.
struct LogisticRows: Sendable {
    let linearPredictor: [Double]
    /// Case weight times (y - p), in units of `FixedPoint.gradientUnit`.
    let gradients: [Int64]
    /// Case weight times p(1-p), in units of `FixedPoint.weightUnit`.
    let weights: [UInt32]
    let deviance: Double

    /// The deviance is added up by block, in the order of the blocks: the same bits for any number of threads.
    init(_ rows: FitRows, linearPredictor: [Double]) throws(Cancelled) {
        let n = rows.count
        let block = BinnedMatrix.blockSize
        let blocks = (n + block - 1) / block
        let gradientScale = 1 / rows.fixedPoint.gradientUnit, weightScale = 1 / rows.fixedPoint.weightUnit
        var gradients = [Int64](repeating: 0, count: n)
        var weights = [UInt32](repeating: 0, count: n)
        var parts: Result<[Double], Cancelled> = .success([])
        gradients.withUnsafeMutableBufferPointer { gradients in
            weights.withUnsafeMutableBufferPointer { weights in
                nonisolated(unsafe) let (gradients, weights) = (gradients, weights)
                parts = Result { () throws(Cancelled) in
                    try parallelMap(blocks) { index in
                        var deviance = 0.0
                        for row in index * block..<min(n, (index + 1) * block) {
                            let eta = linearPredictor[row]
                            let y = Double(rows.outcome[row])
                            let c = rows.weights?[row] ?? 1
                            let e = exp(-eta.magnitude)
                            let p = (eta >= 0 ? 1 : e) / (1 + e)
                            gradients[row] = Int64((c * (y - p) * gradientScale).rounded())
                            weights[row] = rows.fixedPoint.quantise(weight: c * e / ((1 + e) * (1 + e)), scale: weightScale)
                            deviance += c * (max(eta, 0) + log1p(e) - y * eta)
                        }
                        return 2 * deviance
                    }
                }
            }
        }
        deviance = try parts.get().reduce(0, +)
        self.linearPredictor = linearPredictor
        self.gradients = gradients
        self.weights = weights
    }
}
