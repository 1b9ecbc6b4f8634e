// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// Risks and outcomes drawn with a fixed seed, for properties that hold for any data.
public struct DrawnPredictions: Sendable {
    public var risk: [Double] = []
    public var outcome: [UInt8] = []
    public var tieBreak: [UInt64] = []

    /// - Parameters:
    ///   - prevalence: about the mean risk.
    ///   - shift: added to the log odds of the outcome, but not to the risk: 0 is a calibrated model.
    ///   - decimals: risks are rounded, so that there are ties; `nil` for none.
    public init(_ rows: Int, prevalence: Double = 0.2, shift: Double = 0, decimals: Int? = nil, seed: UInt64 = 1) {
        var generator = Philox(seed: seed, stage: "drawn-predictions")
        var scale = 1.0
        for _ in 0..<(decimals ?? 0) { scale *= 10 }
        for _ in 0..<rows {
            var p = Logistic.expit(Logistic.logit(prevalence) + Normal.quantile(generator.uniform()))
            if decimals != nil { p = min(1 - 1 / scale, max(1 / scale, (p * scale).rounded() / scale)) }
            risk.append(p)
            outcome.append(generator.uniform() < Logistic.expit(Logistic.logit(p) + shift) ? 1 : 0)
            tieBreak.append(generator.next())
        }
    }
}
