// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Foundation
import Metrics
import StatMath

/// Whether a model holds in a place or a year that it did not learn from: each unit is judged by a fit without it, and what the units say is put
/// together with how much they differ.
///
/// Source: Steyerberg and Harrell (2016), J. Clin. Epidemiol. 69, 245-247 (internal-external validation); Debray et al. (2017), BMJ 356, i6460.
public struct InternalExternalValidation: Hashable, Sendable, Fingerprinted {
    /// What a unit is. The raw value is in the evidence key.
    public enum Unit: String, CaseIterable, Sendable {
        case area, year
    }

    /// A unit with fewer events, or others, is judged together with other such units.
    public var minimumEvents: Int
    /// With fewer units nothing is put together.
    public var minimumUnits: Int
    public var limit: Double

    public init(minimumEvents: Int = 20, minimumUnits: Int = 5, limit: Double = ObservedExpected.limit) {
        (self.minimumEvents, self.minimumUnits, self.limit) = (minimumEvents, minimumUnits, limit)
    }

    /// The statistics, each with the scale on which units are put together.
    enum Statistic: String, CaseIterable {
        case auc
        case calibrationSlope = "calibration-slope"
        case observedExpected = "observed-expected"

        func effect(_ rows: CompletedRows) -> (value: Double, variance: Double)? {
            switch self {
            case .auc:
                guard let estimate = rows.estimate(.logOdds, { AreaUnderCurve.averagedOverFolds($0) }), let error = estimate.standardError,
                    error > 0, estimate.value < 1
                else { return nil }
                let slope = estimate.value * (1 - estimate.value)
                return (Logistic.logit(estimate.value), error * error / (slope * slope))
            case .calibrationSlope:
                return rows.estimate(.identity) { CalibrationSlope.estimate($0) }.flatMap { slope in
                    slope.standardError.map { (slope.value, $0 * $0) }
                }
            case .observedExpected:
                guard let estimate = rows.estimate(.logarithm, { ObservedExpected.estimate($0) }), let error = estimate.standardError,
                    estimate.value > 0
                else { return nil }
                return (log(estimate.value), error * error / (estimate.value * estimate.value))
            }
        }

        /// From the scale on which units are put together to that of the statistic.
        func value(_ effect: Double) -> Double {
            switch self {
            case .auc: Logistic.expit(effect)
            case .calibrationSlope: effect
            case .observedExpected: exp(effect)
            }
        }
    }

    /// `internal-external.area.auc` and so on, and a table of the units: `internal-external.area.units`.
    ///
    /// - Parameters:
    ///   - predictions: of rows by a model that did not learn from their unit.
    ///   - unitOfRow: position in `codes`; -1 for a row of no unit.
    public func evaluate(
        _ predictions: Predictions, unitOfRow: [Int32], codes: [String], unit: Unit, about: About, rowsFingerprint: String
    ) -> [Finding] {
        evaluate(CompletedRows(predictions), unitOfRow: unitOfRow, codes: codes, unit: unit, about: about, rowsFingerprint: rowsFingerprint)
    }

    /// The same of rows whose gaps were filled several times: each unit is put together first (Burgess et al. 2013, Stat. Med. 32, 4499-4514).
    public func evaluate(
        _ rows: CompletedRows, unitOfRow: [Int32], codes: [String], unit: Unit, about: About, rowsFingerprint: String
    ) -> [Finding] {
        let predictions = rows.first
        precondition(unitOfRow.count == predictions.count, "one unit a row")
        let units = HeldOutUnits(predictions, unitOfRow: unitOfRow, codes: codes, minimum: minimumEvents).units
        let parts = units.map { rows.subset($0.rows) }
        let context = FindingContext(about: about, rows: rowsFingerprint, by: [unit.rawValue])
        let effects = Statistic.allCases.map { statistic in parts.map(statistic.effect) }
        let pooled = zip(Statistic.allCases, effects).map { finding($0, $1.compactMap { $0 }, unit, predictions, context) }
        return units.isEmpty ? pooled : pooled + [table(units, parts.map(\.first), effects, unit, context)]
    }

    private func finding(
        _ statistic: Statistic, _ effects: [(value: Double, variance: Double)], _ unit: Unit, _ predictions: Predictions, _ context: FindingContext
    ) -> Finding {
        let key = "internal-external.\(unit.rawValue).\(statistic.rawValue)", (events, others) = (predictions.events, predictions.nonEvents)
        var finding = Finding(
            key: key, about: context.about, count: events, total: events + others, verdict: .information,
            support: Support(cells: [events, others], weighted: predictions.design.weights != nil, rows: context.rows, by: context.by),
            stage: context.stage)
        guard effects.count >= minimumUnits, let pooled = RandomEffects(effects: effects.map(\.value), variances: effects.map(\.variance)) else {
            let reason = "internal-external.too-few"
            (finding.verdict, finding.why, finding.reason) = (.insufficient, reason, reason)
            finding.says = Sentence(reason, ["units": .integer(effects.count), "minimum": .integer(minimumUnits)])
            return finding
        }
        let interval = pooled.interval(), prediction = pooled.prediction()
        (finding.value, finding.level, finding.method) = (statistic.value(pooled.mean), 0.95, "reml-hartung-knapp")
        finding.interval = [statistic.value(interval.low), statistic.value(interval.high)]
        finding.says = Sentence(
            key,
            [
                "units": .integer(pooled.count), "between_sd": .number(pooled.between.squareRoot()), "i2": .number(pooled.inconsistency),
                "prediction_low": prediction.map { .number(statistic.value($0.low)) } ?? .null,
                "prediction_high": prediction.map { .number(statistic.value($0.high)) } ?? .null,
            ])
        if statistic == .observedExpected { judge(&finding, pooled) }
        return finding
    }

    /// `concern`: the mean over units is off; `fine`: also a next unit would stay within the limit; else `insufficient`, for units differ too
    /// much, or
    /// there are too few.
    private func judge(_ finding: inout Finding, _ pooled: RandomEffects) {
        let material = log(limit)
        if pooled.p(against: 0) <= 0.05, pooled.mean.magnitude > material {
            finding.verdict = .concern
        } else if let next = pooled.prediction(level: 0.9), next.low >= -material, next.high <= material {
            finding.verdict = .fine
        } else {
            finding.verdict = .insufficient
        }
        finding.why = "internal-external.observed-expected.\(finding.verdict?.rawValue ?? "")"
    }

    private func table(
        _ units: [HeldOutUnits.Unit], _ parts: [Predictions], _ effects: [[(value: Double, variance: Double)?]], _ unit: Unit,
        _ context: FindingContext
    ) -> Finding {
        let z = Normal.quantile(0.975)
        let rows = units.indices.map { place -> [EvidenceValue] in
            let head: [EvidenceValue] = [
                .text(units[place].name), .integer(units[place].merged), .integer(parts[place].count), .integer(parts[place].events),
            ]
            return head
                + zip(Statistic.allCases, effects).flatMap { statistic, all -> [EvidenceValue] in
                    guard let effect = all[place] else { return [.null, .null, .null] }
                    let half = z * effect.variance.squareRoot()
                    return [effect.value, effect.value - half, effect.value + half].map { .number(statistic.value($0)) }
                }
        }
        let names = ["auc", "calibration_slope", "observed_expected"]
        return Finding(
            key: "internal-external.\(unit.rawValue).units", about: context.about,
            table: EvidenceTable(
                columns: ["unit", "merged", "rows", "events"] + names.flatMap { [$0, "\($0)_lower", "\($0)_upper"] }, rows: rows),
            support: Support(
                cells: parts.flatMap { [$0.events, $0.nonEvents] }, weighted: parts.contains { $0.design.weights != nil }, rows: context.rows,
                by: context.by), stage: context.stage)
    }

    public func feed(_ builder: inout FingerprintBuilder) {
        builder.feed(minimumEvents)
        builder.feed(minimumUnits)
        builder.feed(limit)
    }
}
