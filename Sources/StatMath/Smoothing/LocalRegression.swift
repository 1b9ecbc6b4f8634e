// SPDX-License-Identifier: EUPL-1.2

/// Local polynomial regression with tricube weights on the nearest share of the rows, on binned sums, so that its cost does not grow
/// with the number of rows.
///
/// Source: Cleveland (1979), J. Am. Stat. Assoc. 74, 829-836 (lowess without robustness iterations); binning: Fan and Marron (1994),
/// J. Comput. Graph. Stat. 3, 35-56.
public struct LocalRegression: Hashable, Sendable {
    public enum Degree: Int, Hashable, Sendable, Codable, CaseIterable {
        case linear = 1
        case quadratic = 2
    }

    /// Share of the rows' weight in each window, in (0, 1].
    public var span: Double
    public var degree: Degree

    public init(span: Double = 2.0 / 3, degree: Degree = .linear) {
        (self.span, self.degree) = (min(1, max(span, .leastNormalMagnitude)), degree)
    }

    /// The smoother at each bin's place: what the fitted values are as linear functions of the bins' means.
    ///
    /// - Parameters:
    ///   - x: mean of each bin, strictly ascending.
    ///   - weights: rows (or their weight) in each bin, positive.
    public func smoother(x: [Double], weights: [Double]) -> LinearSmoother {
        precondition(x.count == weights.count, "one weight a bin")
        guard let first = x.first, let last = x.last else { return LinearSmoother(rows: []) }
        let total = Sum.exact(weights)
        return LinearSmoother(rows: x.indices.map { row(at: $0, x: x, weights: weights, total: total, range: last - first) })
    }

    private func row(at centre: Int, x: [Double], weights: [Double], total: Double, range: Double) -> LinearSmoother.Row {
        let window = nearest(to: centre, x: x, weights: weights, enough: span * total)
        let bandwidth = max(x[centre] - x[window.lowerBound], x[window.upperBound - 1] - x[centre])
        guard bandwidth > 0 else { return LinearSmoother.Row(start: centre, coefficients: [1]) }
        let place = window.map { (x[$0] - x[centre]) / bandwidth }
        let kernel = zip(window, place).map { bin, u in
            let rest = 1 - u.magnitude * u.magnitude * u.magnitude
            return weights[bin] * rest * rest * rest
        }
        let mass = Sum.exact(kernel)
        var coefficients = kernel.map { $0 / mass }
        // Orthogonal polynomials in the window; each adds its value at the centre times its regression coefficient.
        var basis: [[Double]] = [place.map { _ in 1 }], norms = [mass], atCentre = [1.0]
        for power in 1...degree.rawValue {
            var (values, value) = (place.map { power == 1 ? $0 : $0 * $0 }, 0.0)
            for (earlier, polynomial) in basis.enumerated() {
                let projection = Sum.exact(count: values.count) { kernel[$0] * values[$0] * polynomial[$0] } / norms[earlier]
                for index in values.indices { values[index] -= projection * polynomial[index] }
                value -= projection * atCentre[earlier]
            }
            let norm = Sum.exact(count: values.count) { kernel[$0] * values[$0] * values[$0] }
            // As lowess does: no slope from points that lie within a thousandth of the range.
            let spread = (norm / mass).squareRoot() * bandwidth
            guard spread > 1e-3 * range else { break }
            for index in values.indices { coefficients[index] += kernel[index] * values[index] * value / norm }
            basis.append(values)
            norms.append(norm)
            atCentre.append(value)
        }
        return LinearSmoother.Row(start: window.lowerBound, coefficients: coefficients)
    }

    /// The bins nearest to one of them that together weigh enough.
    private func nearest(to centre: Int, x: [Double], weights: [Double], enough: Double) -> Range<Int> {
        var (low, high, weight) = (centre, centre + 1, weights[centre])
        while weight < enough * (1 - 1e-12), low > 0 || high < x.count {
            let left = low > 0 ? x[centre] - x[low - 1] : .infinity, right = high < x.count ? x[high] - x[centre] : .infinity
            // Bins at the same distance (but for rounding) enter together, so that neither direction is preferred.
            let reach = min(left, right) * (1 + 1e-9)
            if left <= reach {
                low -= 1
                weight += weights[low]
            }
            if right <= reach {
                weight += weights[high]
                high += 1
            }
        }
        return low..<high
    }
}

/// Fitted values as linear functions of the observations.
public struct LinearSmoother: Hashable, Sendable {
    /// Coefficients of consecutive observations; those outside are zero.
    public struct Row: Hashable, Sendable {
        public let start: Int
        public let coefficients: [Double]
    }

    /// One a fitted value.
    public let rows: [Row]

    /// The fitted values of observations.
    public func callAsFunction(_ y: [Double]) -> [Double] {
        rows.map { row in
            var sum = 0.0
            for index in row.coefficients.indices { sum += row.coefficients[index] * y[row.start + index] }
            return sum
        }
    }
}
