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
    ///   - sums: over the rows, whose risks are probabilities.
    ///   - area: the AUC of all rows.
    ///   - missed: the share of all events that is missed; `nil` without an operating point.
    init(_ sums: RiskSums, area: Double?, missed: Double?) {
        let n = sums.effectiveRows, events = sums.expectedEvents, share = events / Double(max(1, sums.rows))
        (rows, expectedEvents) = (sums.rows, events)
        guard events > 0, share < 1, n > 1 else {
            (logRatioError, slopeError, areaError, missedError) = (nil, nil, nil, nil)
            return
        }
        logRatioError = ((1 - share) / (n * share)).squareRoot()
        slopeError = min(events, Double(sums.rows) - events) >= Self.fewestForSlope ? Self.slopeError(sums, rows: n) : nil
        areaError = area.flatMap { Self.areaError($0, rows: n, share: share) }
        missedError = missed.map { ($0 * (1 - $0) / (n * share)).squareRoot() }
    }

    /// Of rows that count once each.
    public init(risk: [Double], area: Double?, missed: Double?) { self.init(RiskSums(risk), area: area, missed: missed) }

    /// From the information of a calibration regression whose truth is slope 1, intercept 0.
    private static func slopeError(_ sums: RiskSums, rows: Double) -> Double? {
        let (a, b, c) = (sums.information[0], sums.information[1], sums.information[2]), determinant = a * c - b * b
        guard a > 0, determinant > 1e-12 * a * c else { return nil }
        return (a / determinant * Double(sums.rows) / rows).squareRoot()
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
