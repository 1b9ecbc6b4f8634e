// SPDX-License-Identifier: EUPL-1.2

import func Foundation.exp
import func Foundation.log

/// One proposal for the smoothing parameters of a term, by generalised Fellner-Schall: lambda times
/// phi [tr(S_lambda^- S) - tr(V S)] / theta' S theta, with phi the term's design effect, as the scale of a quasi-likelihood is: 1 where rows
/// are independent.
///
/// Source: Wood and Fasiolo (2017), Biometrics 73, 1071-1081, equation 4.
struct SmoothingStep {
    /// d log lambda of each penalty.
    private(set) var changes: [Double] = []
    /// The largest of them in magnitude among penalties that leave more than .1 degrees of freedom, lambda [tr(S_lambda^- S) - tr(V S)];
    /// over the penalties of a term these add up to the term's. One that leaves none may grow forever without any effect.
    private(set) var largestChange = 0.0

    static let moderateSmoothing = 10.0
    /// Degrees of freedom that are none.
    private static let nothingLeft = 0.01
    private static let range = 1e-3...1e7

    /// - Parameters:
    ///   - priors: tr(S_lambda^- S) of each penalty.
    ///   - used: tr(V S) of each.
    init(
        _ penalty: some SmoothnessPenalty, smoothing: [Double], designEffect: Double, theta: ArraySlice<Double>, priors: [Double], used: [Double]
    ) {
        for (number, kind) in penalty.kinds.enumerated() {
            let value = smoothing[number], left = priors[number] - used[number]
            // No larger than what a term without effect has, or it could not come back.
            let factor = designEffect * max(left, 1e-15) / max(penalty.quadraticForm(kind, theta), 1e-24)
            let change = log((value * factor).clamped(to: Self.range) / value).clamped(to: -SmoothingPace.limit...SmoothingPace.limit)
            // Where a penalty leaves nothing, more of it has no effect, and the way back would be long.
            changes.append(change > 0 && value * left < Self.nothingLeft ? 0 : change)
            if value * left > 0.1 { largestChange = max(largestChange, change.magnitude) }
        }
    }

    /// A smoothing parameter after a change of its logarithm.
    static func moved(_ value: Double, by change: Double) -> Double { (value * exp(change)).clamped(to: range) }
}

extension Comparable {
    fileprivate func clamped(to range: ClosedRange<Self>) -> Self { min(max(self, range.lowerBound), range.upperBound) }
}
