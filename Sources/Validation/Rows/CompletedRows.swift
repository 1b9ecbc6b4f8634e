// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Metrics
import StatMath

/// Rows that are judged, as they are, or in each of several completed tables where their gaps were filled for judging.
///
/// Each statistic is that of every table, put together by Rubin's rules on a scale on which it is nearly normal.
public struct CompletedRows: Sendable {
    /// The estimate, its total variance, and Student's degrees of freedom.
    public typealias Rules =
        @Sendable (_ estimates: [Double], _ variances: [Double], _ complete: Double) -> (
            estimate: Double, variance: Double, degreesOfFreedom: Double
        )?

    /// The same rows with the same outcomes in the same order, at least one table.
    public let tables: [Predictions]
    private let rules: Rules

    public init(_ rows: Predictions) { (tables, rules) = ([rows], { _, _, _ in nil }) }

    /// - Precondition: there is at least one table, and all are of the same rows.
    public init(_ tables: [Predictions], rules: @escaping Rules) {
        precondition(!tables.isEmpty && tables.allSatisfy { $0.count == tables[0].count }, "the same rows in each table")
        (self.tables, self.rules) = (tables, rules)
    }

    /// What does not hang on the tables: rows, outcomes, weights, clusters.
    var first: Predictions { tables[0] }
    var isWeighted: Bool { first.design.weights != nil }

    func subset(_ rows: [Int]) -> CompletedRows { CompletedRows(tables.map { $0.subset(rows) }, rules: rules) }

    enum Scale {
        case identity, logarithm, logOdds

        func to(_ value: Double) -> Double {
            switch self {
            case .identity: value
            case .logarithm: log(value)
            case .logOdds: Logistic.logit(value)
            }
        }

        func from(_ value: Double) -> Double {
            switch self {
            case .identity: value
            case .logarithm: exp(value)
            case .logOdds: Logistic.expit(value)
            }
        }

        /// Of the scale, at a value.
        func slope(_ value: Double) -> Double {
            switch self {
            case .identity: 1
            case .logarithm: 1 / value
            case .logOdds: 1 / (value * (1 - value))
            }
        }

        var method: String {
            switch self {
            case .identity: "rubin"
            case .logarithm: "rubin-log"
            case .logOdds: "rubin-logit"
            }
        }
    }

    func estimate(_ scale: Scale, _ statistic: (Predictions) -> Estimate?) -> Estimate? {
        pooled(tables.map(statistic), scale)
    }

    /// The same statistic of every table, put together; `nil` where some table has none.
    ///
    /// The standard error is wider than Rubin's by Student's quantile over the normal one, so that what goes by normal quantiles holds.
    func pooled(_ estimates: [Estimate?], _ scale: Scale) -> Estimate? {
        guard estimates.count > 1 else { return estimates.first ?? nil }
        let known = estimates.compactMap { $0 }, values = known.map { scale.to($0.value) }
        guard known.count == estimates.count, values.allSatisfy(\.isFinite) else { return nil }
        let variances = known.compactMap { one in one.standardError.map { $0 * $0 * scale.slope(one.value) * scale.slope(one.value) } }
        let clusters = first.design.clusters.map { Set($0).count } ?? first.count
        guard variances.count == known.count, let pooled = rules(values, variances, Double(max(1, min(clusters, first.count) - 1))) else {
            return Estimate(scale.from(Sum.exact(values) / Double(values.count)))
        }
        let z = Normal.quantile(0.975)
        let t = pooled.degreesOfFreedom.isFinite ? StudentT.quantile(0.975, degreesOfFreedom: pooled.degreesOfFreedom) : z
        let value = scale.from(pooled.estimate), half = t * pooled.variance.squareRoot()
        return Estimate(
            value, standardError: half / z / scale.slope(value),
            interval: Interval(low: scale.from(pooled.estimate - half), high: scale.from(pooled.estimate + half), level: 0.95),
            method: scale.method)
    }
}
