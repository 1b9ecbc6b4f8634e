// SPDX-License-Identifier: EUPL-1.2

import Evidence
import StatMath

/// Every statistic that sums up predictions in one number. The raw value is its evidence key after `validation.`.
///
/// Names: those of TRIPOD+AI and rms' `val.prob`. Where a statistic does not exist it has no value, never zero.
public enum PerformanceMetric: String, CaseIterable, Hashable, Sendable, Codable {
    case auc
    case brier
    case scaledBrier = "scaled-brier"
    case logLoss = "log-loss"
    case spiegelhalterZ = "spiegelhalter-z"
    case calibrationInTheLarge = "calibration-in-the-large"
    case calibrationSlope = "calibration-slope"
    case observedExpected = "observed-expected"
    case meanCalibrationError = "ici"
    case medianCalibrationError = "e50"
    case calibrationErrorPercentile90 = "e90"
    case maximumCalibrationError = "emax"
    case calibrationIndex = "eci"
    case nagelkerke = "nagelkerke-r2"

    public var key: String { "validation." + rawValue }

    /// Whether it is about the size of risks; the others are about their order alone.
    public var needsProbability: Bool { self != .auc }

    /// What the statistic is when every risk is right; `nil` when that hangs on the rows.
    public var valueWhenCalibrated: Double? {
        switch self {
        case .calibrationInTheLarge, .spiegelhalterZ: 0
        case .calibrationSlope, .observedExpected: 1
        default: nil
        }
    }

    public func estimate(_ predictions: Predictions) -> Estimate? {
        switch self {
        case .auc: AreaUnderCurve.averagedOverFolds(predictions)
        case .brier: Brier.estimate(predictions)
        case .scaledBrier: ScaledBrier.estimate(predictions)
        case .logLoss: LogLoss.estimate(predictions)
        case .spiegelhalterZ: SpiegelhalterZ.estimate(predictions)
        case .calibrationInTheLarge: CalibrationInTheLarge.estimate(predictions)
        case .calibrationSlope: CalibrationSlope.estimate(predictions)
        case .observedExpected: ObservedExpected.estimate(predictions)
        case .nagelkerke: NagelkerkeR2.estimate(predictions)
        case .meanCalibrationError, .medianCalibrationError, .calibrationErrorPercentile90, .maximumCalibrationError,
            .calibrationIndex:
            calibrationErrorKind.flatMap { kind in CalibrationCurve(predictions).flatMap { CalibrationError($0)[kind]?.estimate } }
        }
    }

    /// The statistic as evidence.
    public func finding(_ predictions: Predictions, in context: FindingContext) -> Finding {
        switch self {
        case .auc: AreaUnderCurve.finding(predictions, in: context)
        case .brier: Brier.finding(predictions, in: context)
        case .scaledBrier: ScaledBrier.finding(predictions, in: context)
        case .logLoss: LogLoss.finding(predictions, in: context)
        case .spiegelhalterZ: SpiegelhalterZ.finding(predictions, in: context)
        case .calibrationInTheLarge: CalibrationInTheLarge.finding(predictions, in: context)
        case .calibrationSlope: CalibrationSlope.finding(predictions, in: context)
        case .observedExpected: ObservedExpected.finding(predictions, in: context)
        case .meanCalibrationError: calibrationError(.mean, predictions, in: context)
        case .medianCalibrationError: calibrationError(.median, predictions, in: context)
        case .calibrationErrorPercentile90: calibrationError(.percentile90, predictions, in: context)
        case .maximumCalibrationError: calibrationError(.maximum, predictions, in: context)
        case .calibrationIndex: calibrationError(.index, predictions, in: context)
        case .nagelkerke: NagelkerkeR2.finding(predictions, in: context)
        }
    }

    /// The statistic of the calibration curve that this is, if it is one.
    public var calibrationErrorKind: CalibrationError.Kind? { CalibrationError.Kind(rawValue: rawValue) }

    private func calibrationError(_ kind: CalibrationError.Kind, _ predictions: Predictions, in context: FindingContext) -> Finding {
        CalibrationError.finding(kind, CalibrationCurve(predictions).map { CalibrationError($0) }, of: predictions, in: context)
    }
}
