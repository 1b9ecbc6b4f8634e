// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Learning
import StatMath

/// Where the curves of numeric features bend: at quantiles of the training rows, whatever their outcomes.
///
/// Source of the quantiles, and of the number by rows: Harrell (2015), Regression Modeling Strategies, table 2.3 and section 2.4.6.
struct SplineKnots {
    static let numbers = 3...5
    /// Events, or non-events if these are fewer, to a coefficient.
    static let eventsPerCoefficient = 15.0

    let features: Features
    /// Training rows, in the order of `fit`.
    let indices: [Int]
    let fit: FitRows

    /// One a feature; `nil` for a straight line.
    ///
    /// - Parameter coefficients: of the regression without curves, the intercept left out.
    func curves(_ choice: SplineChoice, besides coefficients: Int) -> [RestrictedCubicSpline?] {
        let none = [RestrictedCubicSpline?](repeating: nil, count: features.columns.count)
        switch choice {
        case .off: return none
        case .knots(let number): return quantiles.map { $0.flatMap { curve($0, most: number) } }
        case .automatic:
            let quantiles = quantiles, events = limitingCount
            let candidates = Self.numbers.reversed().lazy.map { number in quantiles.map { $0.flatMap { curve($0, most: number) } } }
            return candidates.first { curves in
                events >= Self.eventsPerCoefficient * Double(coefficients + curves.reduce(0) { $0 + ($1?.count ?? 0) })
            } ?? none
        }
    }

    private struct Sample {
        let quantiles: WeightedQuantiles
        /// Rows with a value.
        let rows: Double
    }

    private var quantiles: [Sample?] {
        features.columns.map { column in
            guard case .numeric(let values) = column.values else { return nil }
            let known = indices.indices.filter { column.missingKind(indices[$0]) == 0 && (fit.weights?[$0] ?? 1) > 0 }
            return Sample(
                quantiles: WeightedQuantiles(known.map { (values[indices[$0]] + 0, fit.weights?[$0] ?? 1) }),
                rows: known.reduce(0) { $0 + (fit.multiplicity?[$1] ?? 1) })
        }
    }

    /// A knot asks for two distinct values at least; under 100 rows for no more than 4 knots, under 30 for 3.
    private func curve(_ sample: Sample, most: Int) -> RestrictedCubicSpline? {
        let number = min(most, sample.rows < 30 ? 3 : sample.rows < 100 ? 4 : 5, sample.quantiles.values.count / 2)
        let shares: [Double]
        switch number {
        case 5...: shares = [0.05, 0.275, 0.5, 0.725, 0.95]
        case 4: shares = [0.05, 0.35, 0.65, 0.95]
        case 3: shares = [0.1, 0.5, 0.9]
        default: return nil
        }
        let knots = shares.compactMap { sample.quantiles($0) }
        guard let low = knots.first, let high = knots.last, low < high, (high - low).isFinite else { return nil }
        // No one's value: a hundredth of the range is fine enough to bend at.
        let digits = Int(log10(high - low).rounded(.down)) - 2
        return RestrictedCubicSpline(knots: Set(knots.map { Self.rounded($0, digits: digits) }).sorted())
    }

    /// To a multiple of 10^digits. Powers of ten up to 10^22 are exact, so dividing by one gives the nearest double to the decimal number.
    private static func rounded(_ value: Double, digits: Int) -> Double {
        guard (-22...22).contains(digits) else { return value }
        let power = pow(10, Double(digits.magnitude))
        return digits >= 0 ? (value / power).rounded() * power : (value * power).rounded() / power
    }

    private var limitingCount: Double {
        var counts = [0.0, 0.0]
        for row in fit.outcome.indices where (fit.weights?[row] ?? 1) > 0 { counts[Int(fit.outcome[row])] += fit.multiplicity?[row] ?? 1 }
        return min(counts[0], counts[1])
    }
}
