// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Foundation
import Learning
import Metrics
import Protected
import StatMath

/// One group against all others of whom the attribute is known: how well it can be told from them.
struct Membership {
    let audit: ProxyAudit
    let attribute: ProtectedAttribute
    let level: Int
    let predictions: Predictions
    /// Rows of the predictions that take part.
    let places: [Int]
    /// Those that shares of levels are counted on.
    let counted: [Int]
    let folds: OutOfFoldRisks
    let context: FindingContext

    private var isMember: [UInt8] { isMember(places) }

    private func isMember(_ places: [Int]) -> [UInt8] { places.map { Int(attribute.codes[$0]) == level ? 1 : 0 } }

    /// By a model that was fitted on the other folds.
    private func risks(without feature: String? = nil, learner: some RiskLearner, _ progress: ProgressMonitor) throws -> [Double?] {
        try folds.risks(of: isMember, counted: isMember(counted), without: feature, learner: learner, progress: progress)
    }

    func findings(_ binned: FeatureShares, learner: some RiskLearner, progress: ProgressMonitor) throws -> [JudgedFinding] {
        let isMember = isMember, members = isMember.count { $0 == 1 }, others = isMember.count - members
        guard min(members, others) >= audit.minimumMembers else { return [tooFew(members, others)] }
        let joint = try told(by: try risks(learner: learner, progress), isMember)
        var findings = [judged(joint.flatMap { AreaUnderCurve.averagedOverFolds($0, level: audit.level) }, joint, members, others)]
        let alone = try parallelMap(folds.features.columns.count, progress: progress) { feature in
            let shares = binned.shares(feature: feature, isMember: isMember, folds: folds)
            return (try? told(by: shares, isMember)).flatMap { $0 }.flatMap { AreaUnderCurve.averagedOverFolds($0, level: audit.level) }
        }
        findings += zip(folds.features.columns, alone).map { column, estimate in
            information("proxy.feature", estimate, feature: column.name, members, others)
        }
        return findings
    }

    /// How well the score alone tells the group; nothing of a group that is too small to be told.
    func scoreFindings() throws -> [JudgedFinding] {
        let isMember = isMember, members = isMember.count { $0 == 1 }, others = isMember.count - members
        guard min(members, others) >= audit.minimumMembers else { return [] }
        let score = try told(by: places.map { predictions.risk[$0] }, isMember, scale: .score)
        return [information("proxy.score", score.flatMap { AreaUnderCurve.averagedOverFolds($0, level: audit.level) }, feature: nil, members, others)]
    }

    /// Features by how much less well the group is known without them, the largest fall first.
    ///
    /// - Parameter asked: names of features.
    func dropOne(_ asked: [String], learner: some RiskLearner, progress: ProgressMonitor) throws -> [JudgedFinding] {
        let isMember = isMember, members = isMember.count { $0 == 1 }, others = isMember.count - members
        guard folds.features.columns.count > 1, min(members, others) >= audit.minimumMembers,
            let joint = try told(by: try risks(learner: learner, progress), isMember)
        else { return [] }
        var falls: [(feature: String, fall: Estimate?)] = []
        for (number, name) in asked.enumerated() {
            progress.report("proxies", number, of: asked.count)
            let risks = try risks(without: name, learner: learner, progress).compactMap { $0 }
            let fall = risks.count == joint.count ? try AreaUnderCurve.differenceAveragedOverFolds(joint, minus: risks, level: audit.level) : nil
            falls.append((name, fall))
        }
        falls.sort { (-($0.fall?.value ?? -1), $0.feature) < (-($1.fall?.value ?? -1), $1.feature) }
        return falls.enumerated().map { rank, item in
            information("proxy.drop-one", item.fall, feature: item.feature, members, others, ["rank": .integer(rank + 1)])
        }
    }

    /// Predictions of who is a member; rows without a prediction are left out.
    private func told(by risks: [Double?], _ isMember: [UInt8], scale: Predictions.Scale = .probability) throws -> Predictions? {
        let kept = risks.indices.filter { risks[$0] != nil }
        guard !kept.isEmpty else { return nil }
        let design = predictions.design
        return try Predictions(
            risk: kept.compactMap { risks[$0] }, outcome: kept.map { isMember[$0] }, scale: scale,
            weights: design.weights.map { weights in kept.map { weights[places[$0]] } }, weightKind: design.weightKind,
            clusters: design.clusters.map { clusters in kept.map { clusters[places[$0]] } }, clusterCount: design.clusterCount,
            folds: kept.map { folds.folds[$0] })
    }

    private func judged(_ estimate: Estimate?, _ joint: Predictions?, _ members: Int, _ others: Int) -> JudgedFinding {
        guard let estimate, let joint, let interval = estimate.interval,
            let narrow = AreaUnderCurve.averagedOverFolds(joint, level: 0.9)?.interval
        else { return tooFew(members, others, AuditReasons.notComputed) }
        let strength = interval.low > audit.strong ? ".strong" : interval.low > audit.limit ? ".clear" : ""
        let finding = Finding(
            key: "proxy.joint", about: about(), value: estimate.value, interval: interval, method: estimate.method, count: members,
            total: members + others, verdict: .information, support: support(members, others), stage: context.stage,
            says: Sentence("proxy.joint\(strength)", ["limit": .number(audit.limit)]))
        // Where all pairs are ranked rightly there is no variance, but an exact test of a fair coin.
        let p = estimate.p(against: 0.5) ?? (estimate.value == 1 ? max(1e-300, 2 * pow(0.5, Double(min(members, others)))) : 1)
        return JudgedFinding(
            finding,
            test: VerdictTest(
                source: .search, limit: audit.limit - 0.5, effect: max(0, interval.low - 0.5), p: p,
                narrow: Interval(low: narrow.low - 0.5, high: narrow.high - 0.5, level: 0.9), estimate: estimate.value - 0.5, rows: members,
                minimumRows: audit.minimumMembers))
    }

    private func information(
        _ key: String, _ estimate: Estimate?, feature: String?, _ members: Int, _ others: Int, _ arguments: [String: EvidenceValue] = [:]
    ) -> JudgedFinding {
        let reason = estimate == nil ? AuditReasons.notComputed : nil
        return JudgedFinding(
            Finding(
                key: key, about: about(feature), value: estimate?.value, interval: estimate?.interval, method: estimate?.method, count: members,
                total: members + others, verdict: .information, reason: reason, support: support(members, others), stage: context.stage,
                says: Sentence(reason ?? key, arguments)))
    }

    private func tooFew(_ members: Int, _ others: Int, _ reason: String = AuditReasons.tooFew) -> JudgedFinding {
        JudgedFinding(
            Finding(
                key: "proxy.joint", about: about(), total: members + others, verdict: .insufficient,
                why: FairnessSentences.why(.insufficient, "proxy.joint", isNeedKnown: false), reason: reason, support: support(members, others),
                stage: context.stage, says: Sentence(reason, ["limit": .number(audit.limit)])))
    }

    private func about(_ feature: String? = nil) -> About {
        var about = context.about
        about.attribute = attribute.name
        about.group = attribute.levels[level].group
        about.compareTo = "complement"
        about.feature = feature
        return about
    }

    private func support(_ members: Int, _ others: Int) -> Support {
        Support(cells: [members, others], weighted: predictions.design.weights != nil, rows: context.rows, by: context.by + [attribute.name])
    }
}
