// SPDX-License-Identifier: EUPL-1.2

/// Which numeric features of a logistic regression get a curve instead of a straight line.
public enum SplineChoice: Hashable, Sendable {
    /// None: numeric features enter as they are.
    case off
    /// At most so many knots for each, 3 to 5.
    case knots(Int)
    /// 5, 4 or 3 knots, the most that leave 15 events (or non-events, if these are fewer) to a coefficient; none where 3 are too many.
    ///
    /// Source: Harrell (2015), Regression Modeling Strategies, section 4.4.
    case automatic
}
