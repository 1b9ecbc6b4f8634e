// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Learning
import Metrics
import StatMath

/// What a model makes of one archetype, and what is known of real families like it.
struct ArchetypeFindings {
    let archetype: Archetype
    let sample: FlipSample
    /// The rows as they are.
    let base: ProfileScores
    let cuts: FlipCuts

    func judged(learner: some RiskLearner, progress: ProgressMonitor) throws -> [JudgedFinding] {
        let isPossible = try sample.isPossible([archetype.profile])
        let support = try sample.support(of: archetype.profile, learner: learner, progress: progress)
        let rows = isPossible.indices.filter { isPossible[$0] && support.isNear[$0] }, real = support.has.count { $0 }
        guard sample.isEnough(rows), real >= sample.audit.minimumRows else {
            return ["archetype.score", "archetype.effect"].map { key in
                finding(key, nil, rows: rows.count, real, [:], reason: "archetype.off-manifold")
            }
        }
        func mean(_ scores: ProfileScores) -> DrawnMean { DrawnMean(scores, rows: rows, weight: sample.weight) { $0 } }
        func written(_ profile: FeatureProfile) throws -> DrawnMean {
            mean(try ProfileScores(sample.model, try sample.features.with(profile), progress: progress))
        }
        let whole = try written(archetype.profile), own = mean(base)
        var arguments: [String: EvidenceValue] = ["everybody": .number(own.value)]
        let score = finding("archetype.score", whole, rows: rows.count, real, arguments)
        let parts = archetype.profile.values.count > 1 ? try archetype.profile.parts.map { try written($0) - own } : [whole - own]
        arguments["additive"] = .number(parts.reduce(0.0) { $0 + $1.value })
        let table = EvidenceTable(
            columns: ["feature", "change"], rows: zip(archetype.profile.features, parts).map { [.text($0), .number($1.value)] })
        return [score, finding("archetype.effect", whole - own, rows: rows.count, real, arguments, table: table)]
    }

    private func finding(
        _ key: String, _ mean: DrawnMean?, rows: Int, _ real: Int, _ arguments: [String: EvidenceValue], table: EvidenceTable? = nil,
        reason: String? = nil
    ) -> JudgedFinding {
        let interval = mean?.interval(sample.audit.level, within: key == "archetype.score" ? 0...1 : -1...1)
        let template = reason ?? key + (interval == nil ? ".plain" : "")
        return JudgedFinding(
            Finding(
                key: key, about: about, value: mean?.value, interval: interval, method: interval == nil ? nil : "posterior-draws", count: rows,
                total: sample.features.rowCount, verdict: reason == nil ? .information : .insufficient, why: reason, reason: reason, table: table,
                support: support([real]), stage: sample.context.stage,
                says: Sentence(
                    template, arguments.merging(["name": .text("archetype:\(archetype.name)"), "real": .integer(real)]) { mine, _ in mine })))
    }

    private var about: About {
        var about = sample.context.about
        about.feature = archetype.profile.features.joined(separator: " x ")
        about.group = archetype.profile.codes
        return about
    }

    private func support(_ cells: [Int]) -> Support {
        Support(
            cells: cells, weighted: sample.predictions.design.weights != nil, rows: sample.context.rows,
            by: sample.context.by + archetype.profile.features)
    }
}
