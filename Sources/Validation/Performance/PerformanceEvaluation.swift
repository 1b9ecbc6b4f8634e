// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Metrics

/// What is asked of a model's predictions: discrimination, calibration, accuracy and usefulness, each with its uncertainty.
///
/// Source: the measures of TRIPOD+AI (Collins et al. 2024, BMJ 385, e078378) and Steyerberg et al. (2010), Epidemiology 21, 128-138.
public struct PerformanceEvaluation: Hashable, Sendable {
    /// Thresholds of the decision curve; `nil` for `DecisionCurve.thresholds(prevalence:)`.
    public var thresholds: [Double]?
    /// The threshold that the plan's costs give: false_alarm / (missed + false_alarm).
    public var decisionThreshold: Double?
    /// Below 1 a share of the rows that can be reached, from 1 a number of rows.
    public var capacity: Double?
    /// An observed/expected ratio beyond this, either way, is material.
    public var observedExpectedLimit: Double
    /// Of the simulated null of the calibration errors.
    public var seed: UInt64

    public init(
        thresholds: [Double]? = nil, decisionThreshold: Double? = nil, capacity: Double? = nil,
        observedExpectedLimit: Double = ObservedExpected.limit, seed: UInt64 = 1
    ) {
        self.thresholds = thresholds
        self.decisionThreshold = decisionThreshold
        self.capacity = capacity
        self.observedExpectedLimit = observedExpectedLimit
        self.seed = seed
    }

    /// Every `validation.*` finding of some predictions.
    ///
    /// A score that is no probability has discrimination and an operating point; each other statistic is a finding without a value and with
    /// the reason.
    ///
    /// - Parameters:
    ///   - about: outcome, model and rows.
    ///   - rowsFingerprint: identity of the rows.
    ///   - selection: who is reached, where that was decided elsewhere; by default the capacity on these rows, per fold by the other folds' cut.
    ///   - progress: polled between statistics.
    public func evaluate(
        _ predictions: Predictions, about: About, rowsFingerprint: String, selection: Selection? = nil, progress: ProgressMonitor? = nil
    ) throws(Cancelled) -> [Finding] {
        let context = FindingContext(about: about, rows: rowsFingerprint)
        let curve = CalibrationCurve(predictions), error = curve.map { CalibrationError($0, seed: seed) }
        var findings: [Finding] = []
        for metric in PerformanceMetric.allCases {
            try progress?.checkCancellation()
            if metric == .observedExpected {
                findings.append(ObservedExpected.finding(predictions, in: context, limit: observedExpectedLimit))
            } else if let kind = metric.calibrationErrorKind {
                findings.append(CalibrationError.finding(kind, error, of: predictions, in: context))
            } else {
                findings.append(metric.finding(predictions, in: context))
            }
        }
        findings.append(CalibrationCurve.finding(curve, of: predictions, in: context))
        findings += usefulness(predictions, in: context)
        try progress?.checkCancellation()
        if let selection = selection ?? capacity.map({ Selection.capacity($0, of: predictions) }) {
            let point = OperatingPoint(predictions, selection: selection)
            findings += OperatingPoint.findings(point, at: selection.at, of: predictions, in: context)
        }
        return findings
    }

    private func usefulness(_ predictions: Predictions, in context: FindingContext) -> [Finding] {
        let own = decisionThreshold.map { [$0] } ?? []
        let thresholds = (thresholds ?? DecisionCurve.thresholds(prevalence: predictions.prevalence ?? 0)) + own
        let curve = DecisionCurve(predictions, thresholds: thresholds)
        return own.map { NetBenefit.finding(predictions, threshold: $0, in: context) } + [DecisionCurve.finding(curve, of: predictions, in: context)]
    }
}
