// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Foundation
import Metrics
import StatMath

/// How a model does in each year: whether the world that it learned from is still there.
///
/// Source: rolling origin: Tashman (2000), International Journal of Forecasting 16, 437-450; the ratio and its limit: methods 32.
public struct YearPerformance: Hashable, Sendable, Fingerprinted {
    /// What the model of a year's risks had learned from.
    public enum Origin: String, Hashable, Sendable {
        /// Other rows of all years.
        case allYears = "all-years"
        /// The years before it.
        case earlierYears = "earlier-years"
        /// Scores from elsewhere.
        case unknown
    }

    /// Rows that a model learned from: their number makes its level uncertain.
    public struct Learned: Hashable, Sendable {
        public let events: Double
        public let others: Double

        public init(events: Double, others: Double) { (self.events, self.others) = (events, others) }

        /// The variance of the logarithm of the number expected of other rows, from the level alone: 1/events - 1/rows.
        var logVariance: Double { events > 0 && others > 0 ? others / (events * (events + others)) : 0 }
    }

    /// An observed/expected ratio beyond this, either way, is material.
    public var limit: Double
    /// A year with fewer events, or fewer rows without, gets no number but a reason.
    public var minimumEvents: Int

    public init(limit: Double = ObservedExpected.limit, minimumEvents: Int = 20) {
        (self.limit, self.minimumEvents) = (limit, minimumEvents)
    }

    /// `validation.observed-expected` and `validation.auc` of every year, and `validation.trend` over them.
    ///
    /// The years are searched together: a concern needs a p-value that holds for all of them at once (Benjamini and Hochberg).
    /// - Parameters:
    ///   - years: of each row; rows without a year count nowhere.
    ///   - learned: by year, the rows that the year's model learned from; empty where that is not known.
    ///   - about: outcome, model and rows.
    /// - Returns: nothing where there are not two years.
    public func evaluate(
        _ predictions: Predictions, years: [Int?], origin: Origin, learned: [Int: Learned] = [:], about: About, rowsFingerprint: String
    ) -> [Finding] {
        evaluate(CompletedRows(predictions), years: years, origin: origin, learned: learned, about: about, rowsFingerprint: rowsFingerprint)
    }

    /// The same of rows whose gaps were filled several times.
    public func evaluate(
        _ judged: CompletedRows, years: [Int?], origin: Origin, learned: [Int: Learned] = [:], about: About, rowsFingerprint: String
    ) -> [Finding] {
        precondition(years.count == judged.first.count, "one year a row")
        let rows = Dictionary(grouping: years.indices.filter { years[$0] != nil }) { years[$0] ?? 0 }
        let order = rows.keys.sorted()
        guard order.count > 1 else { return [] }
        let parts = order.map { YearPart(year: $0, rows: judged.subset(rows[$0] ?? []), learned: learned[$0]) }
        let context = FindingContext(about: about, rows: rowsFingerprint, by: ["year"])
        var trend = YearTrend(limit: limit, minimumEvents: minimumEvents).finding(judged, years: years, in: context)
        // Models of earlier years are uncertain of their level, each in its own way: of their years the trend is shown, not judged.
        if !learned.isEmpty, trend.value != nil { (trend.verdict, trend.why) = (.information, nil) }
        return ratios(parts, origin, context) + parts.map { ranking($0, context) } + [trend]
    }

    /// `fairness.observed-expected` of every group in every year, and `validation.trend` of each group beside that of all others.
    public func evaluate(
        _ predictions: Predictions, years: [Int?], groupings: [RowGrouping], about: About, rowsFingerprint: String
    ) -> [Finding] {
        evaluate(CompletedRows(predictions), years: years, groupings: groupings, about: about, rowsFingerprint: rowsFingerprint)
    }

    /// The same of rows whose gaps were filled several times.
    public func evaluate(
        _ judged: CompletedRows, years: [Int?], groupings: [RowGrouping], about: About, rowsFingerprint: String
    ) -> [Finding] {
        let known = Set(years.compactMap { $0 }).sorted()
        guard known.count > 1 else { return [] }
        let findings = groupings.flatMap { grouping -> [Finding] in
            let context = FindingContext(about: about, rows: rowsFingerprint, stage: "audit", by: ["year", grouping.attribute])
            let trend = YearTrend(limit: limit, minimumEvents: minimumEvents)
            return grouping.rowsOfGroups.enumerated().flatMap { number, rows -> [Finding] in
                guard !rows.isEmpty else { return [] }
                var context = context
                (context.about.attribute, context.about.group) = (grouping.attribute, grouping.groups[number])
                let byYear = Dictionary(grouping: rows.filter { years[$0] != nil }) { years[$0] ?? 0 }
                let ratios = known.compactMap { year in
                    byYear[year].map { ratio(YearPart(year: year, rows: judged.subset($0), learned: nil), context) }
                }
                return ratios + [trend.finding(judged, years: years, group: number, of: grouping, in: context)].compactMap { $0 }
            }
        }
        return searched(findings)
    }

    /// Trends of many groups are a search: a concern needs a p-value that holds for all of them at once, and what the search leaves of the change
    /// must be material.
    private func searched(_ findings: [Finding]) -> [Finding] {
        let places = findings.indices.filter { findings[$0].says?.arguments["p"] != nil }
        let p = places.map { findings[$0].says?.arguments["p"]?.double ?? 1 }, adjusted = AdjustedP.benjaminiHochberg(p)
        let changes = places.map { log(findings[$0].says?.arguments["change"]?.double ?? 1) }
        let errors = zip(places, changes).map { place, change -> Double in
            // A change is the slope over all years, and so is its error.
            guard let value = findings[place].value, let interval = findings[place].interval, value != 1 else { return 0 }
            return log(interval[1] / interval[0]) / (2 * Normal.quantile(0.975)) * change / log(value)
        }
        let effects = SearchedEffects(changes, errors: errors)
        var findings = findings
        for (index, place) in places.enumerated() {
            findings[place].says?.arguments["adjusted_p"] = .number(adjusted[index])
            guard findings[place].verdict == .concern else { continue }
            let isMaterial = effects.effect(index, reach: Self.reach(p[index], adjusted: adjusted[index])).magnitude > log(limit)
            if adjusted[index] > 0.05 || !isMaterial { (findings[place].verdict, findings[place].why) = (.insufficient, "year.trend.insufficient") }
        }
        return findings
    }

    /// Of the 95% interval that a search adjusts, in standard errors.
    private static func reach(_ p: Double, adjusted: Double) -> Double { Normal.quantile(1 - 0.025 / max(1, p > 0 ? adjusted / p : 1)) }

    private func ratios(_ parts: [YearPart], _ origin: Origin, _ context: FindingContext) -> [Finding] {
        let estimates = parts.map { $0.hasEnough(minimumEvents) ? $0.ratio(level: 0.95) : nil }
        let tested = estimates.indices.filter { estimates[$0]?.logError != nil }
        let p = tested.map { place in estimates[place].flatMap { ratio in ratio.logError.map { Normal.twoSidedP(log(ratio.value) / $0) } } ?? 1 }
        let together = AdjustedP.benjaminiHochberg(p)
        let effects = SearchedEffects(tested.map { log(estimates[$0]?.value ?? 1) }, errors: tested.map { estimates[$0]?.logError ?? 0 })
        let judged = Dictionary(
            uniqueKeysWithValues: tested.enumerated().map { index, place in
                (place, (p: together[index], effect: effects.effect(index, reach: Self.reach(p[index], adjusted: together[index]))))
            })
        return parts.indices.map { place in
            let part = parts[place], key = "validation.observed-expected"
            guard let ratio = estimates[place] else { return part.withheld(key, minimumEvents, context) }
            var finding = part.finding(key, ratio.value, ratio.interval, method: ratio.method, context)
            finding.says = Sentence("year.observed-expected.\(origin.rawValue)", part.words)
            guard let error = ratio.logError, let (p, effect) = judged[place] else { return finding }
            let verdict = verdict(log(ratio.value), effect: effect, error: error, p: p)
            finding.verdict = verdict
            finding.why = "year.observed-expected.\(verdict.rawValue)"
            finding.says?.arguments["adjusted_p"] = .number(p)
            return finding
        }
    }

    /// - Parameter effect: what the search of all years leaves of the value.
    private func verdict(_ value: Double, effect: Double, error: Double, p: Double) -> Verdict {
        let material = log(limit)
        if p <= 0.05, effect.magnitude > material { return .concern }
        return value.magnitude + Normal.quantile(0.95) * error <= material ? .fine : .insufficient
    }

    /// Of a group in a year: shown, not judged.
    private func ratio(_ part: YearPart, _ context: FindingContext) -> Finding {
        let key = "fairness.observed-expected"
        guard part.hasEnough(minimumEvents), let ratio = part.ratio(level: 0.95) else { return part.withheld(key, minimumEvents, context) }
        var finding = part.finding(key, ratio.value, ratio.interval, method: ratio.method, context)
        (finding.verdict, finding.says) = (.information, Sentence("year.group.observed-expected", part.words))
        return finding
    }

    private func ranking(_ part: YearPart, _ context: FindingContext) -> Finding {
        let key = "validation.auc"
        guard part.hasEnough(minimumEvents), let auc = part.rows.estimate(.logOdds, { AreaUnderCurve.averagedOverFolds($0) })
        else {
            return part.withheld(key, minimumEvents, context)
        }
        var finding = part.finding(key, auc.value, auc.interval, method: auc.method, context)
        finding.says = Sentence("year.auc", part.words)
        return finding
    }

    public func feed(_ builder: inout FingerprintBuilder) {
        builder.feed(limit)
        builder.feed(minimumEvents)
    }
}
