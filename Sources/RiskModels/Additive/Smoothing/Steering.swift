// SPDX-License-Identifier: EUPL-1.2

import func Foundation.log
import StatMath

/// Where the smoothing parameters of all terms should go, from one factor of the penalised Hessian.
struct Steering {
    /// The largest change of log lambda that Fellner-Schall proposes here, among penalties with an effect.
    private(set) var largestChange = 0.0
    /// What the restricted log-likelihood gains where each term goes to the end of its search while all others stand, summed over terms: a
    /// slow step may still have a long way to go.
    private(set) var gain = 0.0
    /// Effective degrees of freedom of each term.
    private(set) var degreesOfFreedom: [Double] = []
    private let steps: [SmoothingStep]
    /// Where each term's parameters end if all others stay; `nil` where shapes hold.
    private let ends: [[Double]]?

    /// - Parameters:
    ///   - ranges: the bins of each term.
    ///   - designEffects: of each term.
    ///   - ridge: on every bin besides the penalties.
    ///   - inverse: L^-1 of H + P = L L'.
    ///   - isFree: whether there are no shapes.
    ///   - face: what the active rows of shapes take away from the covariance.
    ///   - priorFace: what they take away from the prior's.
    init<Penalty: SmoothnessPenalty>(
        _ penalties: [Penalty], at ranges: [Range<Int>], smoothing: AdditiveProblem.Smoothing, designEffects: [Double], ridge: Double,
        theta: [Double], inverse: Matrix, isFree: Bool = true, face: ActiveFace = .none, priorFace: ActiveFace = .none
    ) throws {
        let terms = try parallelMap(penalties.count) { index in
            let (range, penalty, own) = (ranges[index], penalties[index], smoothing[index])
            let covariance = inverse.normalEquations(of: range)
            let traces = penalty.traces(of: covariance)
            let used = zip(penalty.kinds, traces).map { $1 - face.trace($0, penalty, range) }
            let priors = zip(penalty.kinds, penalty.tracesOfPrior(smoothing: own)).map { $1 - priorFace.trace($0, penalty, range) }
            let step = SmoothingStep(penalty, smoothing: own, designEffect: designEffects[index], theta: theta[range], priors: priors, used: used)
            let variance = (0..<penalty.bins).reduce(0) { $0 + covariance[$1, $1] } - face.variance(range)
            let degrees = Double(penalty.bins) - ridge * variance - face.settled(range) - zip(own, used).reduce(0) { $0 + $1.0 * $1.1 }
            let profile =
                isFree
                ? TermProfile(penalty, designEffect: designEffects[index], covariance: covariance, theta: theta[range], smoothing: own) : nil
            return (step: step, degrees: degrees, end: profile?.end(from: own))
        }
        steps = terms.map(\.step)
        degreesOfFreedom = terms.map(\.degrees)
        largestChange = steps.map(\.largestChange).max() ?? 0
        ends = isFree ? zip(terms, smoothing).map { $0.end?.smoothing ?? $1 } : nil
        gain = terms.reduce(0) { $0 + ($1.end?.gain ?? 0) }
    }

    /// Takes each term's parameters towards their end, or one step of Fellner-Schall where shapes hold.
    func follow(_ smoothing: inout AdditiveProblem.Smoothing, _ paces: inout [[SmoothingPace]]) {
        for index in steps.indices {
            if let ends {
                let changes = zip(ends[index], smoothing[index]).map { log($0 / $1) }
                paces[index].follow(changes, of: .ends, &smoothing[index])
            } else {
                paces[index].follow(steps[index].changes, of: .jointSteps, &smoothing[index])
            }
        }
    }
}
