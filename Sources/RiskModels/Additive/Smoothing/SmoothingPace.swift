// SPDX-License-Identifier: EUPL-1.2

import func Foundation.log

/// How far to go along a change of log lambda that a fixed-point iteration proposes.
///
/// Fellner-Schall converges linearly, and a lambda on its way to infinity moves by nearly the same factor each time; terms that explain the
/// same, each taken to its end while the other stands, overshoot in turn. The secant through the last two changes says how much of such a
/// step is right (Aitken). The fixed point, and so the solution, stays what it was.
struct SmoothingPace: Sendable {
    /// Of what kind the proposals are.
    enum Proposals {
        /// One step of Fellner-Schall of one term: short, and in the right direction.
        case steps
        /// One step of all terms together, between which the rows of shapes that hold may change.
        case jointSteps
        /// The end of a term's own search while all others stand, found by ascent: it may be far away.
        case ends

        fileprivate var shortest: Double { self == .steps ? 1 : 0.2 }
        fileprivate var longest: Double { self == .ends ? 1 : 12 }
        fileprivate var limit: Double { self == .ends ? 8 : SmoothingPace.limit }
    }

    private(set) var multiplier = 1.0
    private var change = 0.0

    /// What no step of Fellner-Schall may exceed in magnitude.
    static let limit = log(20.0)

    /// - Parameter change: the next proposal, after a move of `multiplier` times the last one.
    func next(change: Double, of proposals: Proposals) -> SmoothingPace {
        var pace = SmoothingPace()
        pace.change = change
        guard change != 0 else { return pace }
        if self.change == 0 {
            pace.multiplier = 1
        } else {
            let closed = 1 - change / self.change
            let wanted = closed > 0 ? multiplier / closed : 2 * multiplier
            // After an overshoot never more than a plain step.
            pace.multiplier = max(min(wanted, closed > 1 ? 1 : proposals.longest), proposals.shortest)
        }
        pace.multiplier = min(pace.multiplier, proposals.limit / change.magnitude)
        return pace
    }
}

extension [SmoothingPace] {
    /// Moves smoothing parameters along the proposed changes of their logarithms.
    mutating func follow(_ changes: [Double], of proposals: SmoothingPace.Proposals, _ smoothing: inout [Double]) {
        for (number, change) in changes.enumerated() {
            self[number] = self[number].next(change: change, of: proposals)
            smoothing[number] = SmoothingStep.moved(smoothing[number], by: self[number].multiplier * change)
        }
    }
}
