// SPDX-License-Identifier: EUPL-1.2

import StatMath

extension ScoringModel {
    /// The bends of a numeric feature's line: a restricted cubic spline, beside its slope.
    public struct Spline: Hashable, Sendable, Codable {
        /// Ascending, three or more.
        public var knots: [Double]
        /// One a column of the spline: two fewer than knots.
        public var slopes: [Coefficient]

        public init(knots: [Double], slopes: [Coefficient]) { (self.knots, self.slopes) = (knots, slopes) }

        /// `nil` for knots that are none.
        var curve: RestrictedCubicSpline? { RestrictedCubicSpline(knots: knots) }
    }

    /// Checks the parts that the types cannot, but for the numbers of each coefficient.
    func validate(_ spline: Spline, of term: Term, _ field: String) throws(LearningError) {
        guard term.slope != nil else { throw .modelFile(field: "\(field).spline", expected: "absent: the feature has no slope") }
        guard spline.curve != nil else {
            throw .modelFile(
                field: "\(field).spline.knots", expected: "three or more, ascending, within 1e100, the last two not too near each other")
        }
        guard spline.slopes.count == spline.knots.count - 2 else {
            throw .modelFile(field: "\(field).spline.slopes", expected: "\(spline.knots.count - 2), two fewer than knots")
        }
    }
}

extension ScoringModel.Term {
    /// What a slope and bends multiply: the value, then the columns of the spline.
    package func columns(of values: [Double], isMissing: (Int) -> Bool) -> [[Double]] {
        guard let curve = spline?.curve else { return [values.indices.map { isMissing($0) ? 0 : values[$0] }] }
        var columns = [[Double]](repeating: Array(repeating: 0, count: values.count), count: curve.count + 1)
        for row in values.indices where !isMissing(row) {
            for (index, value) in curve.basis(values[row]).enumerated() { columns[index][row] = value }
        }
        return columns
    }

    /// Coefficients of those columns.
    package var slopes: [ScoringModel.Coefficient] { (slope.map { [$0] } ?? []) + (spline?.slopes ?? []) }
}
