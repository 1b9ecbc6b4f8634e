// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Foundation
import Metrics
import StatMath

/// By how much the odds of the event, given the risk, change from one year to the next.
///
/// The slope of year in a logistic regression with the log odds of the risk as offset; of a group: the interaction of year and group, so that what
/// changes for everybody does not count as a change of the group.
struct YearTrend {
    let limit: Double
    let minimumEvents: Int

    private static let key = "validation.trend"

    func finding(_ judged: CompletedRows, years: [Int?], in context: FindingContext) -> Finding {
        let rows = years.indices.filter { years[$0] != nil }, part = judged.subset(rows)
        let time = centred(rows.map { years[$0] ?? 0 })
        let design = [ones(rows.count), time]
        return finding(part.first, estimate(part, design), span: span(years), template: "year.trend", context)
    }

    /// - Returns: `nil` where there is no other group.
    func finding(_ judged: CompletedRows, years: [Int?], group: Int, of grouping: RowGrouping, in context: FindingContext) -> Finding? {
        let rows = years.indices.filter { years[$0] != nil && grouping.codes[$0] >= 0 }
        let isMember = rows.map { grouping.codes[$0] == Int32(group) ? 1.0 : 0 }
        guard isMember.contains(1), isMember.contains(0) else { return nil }
        let part = judged.subset(rows), time = centred(rows.map { years[$0] ?? 0 })
        let own = part.first.subset(isMember.indices.filter { isMember[$0] == 1 })
        let others = part.first.subset(isMember.indices.filter { isMember[$0] == 0 })
        let isEnough = [own, others].allSatisfy { $0.events >= minimumEvents && $0.nonEvents >= minimumEvents }
        let design = [ones(rows.count), time, isMember, zip(isMember, time).map { $0 * $1 }]
        return finding(own, isEnough ? estimate(part, design) : nil, span: span(years), template: "year.group.trend", context)
    }

    private func estimate(_ rows: CompletedRows, _ columns: [[Double]]) -> (value: Double, error: Double)? {
        let pooled = rows.estimate(.identity) { table in
            self.estimate(table, columns).map { Estimate($0.value, standardError: $0.error) }
        }
        return pooled.flatMap { one in one.standardError.map { (one.value, $0) } }
    }

    /// The coefficient of the last column with its standard error.
    private func estimate(_ predictions: Predictions, _ columns: [[Double]]) -> (value: Double, error: Double)? {
        guard predictions.scale == .probability, predictions.risk.allSatisfy({ $0 > 0 && $0 < 1 }) else { return nil }
        let offset = predictions.risk.map(Logistic.logit), design = predictions.design
        let matrix = Matrix(rows: predictions.count, columns: columns.count, elements: columns.flatMap { $0 })
        guard let fit = try? LogisticRegression().fit(matrix, outcome: predictions.outcome, weights: design.weights, offset: offset) else {
            return nil
        }
        let isModelBased = design.clusters == nil && (design.weights == nil || design.weightKind == .frequency)
        let covariance =
            isModelBased
            ? fit.covariance
            : fit.sandwichCovariance(
                matrix, outcome: predictions.outcome, weights: design.weights, offset: offset, clusters: design.clusters,
                clusterCount: design.clusterCount)
        guard let value = fit.coefficients.last, let error = covariance.standardErrors.last, value.isFinite, error > 0 else { return nil }
        return (value, error)
    }

    /// `concern`: the change from the first to the last year is beyond the limit by more than chance explains (p is of no change beyond it); `fine`:
    /// within it by more than that. Honest scores drift a little in every register, so that a test of no change at all would find it in time.
    private func finding(
        _ predictions: Predictions, _ estimate: (value: Double, error: Double)?, span: Int, template: String, _ context: FindingContext
    ) -> Finding {
        let (events, others) = (predictions.events, predictions.nonEvents)
        var finding = Finding(
            key: Self.key, about: context.about, count: events, total: events + others,
            support: Support(cells: [events, others], weighted: predictions.design.weights != nil, rows: context.rows, by: context.by),
            stage: context.stage)
        guard let (value, error) = estimate else {
            (finding.reason, finding.verdict, finding.why) = ("year.no-trend", .insufficient, "year.no-trend")
            finding.says = Sentence("year.no-trend")
            return finding
        }
        let half = Normal.quantile(0.975) * error
        finding.value = exp(value)
        finding.interval = [exp(value - half), exp(value + half)]
        finding.level = 0.95
        finding.method = "wald-log"
        let change = Double(span) * value, material = log(limit), p = Normal.cdf((material - change.magnitude) / (Double(span) * error))
        let verdict: Verdict =
            p <= 0.05 ? .concern : change.magnitude + Double(span) * Normal.quantile(0.95) * error <= material ? .fine : .insufficient
        finding.verdict = verdict
        finding.why = "year.trend.\(verdict.rawValue)"
        finding.says = Sentence(template, ["p": .number(p), "change": .number(exp(change)), "years": .integer(span + 1)])
        return finding
    }

    private func ones(_ count: Int) -> [Double] { [Double](repeating: 1, count: count) }

    private func centred(_ years: [Int]) -> [Double] {
        let mean = years.reduce(0) { $0 + Double($1) } / Double(max(1, years.count))
        return years.map { Double($0) - mean }
    }

    private func span(_ years: [Int?]) -> Int {
        let known = years.compactMap { $0 }
        return (known.max() ?? 0) - (known.min() ?? 0)
    }
}
