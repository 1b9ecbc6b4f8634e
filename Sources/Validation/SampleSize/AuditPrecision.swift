// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Metrics
import StatMath

/// How precise a judgement of some rows can be: what is known before their outcomes are looked at, from how many there are, how their risks are
/// spread, and how well the model does as a whole.
///
/// Source: Riley et al. (2021), Stat. Med. 40, 4230-4251 (O/E, slope); Newcombe (2006), Stat. Med. 25, 559-573 (AUC).
public struct AuditPrecision: Hashable, Sendable {
    /// Rows and how many events their risks expect.
    public let rows: Int
    public let expectedEvents: Double
    /// Of the logarithm of observed by expected events; `nil` where nothing is expected.
    public let logRatioError: Double?
    /// Of the calibration slope; `nil` where all risks are alike, or fewer than 100 events or others are expected (methods 33).
    public let slopeError: Double?
    /// Of the AUC.
    public let areaError: Double?
    /// Of the share of events that is missed at the operating point.
    public let missedError: Double?

    /// Curves and slopes need at least this many events, and others.
    public static let fewestForSlope = 100.0

    /// - Parameters:
    ///   - risk: of the rows, in (0, 1): probabilities.
    ///   - area: the AUC of all rows.
    ///   - missed: the share of all events that is missed; `nil` without an operating point.
    ///   - designEffect: by how much weights and clusters inflate variances.
    public init(risk: [Double], area: Double?, missed: Double?, designEffect: Double = 1) {
        let n = Double(risk.count) / max(1, designEffect)
        let events = Sum.exact(risk), share = events / Double(max(1, risk.count))
        rows = risk.count
        expectedEvents = events
        guard events > 0, share < 1, risk.count > 1 else {
            (logRatioError, slopeError, areaError, missedError) = (nil, nil, nil, nil)
            return
        }
        logRatioError = ((1 - share) / (n * share)).squareRoot()
        slopeError = min(events, Double(risk.count) - events) >= Self.fewestForSlope ? Self.slopeError(risk, rows: n) : nil
        areaError = area.flatMap { Self.areaError($0, rows: n, share: share) }
        missedError = missed.map { ($0 * (1 - $0) / (n * share)).squareRoot() }
    }

    /// From the information of a calibration regression whose truth is slope 1, intercept 0.
    private static func slopeError(_ risk: [Double], rows: Double) -> Double? {
        var sums = (Sum(), Sum(), Sum())
        for p in risk where p > 0 && p < 1 {
            let weight = p * (1 - p), x = Logistic.logit(p)
            sums.0.add(weight)
            sums.1.add(weight * x)
            sums.2.add(weight * x * x)
        }
        let (a, b, c) = (sums.0.value, sums.1.value, sums.2.value), determinant = a * c - b * b
        guard a > 0, determinant > 1e-12 * a * c else { return nil }
        return (a / determinant * Double(risk.count) / rows).squareRoot()
    }

    private static func areaError(_ area: Double, rows n: Double, share: Double) -> Double? {
        guard area > 0, area < 1, n > 1 else { return nil }
        let half = n / 2 - 1
        let square = area * (1 - area) * (1 + half * (1 - area) / (2 - area) + half * area / (1 + area)) / (n * n * share * (1 - share))
        return square > 0 ? square.squareRoot() : nil
    }

    /// The smallest true difference that a test at 5% finds four times out of five.
    public static func detectable(_ first: Double?, _ second: Double?) -> Double? {
        guard let first, let second else { return nil }
        return (Normal.quantile(0.975) + Normal.quantile(0.8)) * (first * first + second * second).squareRoot()
    }
}
