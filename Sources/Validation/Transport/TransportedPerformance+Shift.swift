// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Foundation
import Metrics
import StatMath

/// Why a model does otherwise in another year or place: other people live there (case-mix), the outcome is there more or less frequent for all alike
/// (intercept), or what predicts it differs (coefficients).
///
/// The AUC of the rows of here, weighted to the people of there, is what case-mix alone would give; what is left is the coefficients.
/// Source: Debray, Vergouwe, Koffijberg, Nieboer, Steyerberg and Moons (2015), J. Clin. Epidemiol. 68, 279-289.
extension TransportedPerformance {
    /// The answer. The raw value ends the name of its sentence.
    public enum Shift: String, CaseIterable, Sendable {
        case none, intercept, coefficients
        /// Too few to tell.
        case unknown
    }

    public func shift(_ rows: Rows, context: FindingContext) -> [Finding] { shift(Tables(rows), context: context) }

    /// `shift.*`: how the target differs, and why.
    public func shift(_ all: Tables, context: FindingContext) -> [Finding] {
        let target = all.target.first, (events, others) = (target.events, target.nonEvents)
        let name: [String: EvidenceValue] = ["target": .text(all.name)]
        func finding(_ key: String, _ estimate: Estimate?, _ arguments: [String: EvidenceValue] = [:]) -> Finding {
            let reason = estimate == nil ? "transport.undefined" : nil
            return Finding(
                key: key, about: context.about, value: estimate?.value, interval: estimate?.interval, method: estimate?.method, count: events,
                total: events + others, verdict: .information, reason: reason,
                support: Support(cells: [events, others], weighted: target.design.weights != nil, rows: context.rows, by: context.by),
                stage: context.stage, says: Sentence(reason ?? key, name.merging(arguments) { $1 }))
        }
        let isEnough = Double(min(events, others)) >= minimumEvents
        let weighted = all.tables.compactMap { rows in
            self.weighted(rows).flatMap { part -> Predictions? in
                let size = Self.effectiveEvents(part)
                return min(size.events, size.others) >= minimumEvents ? part : nil
            }
        }
        let isWhole = weighted.count == all.tables.count
        let own = isEnough ? all.target.estimate(.logOdds) { AreaUnderCurve.averagedOverFolds($0) } : nil
        let expected = isWhole ? all.source.pooled(weighted.map { AreaUnderCurve.averagedOverFolds($0) }, .logOdds) : nil
        let here = all.source.estimate(.logOdds) { AreaUnderCurve.averagedOverFolds($0) }
        let difference = Self.difference(own, expected), mix = Self.difference(expected, here)
        let slope = isEnough ? all.target.estimate(.identity) { CalibrationSlope.estimate($0) } : nil
        let level = isEnough ? all.target.estimate(.identity) { CalibrationInTheLarge.estimate($0) } : nil
        let ratio = isEnough ? all.target.estimate(.logarithm) { ObservedExpected.estimate($0) } : nil
        let kind = kind(slope: slope?.p(against: 1), area: difference?.p(against: 0), level: level?.p(against: 0))
        var answer = finding("shift.observed-expected", ratio)
        judge(&answer, ratio, kind)
        return [
            finding(
                "shift.case-mix", all.target.pooled(all.tables.map(membership), .logOdds),
                ["spread_here": spread(all.source), "spread_there": spread(all.target)]),
            finding(
                "shift.auc-by-case-mix", mix,
                ["here": here.map { .number($0.value) } ?? .null, "weighted": expected.map { .number($0.value) } ?? .null]),
            finding(
                "shift.auc-by-coefficients", difference,
                ["there": own.map { .number($0.value) } ?? .null, "weighted": expected.map { .number($0.value) } ?? .null]),
            finding("shift.calibration-slope", slope), finding("shift.calibration-in-the-large", level), answer,
        ]
    }

    /// Slope and AUC are one question asked twice (Holm); the level is asked where they do not differ.
    private func kind(slope: Double?, area: Double?, level: Double?) -> Shift {
        guard let slope, let level else { return .unknown }
        let tested = AdjustedP.holm([slope, area].compactMap { $0 })
        if (tested.min() ?? 1) <= 0.05 { return .coefficients }
        return level <= 0.05 ? .intercept : .none
    }

    /// `concern`: what predicts differs, or the level is beyond the limit; `fine`: the level stays within it, and nothing else differs.
    private func judge(_ finding: inout Finding, _ ratio: Estimate?, _ kind: Shift) {
        finding.says?.arguments["kind"] = .text(kind.rawValue)
        guard let ratio, kind != .unknown, ratio.value > 0, let error = ratio.standardError else {
            (finding.verdict, finding.why) = (.insufficient, "shift.unknown")
            return
        }
        let effect = log(ratio.value), half = Normal.quantile(0.95) * error / ratio.value
        let isBeyond = effect.magnitude > log(limit) && Normal.twoSidedP(effect * ratio.value / error) <= 0.05
        let isWithin = effect.magnitude + half <= log(limit)
        finding.verdict = kind == .coefficients || isBeyond ? .concern : isWithin ? .fine : .insufficient
        finding.why = "shift.\(kind.rawValue)"
    }

    /// How well the features tell there from here: the AUC of the probability of being there.
    private func membership(_ rows: Rows) -> Estimate? {
        let risk = rows.sourceMembership + rows.targetMembership
        let outcome = [UInt8](repeating: 0, count: rows.sourceMembership.count) + [UInt8](repeating: 1, count: rows.targetMembership.count)
        return (try? Predictions(risk: risk, outcome: outcome)).flatMap { AreaUnderCurve.estimate($0) }
    }

    /// The standard deviation of the log odds of the risks.
    private func spread(_ rows: CompletedRows) -> EvidenceValue {
        let tables = rows.tables.compactMap(spread)
        return tables.count == rows.tables.count ? .number(Sum.exact(tables) / Double(tables.count)) : .null
    }

    private func spread(_ predictions: Predictions) -> Double? {
        guard predictions.scale == .probability, predictions.count > 1 else { return nil }
        let values = predictions.risk.filter { $0 > 0 && $0 < 1 }.map(Logistic.logit), mean = Sum.exact(values) / Double(max(1, values.count))
        return (Sum.exact(values.map { ($0 - mean) * ($0 - mean) }) / Double(max(1, values.count - 1))).squareRoot()
    }

    /// Of different rows, or of the same ones under other weights, taken as independent: an upper bound of the error of the latter.
    private static func difference(_ first: Estimate?, _ second: Estimate?) -> Estimate? {
        guard let first, let second, let a = first.standardError, let b = second.standardError else { return nil }
        return Estimate(first.value - second.value, variance: a * a + b * b, within: -1...1, method: "wald")
    }
}
