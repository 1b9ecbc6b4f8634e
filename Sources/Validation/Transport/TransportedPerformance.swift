// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Foundation
import Metrics
import StatMath

/// What a model would do in another year or place, from rows of here: each row counts by the odds that one like it is there (inverse-odds weights).
///
/// Where people live there of a kind that is hardly seen here, nothing is said: no weight makes up for rows that are not there.
/// Sources: Westreich, Edwards, Lesko, Stuart and Cole (2017), Am. J. Epidemiol. 186, 1010-1014; for prediction models: Steingrimsson, Gatsonis, Li
/// and Dahabreh (2023), Am. J. Epidemiol. 192, 296-304. The odds are taken as known.
public struct TransportedPerformance: Hashable, Sendable, Fingerprinted {
    /// The share of the target's rows that may lie outside of what is seen here.
    public var mostOutside: Double
    /// With fewer effective events, or others, nothing is said.
    public var minimumEvents: Double
    public var limit: Double

    public init(mostOutside: Double = 0.05, minimumEvents: Double = 20, limit: Double = ObservedExpected.limit) {
        (self.mostOutside, self.minimumEvents, self.limit) = (mostOutside, minimumEvents, limit)
    }

    /// Where the probability of belonging to the target says that hardly anybody like that is here.
    static let edge = 0.99

    static let metrics: [PerformanceMetric] = [.auc, .observedExpected, .calibrationSlope, .brier]

    /// What is compared: rows of here and there, with the probability that a row like each is there.
    public struct Rows: Sendable {
        public let source: Predictions
        public let target: Predictions
        public let sourceMembership: [Double]
        public let targetMembership: [Double]
        /// The years or areas there, as a person writes them.
        public let name: String

        /// - Precondition: one probability a row.
        public init(source: Predictions, target: Predictions, sourceMembership: [Double], targetMembership: [Double], name: String) {
            precondition(sourceMembership.count == source.count && targetMembership.count == target.count, "one probability a row")
            (self.source, self.target, self.name) = (source, target, name)
            (self.sourceMembership, self.targetMembership) = (sourceMembership, targetMembership)
        }
    }

    /// The rows of here, weighted to the target; `nil` where no row has weight.
    func weighted(_ rows: Rows) -> Predictions? {
        let source = rows.source
        let odds = rows.sourceMembership.map { $0 < Self.edge ? $0 / (1 - $0) : 0 }
        let weights = odds.indices.map { odds[$0] * source.weight($0) }, total = Sum.exact(weights)
        guard total > 0 else { return nil }
        let scale = Double(weights.count) / total
        return try? Predictions(
            risk: source.risk, outcome: source.outcome, scale: source.scale, weights: weights.map { $0 * scale }, clusters: source.design.clusters,
            clusterCount: source.design.clusterCount, folds: source.folds, tieBreak: source.tieBreak)
    }

    /// Rows of here and there in each of several completed tables, and how what they say is put together.
    public struct Tables: Sendable {
        public let tables: [Rows]
        let source: CompletedRows
        let target: CompletedRows

        public init(_ rows: Rows) { (tables, source, target) = ([rows], CompletedRows(rows.source), CompletedRows(rows.target)) }

        /// - Precondition: as for `CompletedRows`.
        public init(_ tables: [Rows], rules: @escaping CompletedRows.Rules) {
            self.tables = tables
            (source, target) = (CompletedRows(tables.map(\.source), rules: rules), CompletedRows(tables.map(\.target), rules: rules))
        }

        var name: String { tables[0].name }
    }

    public func evaluate(_ rows: Rows, context: FindingContext) -> [Finding] { evaluate(Tables(rows), context: context) }

    /// `transport.*`: overlap, effective size, and the statistics that the weights allow. Of several completed tables, overlap and size are the
    /// least of any.
    public func evaluate(_ all: Tables, context: FindingContext) -> [Finding] {
        let share = all.tables.map(outside).max() ?? 0, isInside = share <= mostOutside
        let weighted = isInside ? all.tables.compactMap(self.weighted) : [], isWhole = weighted.count == all.tables.count
        let effective = isWhole ? weighted.map(Self.effectiveEvents).min { $0.events + $0.others < $1.events + $1.others } : nil
        let isEnough = isWhole && weighted.map(Self.effectiveEvents).allSatisfy { min($0.events, $0.others) >= minimumEvents }
        let reason = !isInside ? "transport.outside" : !isEnough ? "transport.too-few" : nil
        let name: [String: EvidenceValue] = ["target": .text(all.name)], (events, others) = (all.source.first.events, all.source.first.nonEvents)
        func finding(_ key: String, _ value: Double?, _ interval: Interval? = nil, method: String? = nil, reason: String? = nil) -> Finding {
            Finding(
                key: key, about: context.about, value: value, interval: interval, method: method, count: events, total: events + others,
                verdict: reason == nil ? .information : .insufficient, why: reason, reason: value == nil ? reason ?? "transport.undefined" : nil,
                support: Support(cells: [events, others], weighted: true, rows: context.rows, by: context.by), stage: context.stage,
                says: Sentence(value == nil ? reason ?? "transport.undefined" : key, name))
        }
        var overlap = finding("transport.overlap", 1 - share, reason: isInside ? nil : "transport.outside")
        if isInside { (overlap.verdict, overlap.why) = (.fine, "transport.inside") }
        let size = effective.map { $0.events + $0.others }
        return [overlap, finding("transport.effective-size", size, reason: reason)]
            + Self.metrics.map { metric in
                let estimate = isEnough ? all.source.pooled(weighted.map { metric.estimate($0) }, metric.scale) : nil
                return finding(
                    "transport.\(metric.rawValue)", estimate?.value, estimate?.interval, method: estimate?.method.map { "inverse-odds-\($0)" },
                    reason: reason)
            }
    }

    /// The share of the target's rows of a kind that is hardly seen here.
    private func outside(_ rows: Rows) -> Double {
        let seen = rows.sourceMembership.filter { $0 < Self.edge }.max() ?? 0
        return Double(rows.targetMembership.count { $0 > seen || $0 >= Self.edge }) / Double(max(1, rows.targetMembership.count))
    }

    /// Kish's sizes of the weighted events and of the weighted others.
    static func effectiveEvents(_ predictions: Predictions) -> (events: Double, others: Double) {
        func size(_ outcome: UInt8) -> Double {
            let weights = predictions.outcome.indices.filter { predictions.outcome[$0] == outcome }.map { predictions.weight($0) }
            let squares = Sum.exact(weights.map { $0 * $0 }), total = Sum.exact(weights)
            return squares > 0 ? total * total / squares : 0
        }
        return (size(1), size(0))
    }

    public func feed(_ builder: inout FingerprintBuilder) {
        builder.feed(mostOutside)
        builder.feed(minimumEvents)
        builder.feed(limit)
    }
}

extension PerformanceMetric {
    /// On which completed tables are put together.
    fileprivate var scale: CompletedRows.Scale {
        switch self {
        case .auc: .logOdds
        case .observedExpected: .logarithm
        default: .identity
        }
    }
}
