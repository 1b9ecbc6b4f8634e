// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Foundation
import Metrics
import StatMath

/// What the half that was not searched says of the slices that were found.
struct SliceFindings: Sendable {
    static let key = "slice.observed-expected"

    let search: SliceSearch
    /// Predictions of the half that judges.
    let part: Predictions
    /// Its rows by the bins of the search.
    let columns: SliceColumns
    let context: FindingContext

    func judged(_ candidate: SliceLattice.Candidate) -> [JudgedFinding] {
        let isMember = (0..<part.count).map { row in
            candidate.conditions.allSatisfy { Int(columns.codes[$0.column][row]) == $0.bin }
        }
        let rows = isMember.count { $0 }, events = isMember.indices.count { isMember[$0] && part.outcome[$0] == 1 }
        let support = Support(
            cells: [events, rows - events], weighted: part.design.weights != nil, rows: context.rows,
            by: context.by + candidate.conditions.map { columns.names[$0.column] }, filters: ["confirmation half"])
        let own = LogRatio(observedExpected: part) { isMember[$0] }, rest = LogRatio(observedExpected: part) { !isMember[$0] }
        let about = about(candidate)
        let verdict = RatioVerdict(
            key: Self.key, about: about, limit: search.limit, rows: events, minimumRows: search.minimumEvents, support: support,
            stage: context.stage, template: Self.key, source: .selection,
            arguments: own.map { ["own": .number(exp($0.value)), "rows": .integer(rows)] } ?? ["rows": .integer(rows)], count: events, total: rows)
        let ratio = verdict.judged(
            own.flatMap { own in rest.flatMap { (own - $0).comparison(part.design) } }, isPrinted: events >= search.minimumEvents, level: search.level
        )
        return [ratio, logLoss(isMember, about, support, events: events, rows: rows)]
    }

    /// How much the log-loss exceeds what the scores promise, by more than in all other rows: difference of two means, linearised.
    private func logLoss(_ isMember: [Bool], _ about: About, _ support: Support, events: Int, rows: Int) -> JudgedFinding {
        let excess = (0..<part.count).map { row -> Double in
            let risk = min(1 - 1e-6, max(1e-6, part.risk[row]))
            return -(Double(part.outcome[row]) - part.risk[row]) * Logistic.logit(risk)
        }
        func mean(_ inside: Bool) -> (mean: Double, weight: Double)? {
            var sum = Sum(), weight = Sum()
            for row in isMember.indices where isMember[row] == inside {
                sum.add(part.weight(row) * excess[row])
                weight.add(part.weight(row))
            }
            return weight.value > 0 ? (sum.value / weight.value, weight.value) : nil
        }
        let isPrinted = events >= search.minimumEvents
        var estimate: Estimate?
        if isPrinted, let own = mean(true), let rest = mean(false) {
            let variance = part.design.linearisedVariance(rows: part.count) { row in
                isMember[row] ? (excess[row] - own.mean) / own.weight : (rest.mean - excess[row]) / rest.weight
            }
            if variance != nil { estimate = Estimate(own.mean - rest.mean, variance: variance, method: "linearised", level: search.level) }
        }
        let reason = estimate == nil ? (isPrinted ? AuditReasons.notComputed : AuditReasons.tooFew) : nil
        return JudgedFinding(
            Finding(
                key: "slice.log-loss", about: about, value: estimate?.value, interval: estimate?.interval, method: estimate?.method,
                count: isPrinted ? events : nil, total: rows, verdict: .information, reason: reason, support: support, stage: context.stage,
                says: Sentence(reason ?? "slice.log-loss", estimate?.p(against: 0).map { ["p": .number($0)] } ?? [:])))
    }

    /// The slice as features and what each holds: `age x smoking`, `{age: <20, smoking: 2}`.
    private func about(_ candidate: SliceLattice.Candidate) -> About {
        var about = context.about
        about.feature = candidate.conditions.map { columns.names[$0.column] }.joined(separator: " x ")
        about.group = Dictionary(
            candidate.conditions.map { (columns.names[$0.column], columns.words[$0.column][$0.bin]) }, uniquingKeysWith: { first, _ in first })
        about.compareTo = "complement"
        return about
    }

    func summary(_ searched: Int, candidates: Int, rows: Int, minimum: Double) -> JudgedFinding {
        JudgedFinding(
            Finding(
                key: "slice.search", about: context.about, value: Double(candidates), count: candidates, total: searched, verdict: .information,
                support: Support(cells: [rows, part.count], weighted: part.design.weights != nil, rows: context.rows, by: context.by),
                stage: context.stage,
                says: Sentence(
                    "slice.search",
                    ["search_rows": .integer(rows), "judged_rows": .integer(part.count), "minimum": .integer(Int((2 * minimum).rounded(.up)))])))
    }

    static func notAProbability(_ context: FindingContext) -> JudgedFinding { insufficient(AuditReasons.notAProbability, context) }

    static func nothing(_ context: FindingContext) -> JudgedFinding { insufficient("slice.nothing", context) }

    private static func insufficient(_ reason: String, _ context: FindingContext) -> JudgedFinding {
        JudgedFinding(
            Finding(
                key: "slice.search", about: context.about, verdict: .insufficient, why: reason, reason: reason, stage: context.stage,
                says: Sentence(reason)))
    }
}
