// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Learning
import Metrics
import Protected
import StatMath

/// What the effects of one attribute say.
struct CausalFindings {
    /// Which graph roles are of: that of the outcome, or that of what a model makes of features.
    enum Kind: Hashable {
        case outcome, score
    }

    let audit: CausalAudit
    let subject: CausalAudit.Subject
    let sides: GroupSides
    let context: FindingContext
    let roles: [Kind: CausalRoles]
    let isWeighted: Bool

    /// Something that groups may differ in.
    private struct Target {
        let name: String
        let kind: Kind
        let value: [Double]
        /// Of the group and of the compared: cells behind the means.
        let cells: [Int]
        var isJudged: Bool { kind == .score }
    }

    /// - Parameters:
    ///   - places: rows of the predictions that were sampled; sides are positions among them.
    ///   - nodes: columns of these rows.
    func judged(
        _ side: GroupSides.Side, _ predictions: Predictions, _ selection: Selection?, places: [Int], nodes: Features, learner: some RiskLearner,
        progress: ProgressMonitor
    ) throws -> [JudgedFinding] {
        let members = Set(side.members), levels = sides.attribute.levels, codes = sides.attribute.codes
        let others = side.others.filter { !members.contains($0) && !levels[Int(codes[$0])].isNotRecorded }
        guard min(side.members.count, others.count) >= audit.minimumRows else {
            return [withheld("causal.outcome.total", side, AuditReasons.tooFew, cells: [side.members.count, others.count])]
        }
        let rows = (side.members + others).sorted()
        let sample = CausalSample(
            predictions: predictions.subset(rows.map { places[$0] }), isMember: rows.map(members.contains), features: nodes.at(rows))
        let targets = targets(sample, selection.map { selection in rows.map { selection.isReached[places[$0]] } })
        var kept: [[String]: CausalAdjustment] = [:]
        func adjustment(_ names: [String]) throws -> CausalAdjustment {
            if let known = kept[names] { return known }
            let made = try CausalAdjustment(sample, for: names, learner: learner, seed: audit.seed, progress: progress)
            kept[names] = made
            return made
        }
        var findings: [JudgedFinding] = []
        for target in targets {
            guard let roles = roles[target.kind] else { continue }
            let before = roles.isTotalIdentified ? try adjustment(roles.confounders) : nil
            let between = roles.isDirectIdentified ? try adjustment(roles.confounders + roles.mediators) : nil
            let lost = max(before?.withoutLike ?? 0, between?.withoutLike ?? 0)
            let isTold = lost <= audit.mostWithoutLike
            let effects = try CausalEffects(
                target.value, sample, before: isTold ? before : nil, between: isTold ? between : nil, learner: learner, progress: progress)
            let methods = (before?.method, between?.method)
            findings.append(effect("total", target, effects.total, side, sample, method: "linearised", reason: nil))
            func reason(_ blocking: [CausalGraph.Confounding]) -> String? {
                blocking.isEmpty ? (isTold ? nil : "causal.no-overlap") : "causal.not-identified"
            }
            let parts: [(CausalAudit.Part, Influenced?, String?, [CausalGraph.Confounding], isInGraph: Bool)] = [
                (.direct, effects.direct, methods.1, roles.blockingDirect, true),
                (.indirect, effects.indirect, methods.1, roles.blockingDirect, !roles.mediators.isEmpty),
                (.spurious, effects.spurious, methods.0, roles.blockingTotal, !roles.confounders.isEmpty),
            ]
            for (part, value, method, blocking, isInGraph) in parts where isInGraph {
                findings.append(
                    effect(
                        part.rawValue, target, value, side, sample, method: method ?? "", reason: reason(blocking), blocking: blocking,
                        limit: target.isJudged ? subject.limits[part] : nil))
            }
            guard target.kind == .outcome else { continue }
            if let before { findings.append(overlap(max(before.withoutLike, between?.withoutLike ?? 0), side, sample)) }
            findings += [
                robustness("direct", effects.direct, effects.directBias, side, sample),
                robustness("total", effects.causal, effects.causalBias, side, sample),
            ].compactMap { $0 }
        }
        return findings
    }

    private func targets(_ sample: CausalSample, _ isReached: [Bool]?) -> [Target] {
        let part = sample.predictions
        func cells(_ has: (Int) -> Bool) -> [Int] {
            [true, false].flatMap { side in
                let own = sample.isMember.indices.filter { sample.isMember[$0] == side }, with = own.count(where: has)
                return [with, own.count - with]
            }
        }
        var targets = [
            Target(
                name: "outcome", kind: .outcome, value: part.outcome.map(Double.init), cells: cells { part.outcome[$0] == 1 })
        ]
        if part.scale == .probability {
            targets.append(Target(name: "score", kind: .score, value: part.risk, cells: [sample.members, sample.count - sample.members]))
        }
        if let isReached {
            targets.append(
                Target(name: "decision", kind: .score, value: isReached.map { $0 ? 1 : 0 }, cells: cells { isReached[$0] }))
        }
        return targets
    }

    /// Smaller than this is nothing but rounding.
    private static let rounding = 1e-12

    private func estimate(_ effect: Influenced, _ sample: CausalSample, level: Double, method: String) -> Estimate {
        let variance = sample.predictions.design.linearisedVariance(rows: sample.count) { effect.influence[$0] }
        if effect.value.magnitude < Self.rounding { return Estimate(0, variance: variance.map { $0 < 1e-20 ? 0 : $0 }, method: method, level: level) }
        return Estimate(effect.value, variance: variance, within: -1...1, method: method, level: level)
    }

    private func effect(
        _ part: String, _ target: Target, _ effect: Influenced?, _ side: GroupSides.Side, _ sample: CausalSample, method: String, reason: String?,
        blocking: [CausalGraph.Confounding] = [], limit: Double? = nil
    ) -> JudgedFinding {
        let key = "causal.\(target.name).\(part)"
        guard let effect, reason == nil else {
            var finding = withheld(key, side, reason ?? AuditReasons.notComputed, cells: target.cells)
            if !blocking.isEmpty { finding.finding.says?.arguments["pairs"] = .text(blocking.map(\.words).joined(separator: ", ")) }
            return finding
        }
        let printed = estimate(effect, sample, level: audit.level, method: method), narrow = estimate(effect, sample, level: 0.9, method: method)
        var arguments: [String: EvidenceValue] = [:]
        // Of the change back: what it brings to the difference has the other sign.
        if part == "indirect" || part == "spurious" {
            arguments["brings"] = .number(-printed.value)
            if let interval = printed.interval {
                (arguments["brings_low"], arguments["brings_high"]) = (.number(-interval.high), .number(-interval.low))
            }
        }
        if let limit { arguments["limit"] = .number(limit) }
        let finding = Finding(
            key: key, about: about(side), value: printed.value, interval: printed.interval, method: printed.method, count: sample.members,
            total: sample.count, verdict: .information, support: support(target.cells), stage: context.stage, says: Sentence(key, arguments))
        guard let limit else { return JudgedFinding(finding) }
        guard let interval = narrow.interval, let error = narrow.standardError else { return JudgedFinding(finding) }
        // Without any error the effect is what it is: for a score that a formula makes, it can be exactly 0.
        let p = error > 0 ? Normal.twoSidedP(printed.value / error) : printed.value == 0 ? 1 : 0
        return JudgedFinding(
            finding,
            test: VerdictTest(
                source: .registered, limit: limit, p: p, narrow: interval, estimate: printed.value, rows: sample.members,
                minimumRows: audit.minimumRows))
    }

    private func overlap(_ share: Double, _ side: GroupSides.Side, _ sample: CausalSample) -> JudgedFinding {
        JudgedFinding(
            Finding(
                key: "causal.overlap", about: about(side), value: share, count: sample.count - sample.members, total: sample.count,
                verdict: share > audit.mostWithoutLike ? .insufficient : .information,
                why: share > audit.mostWithoutLike ? "causal.no-overlap" : nil, support: support([sample.members, sample.count - sample.members]),
                stage: context.stage, says: Sentence("causal.overlap")))
    }

    private static let strengths = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3]

    private func robustness(
        _ part: String, _ effect: Influenced?, _ bias: UnmeasuredConfounding?, _ side: GroupSides.Side, _ sample: CausalSample
    ) -> JudgedFinding? {
        guard let effect, let bias else { return nil }
        let interval = estimate(effect, sample, level: audit.level, method: "").interval
        let nearest = interval.map { $0.low * $0.high <= 0 ? 0 : min($0.low.magnitude, $0.high.magnitude) } ?? 0
        let rows = Self.strengths.map { strength -> [EvidenceValue] in
            let bound = bias.bias(strength)
            return [.number(strength), .number(effect.value - bound), .number(effect.value + bound)]
        }
        return JudgedFinding(
            Finding(
                key: "causal.robustness.\(part)", about: about(side), value: bias.robustness(effect.value), count: sample.members,
                total: sample.count, verdict: .information, table: EvidenceTable(columns: ["strength", "low", "high"], rows: rows),
                support: support([sample.members, sample.count - sample.members]), stage: context.stage,
                says: Sentence("causal.robustness.\(part)", ["with_chance": .number(bias.robustness(nearest)), "effect": .number(effect.value)])))
    }

    private func withheld(_ key: String, _ side: GroupSides.Side, _ reason: String, cells: [Int]) -> JudgedFinding {
        JudgedFinding(
            Finding(
                key: key, about: about(side), verdict: .insufficient, why: reason, reason: reason, support: support(cells), stage: context.stage,
                says: Sentence(reason)))
    }

    func rolesFinding() -> JudgedFinding {
        var about = context.about
        about.attribute = subject.attribute
        let rows = [(Kind.outcome, "outcome"), (.score, "score")].flatMap { kind, name -> [[EvidenceValue]] in
            guard let roles = roles[kind] else { return [] }
            return roles.confounders.map { [.text(name), .text($0), "confounder"] } + roles.mediators.map { [.text(name), .text($0), "mediator"] }
        }
        return JudgedFinding(
            Finding(
                key: "causal.roles", about: about, count: roles[.outcome]?.mediators.count, total: roles[.outcome]?.confounders.count,
                verdict: .information, table: EvidenceTable(columns: ["of", "node", "role"], rows: rows), stage: context.stage,
                says: Sentence("causal.roles")))
    }

    private func about(_ side: GroupSides.Side) -> About {
        var about = context.about
        about.attribute = subject.attribute
        about.group = sides.attribute.levels[side.level].group
        // Everybody is compared with everybody else: no row can be on both sides.
        about.compareTo = sides.name == "overall" ? "complement" : sides.name
        return about
    }

    private func support(_ cells: [Int]) -> Support {
        Support(cells: cells, weighted: isWeighted, rows: context.rows, by: context.by + AttributeName.parts(subject.attribute))
    }
}
