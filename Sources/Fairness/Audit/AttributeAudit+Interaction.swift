// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Foundation
import Metrics
import Protected
import StatMath

extension AttributeAudit {
    /// The departure from additivity of every group of two attributes, of each rate and of observed minus expected events.
    ///
    /// - Returns: nothing for a single attribute.
    func interactionFindings(_ confusion: GroupedConfusion, _ rates: [ConfusionRate], at point: [String: Double]?) -> [JudgedFinding] {
        guard isCrossed else { return [] }
        return rates.flatMap { departures($0, confusion, at: $0.needsSelection ? point : nil) } + calibrationDepartures()
    }

    private func departures(_ rate: ConfusionRate, _ confusion: GroupedConfusion, at point: [String: Double]?) -> [JudgedFinding] {
        let estimates = recorded.compactMap { group in confusion.estimate(rate, in: .group(group)).map { (group: group, share: $0) } }
        guard let cells = cells(estimates.map { ($0.group, $0.share.effectiveTotal) }) else { return [] }
        let correlations = estimates.indices.flatMap { i in
            (0..<i).compactMap { j -> SquareAndAdd.Correlation? in
                let value = confusion.correlation(rate, .group(estimates[i].group), .group(estimates[j].group))
                return value == 0 ? nil : SquareAndAdd.Correlation(i, j, value)
            }
        }
        let limit = settings.limits.interactionLimit(.rate(rate), attribute: attribute.name, outcome: context.about.outcome)
        return estimates.indices.map { place in
            let (group, own) = estimates[place], counts = confusion.counts[group]
            let comparison = cells.coefficients(of: place).map { coefficients in
                Comparison(
                    .difference, estimate: zip(coefficients, estimates).reduce(0) { $0 + $1.0 * $1.1.share.value }, method: "square-and-add"
                ) { level in
                    let parts = estimates.map { SquareAndAdd.Part($0.share.value, $0.share.wilson(level: level)) }
                    return SquareAndAdd.sum(parts, coefficients: coefficients, correlations: correlations) ?? Interval(low: -1, high: 1, level: level)
                }
            }
            let numerator = counts.count(rate.numerator)
            return judged(
                comparison, .rate(rate), of: group, limit: limit, at: point, rows: own.total, cells: [numerator, own.total - numerator])
        }
    }

    /// Of the share that happened minus the mean score. The limit is that of observed / expected: a tenth of the group's mean score.
    private func calibrationDepartures() -> [JudgedFinding] {
        let metric = AuditMetric.observedExpected
        guard predictions.scale == .probability else { return [] }
        var sums = Array(repeating: (weight: 0.0, residual: 0.0, expected: 0.0, rows: 0, events: 0), count: attribute.levels.count)
        for row in 0..<predictions.count {
            let weight = predictions.weight(row), group = Int(attribute.codes[row]), happened = Double(predictions.outcome[row])
            guard weight > 0 else { continue }
            sums[group].weight += weight
            sums[group].residual += weight * (happened - predictions.risk[row])
            sums[group].expected += weight * predictions.risk[row]
            sums[group].rows += 1
            sums[group].events += Int(predictions.outcome[row])
        }
        let groups = recorded.filter { sums[$0].weight > 0 }
        guard let cells = cells(groups.map { ($0, sums[$0].weight) }) else { return [] }
        let ratio = settings.limits.interactionLimit(metric, attribute: attribute.name, outcome: context.about.outcome)
        return groups.indices.map { place in
            let group = groups[place], own = sums[group]
            let comparison = cells.coefficients(of: place).flatMap { coefficients -> Comparison? in
                var coefficient = [Double](repeating: 0, count: attribute.levels.count), mean = coefficient
                for (group, value) in zip(groups, coefficients) {
                    (coefficient[group], mean[group]) = (value / sums[group].weight, sums[group].residual / sums[group].weight)
                }
                let estimate = zip(groups, coefficients).reduce(0) { $0 + $1.1 * mean[$1.0] }
                let variance = predictions.design.linearisedVariance(rows: predictions.count) { row in
                    let group = Int(attribute.codes[row])
                    return coefficient[group] * (Double(predictions.outcome[row]) - predictions.risk[row] - mean[group])
                }
                guard let variance, variance > 0 else { return nil }
                let error = variance.squareRoot()
                return Comparison(.difference, estimate: estimate, method: "linearised", p: Normal.twoSidedP(estimate / error)) { level in
                    let half = Normal.quantile(0.5 + level / 2) * error
                    return Interval(low: estimate - half, high: estimate + half, level: level)
                }
            }
            let limit = ratio.map { (exp(log($0).magnitude) - 1) * own.expected / own.weight }
            return judged(
                comparison, metric, of: group, limit: limit.flatMap { $0 > 0 ? $0 : nil }, at: nil, rows: own.events,
                cells: [own.events, own.rows - own.events])
        }
    }

    /// - Returns: `nil` with fewer than two cells, or where a level does not say of which two it is.
    private func cells(_ weights: [(group: Int, weight: Double)]) -> AdditiveCells? {
        let names = AttributeName.parts(attribute.name)
        guard names.count == 2, weights.count > 1 else { return nil }
        let codes = weights.compactMap { weighted -> (String, String)? in
            let group = attribute.levels[weighted.group].group
            return group[names[0]].flatMap { first in group[names[1]].map { (first, $0) } }
        }
        guard codes.count == weights.count else { return nil }
        func numbers(_ codes: [String]) -> [Int] {
            let number = Dictionary(uniqueKeysWithValues: Set(codes).sorted().enumerated().map { ($1, $0) })
            return codes.compactMap { number[$0] }
        }
        let places = zip(numbers(codes.map(\.0)), numbers(codes.map(\.1))).map { (first: $0, second: $1) }
        return AdditiveCells(places: places, weights: weights.map(\.weight))
    }

    /// - Parameter rows: of the group, in the metric's denominator; of observed / expected its events.
    private func judged(
        _ comparison: Comparison?, _ metric: AuditMetric, of group: Int, limit: Double?, at point: [String: Double]?, rows: Int, cells: [Int]
    ) -> JudgedFinding {
        let key = Interaction.key(metric), isPrinted = rows >= settings.minimumEvents
        let interval = comparison?.interval(level: settings.level)
        let reason = comparison == nil ? Interaction.noOthers : isPrinted ? nil : Withheld.tooFew
        var finding = Finding(
            key: key, about: about(group: group, at: point), value: isPrinted ? comparison?.estimate : nil, interval: isPrinted ? interval : nil,
            method: isPrinted ? comparison?.method : nil, verdict: .information, why: FairnessSentences.why(.information, key), reason: reason,
            support: support(cells), stage: context.stage, says: Sentence(reason ?? key, limit.map { ["limit": .number($0)] } ?? [:]))
        guard let limit else { return JudgedFinding(finding) }
        guard let comparison, let interval else {
            (finding.verdict, finding.why) = (.insufficient, FairnessSentences.why(.insufficient, key, isNeedKnown: false))
            return JudgedFinding(finding)
        }
        let narrow = comparison.interval(level: 0.9)
        guard interval.low.isFinite, interval.high.isFinite else { return JudgedFinding(finding) }
        return JudgedFinding(
            finding,
            test: VerdictTest(
                source: .selection, limit: limit, p: comparison.p, narrow: narrow, estimate: comparison.estimate, rows: rows,
                minimumRows: settings.minimumEvents))
    }
}
