// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Learning
import Metrics
import StatMath

/// What one flip does to the scores of the same rows.
struct FlipFindings {
    let flip: FeatureFlip
    let sample: FlipSample
    let cuts: FlipCuts

    func judged(learner: some RiskLearner, progress: ProgressMonitor) throws -> [JudgedFinding] {
        let isPossible = try sample.isPossible([flip.from, flip.to])
        let sides = try [flip.from, flip.to].map { try sample.support(of: $0, learner: learner, progress: progress) }
        let rows = isPossible.indices.filter { row in isPossible[row] && sides.allSatisfy { $0.isNear[row] } }
        let real = sides.map { $0.has.count { $0 } }
        let keys = ["flip.mean", "flip.top-decile"] + (cuts.selected == nil ? [] : ["flip.selected"])
        guard sample.isEnough(rows), real.allSatisfy({ $0 >= sample.audit.minimumRows }) else { return keys.map { withheld($0, real, rows.count) } }
        let from = try ProfileScores(sample.model, try sample.features.with(flip.from), progress: progress)
        let to = try ProfileScores(sample.model, try sample.features.with(flip.to), progress: progress)
        func change(_ key: String, limit: Double?, _ arguments: [String: EvidenceValue] = [:], _ of: (Double) -> Double) -> JudgedFinding {
            let (before, after) = (DrawnMean(from, rows: rows, weight: sample.weight, of), DrawnMean(to, rows: rows, weight: sample.weight, of))
            let sides: [String: EvidenceValue] = ["before": .number(before.value), "after": .number(after.value)]
            return judged(key, after - before, limit: limit, rows: rows.count, real, sides.merging(arguments) { mine, _ in mine })
        }
        let topDecile = cuts.topDecile
        var findings = [
            change("flip.mean", limit: flip.meanLimit) { $0 },
            change("flip.top-decile", limit: nil) { $0 >= topDecile ? 1 : 0 },
        ]
        if let cut = cuts.selected {
            let up = rows.filter { from.risk[$0] < cut && to.risk[$0] >= cut }.count
            let down = rows.filter { from.risk[$0] >= cut && to.risk[$0] < cut }.count
            findings.append(
                change("flip.selected", limit: flip.selectedLimit, ["up": .integer(up), "down": .integer(down)]) { $0 >= cut ? 1 : 0 })
        }
        return findings
    }

    private func judged(
        _ key: String, _ change: DrawnMean, limit: Double?, rows: Int, _ real: [Int], _ arguments: [String: EvidenceValue]
    ) -> JudgedFinding {
        var says = Sentence(key, arguments.merging(["name": .text("flip:\(flip.name)")]) { mine, _ in mine })
        if let limit { says.arguments["limit"] = .number(limit) }
        let interval = change.interval(sample.audit.level, within: -1...1)
        if interval == nil { says.template += ".plain" }
        let finding = Finding(
            key: key, about: about(key), value: change.value, interval: interval, method: interval == nil ? nil : "posterior-draws", count: rows,
            total: sample.features.rowCount, verdict: .information, support: support(real), stage: sample.context.stage, says: says)
        guard let limit, let error = change.standardError, let narrow = change.interval(0.9, within: -1...1) else { return JudgedFinding(finding) }
        let p =
            error > 0 ? 2 * StudentT.cdf(-change.value.magnitude / error, degreesOfFreedom: Double(change.draws.count)) : change.value == 0 ? 1 : 0
        return JudgedFinding(
            finding,
            test: VerdictTest(
                source: .registered, limit: limit, p: min(1, p), narrow: narrow, estimate: change.value, rows: rows,
                minimumRows: sample.audit.minimumRows))
    }

    private func withheld(_ key: String, _ real: [Int], _ rows: Int) -> JudgedFinding {
        JudgedFinding(
            Finding(
                key: key, about: about(key), count: rows, total: sample.features.rowCount, verdict: .insufficient, why: "flip.off-manifold",
                reason: "flip.off-manifold", support: support(real), stage: sample.context.stage,
                says: Sentence("flip.off-manifold", ["name": .text("flip:\(flip.name)")])))
    }

    private func about(_ key: String) -> About {
        var about = sample.context.about
        about.feature = flip.to.features.joined(separator: " x ")
        about.group = flip.to.codes
        about.compareTo = flip.to.features.compactMap { flip.from.codes[$0] }.joined(separator: " x ")
        about.at = key == "flip.selected" ? sample.at : nil
        return about
    }

    private func support(_ cells: [Int]) -> Support {
        Support(
            cells: cells, weighted: sample.predictions.design.weights != nil, rows: sample.context.rows, by: sample.context.by + flip.to.features)
    }
}
