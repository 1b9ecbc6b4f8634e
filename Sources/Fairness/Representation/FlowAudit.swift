// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Foundation
import Metrics
import Protected
import StatMath

/// Which groups drop out between the register and the analysis, and whether those who are left are like the population (methods 23).
///
/// `cohort.attrition` is the share of a group that stays at a step, divided by that of all others; limit .90. Where it is not known to which
/// group those who leave belong (a child that is not linked has no parents), shares of the population stand in for what was there before.
/// `cohort.representation` is a group's share of the rows divided by its share of the population; limit 1.25 either way.
public struct FlowAudit: Sendable {
    /// Shares of the population by attribute and code of a level.
    public let population: [String: [String: Double]]

    public init(population: [String: [String: Double]] = [:]) { self.population = population }

    private static let attritionLimit = -log(0.90)
    private static let representationLimit = log(1.25)
    /// Where more than this share of those who leave have no known group, their leaving cannot be counted by group.
    private static let unknownShare = 0.2

    /// - Parameters:
    ///   - outcome: whose steps are judged; `nil` for those before there is an outcome.
    ///   - steps: the names of the steps that are judged.
    ///   - rows: fingerprint of the cohort's rows.
    public func judged(_ flows: [AttributeFlow], outcome: String?, steps: [String], rows: String) -> [JudgedFinding] {
        flows.flatMap { flow in
            let known = flow.levels.indices.filter { !flow.levels[$0].isNotRecorded }
            let shares = known.compactMap { population[flow.attribute]?[flow.levels[$0].code] }
            let isWhole = shares.count == known.count && shares.allSatisfy { $0 > 0 } && !shares.isEmpty
            let part = FlowPart(flow: flow, known: known, margins: isWhole ? shares : nil, outcome: outcome, rows: rows)
            let numbers = flow.steps.indices.filter { steps.contains(flow.steps[$0].name) }
            return numbers.filter { $0 > 0 }.flatMap(part.attrition) + (numbers.last.map(part.representation) ?? [])
        }
    }

    /// One attribute on its way.
    private struct FlowPart {
        let flow: AttributeFlow
        /// Positions of levels that are groups.
        let known: [Int]
        /// Their shares of the population.
        let margins: [Double]?
        let outcome: String?
        let rows: String

        func attrition(_ number: Int) -> [JudgedFinding] {
            let (before, after) = (flow.steps[number - 1], flow.steps[number])
            guard before.total > after.total else { return [] }
            // Shares of the population judge everything up to a step: what leaves later without a known group changes nothing that can be seen.
            let isFirst = !(1..<number).contains { !isCounted($0) }
            return known.indices.compactMap { place in
                if isCounted(number) { return counted(place, before, after) }
                guard isFirst else { return nil }
                return margins == nil ? unreadable(place, after) : againstMargins(place, after)
            }
        }

        /// Whether nearly all rows that leave at a step have a known group.
        private func isCounted(_ number: Int) -> Bool {
            let left = zip(flow.steps[number - 1].counts, flow.steps[number].counts).map { $0 - $1 }
            let unknown = flow.levels.indices.filter { flow.levels[$0].isNotRecorded }.reduce(0) { $0 + left[$1] }
            return Double(unknown) <= FlowAudit.unknownShare * Double(left.reduce(0, +))
        }

        private func counted(_ place: Int, _ before: AttributeFlow.Step, _ after: AttributeFlow.Step) -> JudgedFinding? {
            let level = known[place]
            func sum(_ step: AttributeFlow.Step) -> Int { known.reduce(0) { $0 + step.counts[$1] } - step.counts[level] }
            let (own, others) = ((after.counts[level], before.counts[level]), (sum(after), sum(before)))
            guard own.1 > 0, others.1 > 0, others.0 > 0 else { return nil }
            guard let a = Proportion(own.0, of: own.1).map({ EffectiveProportion($0) }),
                let b = Proportion(others.0, of: others.1).map({ EffectiveProportion($0) })
            else { return nil }
            let p = Normal.twoSidedP(RatioOfShares.scoreStatistic(a, b, ratio: 1))
            let comparison = Comparison(.ratio, estimate: a.value / b.value, method: "koopman", p: p) { RatioOfShares.koopman(a, b, level: $0) }
            return judged(
                "cohort.attrition", comparison, level, step: after.name, limit: FlowAudit.attritionLimit, count: own.0, total: own.1,
                variant: "counted")
        }

        /// (n_g / pi_g) / (n_o / pi_o): the odds of being there, against those in the population.
        private func againstMargins(_ place: Int, _ after: AttributeFlow.Step) -> JudgedFinding? {
            guard let margins else { return nil }
            let level = known[place], total = known.reduce(0) { $0 + after.counts[$1] }
            let own = after.counts[level], others = total - own
            let share = margins[place] / margins.reduce(0, +)
            guard own > 0, others > 0, share < 1 else { return nil }
            let estimate = Double(own) / share / (Double(others) / (1 - share))
            let error = (1 / Double(own) + 1 / Double(others)).squareRoot()
            let comparison = Comparison(.ratio, estimate: estimate, method: "log-delta-margins", p: Normal.twoSidedP(log(estimate) / error)) {
                level in
                let z = Normal.quantile(0.5 + level / 2)
                return Interval(low: estimate * exp(-z * error), high: estimate * exp(z * error), level: level)
            }
            return judged(
                "cohort.attrition", comparison, level, step: after.name, limit: FlowAudit.attritionLimit, count: own, total: total, variant: "margins"
            )
        }

        private func unreadable(_ place: Int, _ after: AttributeFlow.Step) -> JudgedFinding {
            let level = known[place]
            return JudgedFinding(
                Finding(
                    key: "cohort.attrition", about: about(level, after.name), verdict: .insufficient, why: "cohort.attrition.needs-population",
                    reason: "needs population", stage: "audit", says: Sentence("cohort.attrition.unknown")))
        }

        func representation(at step: Int) -> [JudgedFinding] {
            guard let margins, flow.steps.indices.contains(step) else { return [] }
            let counts = known.map { flow.steps[step].counts[$0] }
            let total = counts.reduce(0, +), whole = margins.reduce(0, +)
            guard total > 0 else { return [] }
            return known.indices.compactMap { place in
                guard let share = Proportion(counts[place], of: total) else { return nil }
                let expected = margins[place] / whole
                let p = Normal.twoSidedP((share.value - expected) / (expected * (1 - expected) / Double(total)).squareRoot())
                let comparison = Comparison(.ratio, estimate: share.value / expected, method: "wilson-margins", p: p) { level in
                    let interval = share.wilson(level: level)
                    return Interval(low: interval.low / expected, high: interval.high / expected, level: level)
                }
                return judged(
                    "cohort.representation", comparison, known[place], step: flow.steps[step].name, limit: FlowAudit.representationLimit,
                    count: counts[place], total: total, variant: "share", more: ["population": .number(expected)])
            } + [stability(counts, total, margins.map { $0 / whole }, step: flow.steps[step].name)].compactMap { $0 }
        }

        /// The population stability index beyond what chance gives: (B - 1) / n.
        private func stability(_ counts: [Int], _ total: Int, _ margins: [Double], step: String) -> JudgedFinding? {
            guard counts.allSatisfy({ $0 > 0 }) else { return nil }
            let index = zip(counts, margins).reduce(0.0) { sum, pair in
                let share = Double(pair.0) / Double(total)
                return sum + (share - pair.1) * log(share / pair.1)
            }
            let chance = Double(counts.count - 1) / Double(total)
            return JudgedFinding(
                Finding(
                    key: "cohort.population-stability", about: About(outcome: outcome, rows: .all, attribute: flow.attribute, step: step),
                    value: index - chance, count: total, verdict: .information, support: Support(cells: counts, rows: rows, by: [flow.attribute]),
                    stage: "audit", says: Sentence("cohort.population-stability", ["chance": .number(chance)])))
        }

        private func about(_ level: Int, _ step: String) -> About {
            About(outcome: outcome, rows: .all, attribute: flow.attribute, group: flow.levels[level].group, step: step)
        }

        private func judged(
            _ key: String, _ comparison: Comparison, _ level: Int, step: String, limit: Double, count: Int, total: Int, variant: String,
            more: [String: EvidenceValue] = [:]
        ) -> JudgedFinding {
            let interval = comparison.interval(level: 0.95), narrow = comparison.interval(level: 0.9)
            func onScale(_ interval: Interval) -> Interval { Interval(low: log(interval.low), high: log(interval.high), level: interval.level) }
            let finding = Finding(
                key: key, about: about(level, step), value: comparison.estimate, interval: interval, method: comparison.method, count: count,
                total: total, support: Support(cells: [count, total - count], rows: rows, by: [flow.attribute]), stage: "audit",
                says: Sentence("\(key).\(variant)", more.merging(["limit": .number(exp(comparison.estimate < 1 ? -limit : limit))]) { a, _ in a }))
            let test = VerdictTest(
                source: .search, limit: limit, p: comparison.p, narrow: onScale(narrow),
                estimate: log(comparison.estimate), rows: total, minimumRows: 1)
            return JudgedFinding(finding, test: test)
        }
    }

    static let sentences: [SentenceTemplate] = [
        SentenceTemplate(
            "cohort.attrition.counted",
            en: "At the step \"{step}\", {group} stays {value:2} times as often as all others (between {low:2} and {high:2}).",
            nl: "Bij de stap \"{step}\" blijft {group} {value:2} keer zo vaak over als alle anderen (tussen {low:2} en {high:2})."),
        SentenceTemplate(
            "cohort.attrition.margins",
            en: "After the step \"{step}\", {group} is there {value:2} times as often as all others, counted by their shares of the population "
                + "(between {low:2} and {high:2}).",
            nl: "Na de stap \"{step}\" is {group} er {value:2} keer zo vaak als alle anderen, gerekend naar hun aandeel in de bevolking "
                + "(tussen {low:2} en {high:2})."),
        SentenceTemplate(
            "cohort.attrition.unknown", en: "At the step \"{step}\" rows leave of which it is not known whether they are {group}.",
            nl: "Bij de stap \"{step}\" vallen rijen weg waarvan niet bekend is of ze bij {group} horen."),
        SentenceTemplate(
            "cohort.attrition.needs-population", en: "To judge it, shares of the population are needed (`population`).",
            nl: "Voor een oordeel zijn cijfers van de bevolking nodig (`population`)."),
        SentenceTemplate(
            "cohort.representation.share",
            en: "The share of {group} in these rows is {value:2} times that in the population (between {low:2} and {high:2}).",
            nl: "Het aandeel van {group} in deze rijen is {value:2} keer dat in de bevolking (tussen {low:2} en {high:2})."),
        SentenceTemplate(
            "cohort.population-stability",
            en: "Beyond chance, the groups differ from the population by {value:3} (population stability index; above 0.1 is a shift).",
            nl: "De groepen verschillen, bovenop het toeval, {value:3} van de bevolking (population stability index; boven 0,1 is een "
                + "verschuiving)."),
    ]
}
