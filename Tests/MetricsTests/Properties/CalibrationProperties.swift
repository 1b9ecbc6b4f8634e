// SPDX-License-Identifier: EUPL-1.2

import Metrics
import StatMath
import Testing
import TestSupport

@Suite struct CalibrationProperties {
    /// Log odds that are shifted by a constant: calibration in the large finds it, the slope stays near 1.
    @Test func shiftIsFound() throws {
        let drawn = DrawnPredictions(40_000, shift: 0.5, seed: 3)
        let predictions = try Predictions(risk: drawn.risk, outcome: drawn.outcome)
        let inTheLarge = try #require(CalibrationInTheLarge.estimate(predictions)), slope = try #require(CalibrationSlope.estimate(predictions))
        #expect(inTheLarge.interval?.contains(0.5) == true && inTheLarge.interval?.contains(0) == false)
        #expect(slope.interval?.contains(1) == true)
        let ratio = try #require(ObservedExpected.estimate(predictions))
        #expect((ratio.interval?.low ?? 0) > 1.2)
    }

    /// Risks that are right: the errors are what chance gives, and the null knows.
    @Test func calibratedRisksHaveNoExcess() throws {
        var smallest = 1.0, below = 0
        for seed in 1...40 {
            let drawn = DrawnPredictions(1_000, seed: UInt64(seed))
            let curve = try #require(CalibrationCurve(try Predictions(risk: drawn.risk, outcome: drawn.outcome)))
            let part = try #require(CalibrationError(curve, draws: 200)[.mean])
            smallest = min(smallest, part.p)
            if part.p < 0.05 { below += 1 }
        }
        // Binomial(40, .05): more than 6 has probability .003.
        #expect(below <= 6 && smallest > 1.0 / 300)
    }

    @Test func wrongRisksHaveAnExcess() throws {
        let drawn = DrawnPredictions(5_000, shift: 0.7)
        let curve = try #require(CalibrationCurve(try Predictions(risk: drawn.risk, outcome: drawn.outcome)))
        let part = try #require(CalibrationError(curve)[.mean])
        #expect(part.p < 0.01 && part.excess > 0.05 && part.estimate.value > part.expectedWhenCalibrated)
        #expect(part.estimate.interval.map { $0.low > 0.05 && $0.contains(part.estimate.value) } == true)
    }

    /// The curve of calibrated risks is the diagonal, within its band, and its rows are all rows.
    @Test func curveOfCalibratedRisksIsTheDiagonal() throws {
        let drawn = DrawnPredictions(20_000, seed: 5)
        let points = try #require(CalibrationCurve(try Predictions(risk: drawn.risk, outcome: drawn.outcome))).points()
        #expect(points.map(\.rows).reduce(0, +) == 20_000)
        #expect(points.filter { $0.interval.contains($0.predicted) }.count >= points.count * 8 / 10)
        #expect(zip(points, points.dropFirst()).allSatisfy { $0.predicted < $1.predicted })
    }

    /// Spiegelhalter's statistic by its definition.
    @Test func spiegelhalterIsItsDefinition() throws {
        let drawn = DrawnPredictions(300)
        var top = 0.0, bottom = 0.0
        for (p, y) in zip(drawn.risk, drawn.outcome) {
            top += (Double(y) - p) * (1 - 2 * p)
            bottom += (1 - 2 * p) * (1 - 2 * p) * p * (1 - p)
        }
        let z = SpiegelhalterZ.estimate(try Predictions(risk: drawn.risk, outcome: drawn.outcome))
        #expect(isClose(z?.value, top / bottom.squareRoot(), within: 1e-12))
    }

    @Test(arguments: [(1.3, 1.2, 1.4, "concern"), (1.02, 0.97, 1.07, "fine"), (1.02, 0.8, 1.3, "insufficient"), (0.7, 0.6, 0.8, "concern")])
    func verdictOfARatio(value: Double, low: Double, high: Double, verdict: String) {
        let estimate = Estimate(value, interval: Interval(low: low - 0.01, high: high + 0.01))
        #expect(ObservedExpected.verdict(estimate, narrow: Interval(low: low, high: high, level: 0.9), limit: 1.1).rawValue == verdict)
    }
}
