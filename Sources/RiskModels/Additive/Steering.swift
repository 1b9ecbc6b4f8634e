// SPDX-License-Identifier: EUPL-1.2

import func Foundation.exp
import func Foundation.log
import StatMath

/// Where the smoothing parameters should go, by generalised Fellner-Schall: lambda times phi [tr(S_lambda^- S) - tr(V S)] / theta' S theta,
/// with phi the term's design effect, as the scale of a quasi-likelihood is: 1 where rows are independent.
///
/// Source: Wood and Fasiolo (2017), Biometrics 73, 1071-1081, equation 4.
struct Steering {
    /// d log lambda of each penalty.
    private(set) var changes: [[Double]] = []
    /// The largest of them in magnitude among penalties that leave more than .1 degrees of freedom, lambda [tr(S_lambda^- S) - tr(V S)];
    /// over the penalties of a term these add up to the term's. One that leaves none may grow forever without any effect.
    private(set) var largestChange = 0.0
    /// Effective degrees of freedom of each term.
    private(set) var degreesOfFreedom: [Double] = []

    static let moderateSmoothing = 10.0
    private static let range = 1e-3...1e7
    private static let largestStep = log(20.0)

    /// - Parameters:
    ///   - ranges: the bins of each term.
    ///   - designEffects: of each term.
    ///   - ridge: on every bin besides the penalties.
    ///   - inverse: L^-1 of H + P = L L'.
    ///   - face: what the active rows of shapes take away from the covariance.
    ///   - priorFace: what they take away from the prior's.
    init(
        _ penalties: [TermPenalty], at ranges: [Range<Int>], smoothing: AdditiveProblem.Smoothing, designEffects: [Double], ridge: Double,
        theta: [Double], inverse: Matrix,
        face: ActiveFace = .none, priorFace: ActiveFace = .none
    ) throws {
        let diagonal = try inverse.normalEquations(at: theta.indices.map { ($0, $0) })
        let places = zip(ranges, penalties).flatMap { range, penalty in
            penalty.places.map { (range.lowerBound + $0.0, range.lowerBound + $0.1) }
        }
        var covariances = try inverse.normalEquations(at: places)[...]
        let priors = try parallelMap(penalties.count) { penalties[$0].tracesOfPrior(smoothing: smoothing[$0]) }
        for (index, (range, penalty)) in zip(ranges, penalties).enumerated() {
            var degrees = Double(penalty.bins) - ridge * (diagonal[range].reduce(0, +) - face.variance(range)) - face.settled(range)
            let own = covariances.prefix(penalty.places.count)
            covariances = covariances.dropFirst(own.count)
            var changes: [Double] = []
            for (number, kind) in penalty.kinds.enumerated() {
                let value = smoothing[index][number], prior = priors[index][number] - priorFace.trace(kind, penalty, range)
                let used = penalty.trace(kind, diagonal: diagonal[range], covariances: own) - face.trace(kind, penalty, range)
                degrees -= value * used
                let factor = designEffects[index] * max(prior - used, 1e-6) / max(penalty.quadraticForm(kind, theta[range]), 1e-9)
                let change = log((value * factor).clamped(to: Self.range) / value)
                changes.append(change.clamped(to: -Self.largestStep...Self.largestStep))
                if value * (prior - used) > 0.1 { largestChange = max(largestChange, change.magnitude) }
            }
            self.changes.append(changes)
            degreesOfFreedom.append(degrees)
        }
    }

    /// Takes the changes, in longer strides where they come down slowly and steadily.
    func follow(_ smoothing: inout AdditiveProblem.Smoothing, _ paces: inout [[SmoothingPace]]) {
        for index in changes.indices {
            for (number, change) in changes[index].enumerated() {
                paces[index][number] = paces[index][number].next(change: change, limit: Self.largestStep)
                let taken = paces[index][number].multiplier * change
                smoothing[index][number] = (smoothing[index][number] * exp(taken)).clamped(to: Self.range)
            }
        }
    }
}

extension Comparable {
    fileprivate func clamped(to range: ClosedRange<Self>) -> Self { min(max(self, range.lowerBound), range.upperBound) }
}
