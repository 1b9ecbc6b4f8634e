// SPDX-License-Identifier: EUPL-1.2

/// How far to go along a change of log lambda that a fixed-point iteration proposes.
///
/// Fellner-Schall converges linearly, and a lambda on its way to infinity moves by nearly the same factor each time. The secant through
/// the last two changes says how many such steps are still to come. The fixed point, and so the solution, stays what it was.
struct SmoothingPace: Sendable {
    private(set) var multiplier = 1.0
    private var change = 0.0

    private static let longest = 12.0

    /// - Parameters:
    ///   - change: the next proposal, after a move of `multiplier` times the last one.
    ///   - limit: what no move may exceed in magnitude.
    func next(change: Double, limit: Double) -> SmoothingPace {
        var pace = SmoothingPace()
        pace.change = change
        // After an overshoot, or at the first step, a plain one.
        guard change * self.change > 0 else { return pace }
        let closed = 1 - change / self.change
        let wanted = closed > 0 ? max(multiplier / closed, 1) : 2 * multiplier
        pace.multiplier = min(wanted, Self.longest, limit / change.magnitude)
        return pace
    }
}
