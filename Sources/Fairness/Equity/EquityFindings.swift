// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Metrics
import Protected
import StatMath

/// What is said of one attribute as a whole.
struct EquityFindings {
    let audit: EquityAudit
    let predictions: Predictions
    let attribute: ProtectedAttribute
    let context: FindingContext

    /// `abroca` and `xauc` of each group against all others of whom the attribute is known.
    func curves(_ progress: ProgressMonitor) throws -> [JudgedFinding] {
        let isKnown = attribute.levels.map { !$0.isNotRecorded }
        let rows = (0..<predictions.count).filter { isKnown[Int(attribute.codes[$0])] && predictions.weight($0) > 0 }
        let known = predictions.subset(rows), codes = rows.map { Int(attribute.codes[$0]) }
        let present = attribute.levels.indices.filter { isKnown[$0] && codes.contains($0) }
        guard present.count > 1 else { return [] }
        return try present.flatMap { level in
            [try areaBetween(known, codes, level, progress), crossAUC(known, codes, level)]
        }
    }

    private func counts(_ part: Predictions, _ codes: [Int], _ level: Int) -> [Int] {
        var counts = [0, 0, 0, 0]
        for row in codes.indices { counts[2 * (codes[row] == level ? 0 : 1) + (part.outcome[row] == 1 ? 0 : 1)] += 1 }
        return counts
    }

    private func areaBetween(_ known: Predictions, _ codes: [Int], _ level: Int, _ progress: ProgressMonitor) throws -> JudgedFinding {
        let cells = counts(known, codes, level)
        guard cells.allSatisfy({ $0 >= audit.minimumRows }) else { return finding("fairness.abroca", nil, level, cells, AuditReasons.tooFew) }
        let places = UnitSample(seed: audit.seed, stage: "fairness.abroca.sample").places(of: known, most: audit.mostRows)
        let part = known.subset(places)
        let ranked = RankedGroup(risk: part.risk, isMember: places.map { codes[$0] == level }, weights: part.design.weights)
        guard let value = ranked.areaBetween({ part.outcome[$0] }) else {
            return finding("fairness.abroca", nil, level, cells, AuditReasons.notComputed)
        }
        guard part.scale == .probability, audit.replicates > 0 else { return finding("fairness.abroca", Estimate(value), level, cells, nil) }
        let (seed, risk) = (audit.seed, part.risk)
        let drawn = try parallelMap(audit.replicates, progress: progress) { replicate -> Double in
            var random = Philox(seed: seed, stage: "fairness.abroca", item: UInt64(replicate))
            let outcome = risk.map { random.uniform() < $0 ? UInt8(1) : 0 }
            return ranked.areaBetween { outcome[$0] } ?? 0
        }
        let mean = drawn.reduce(0, +) / Double(drawn.count), p = Double(drawn.count { $0 >= value } + 1) / Double(drawn.count + 1)
        return finding(
            "fairness.abroca", Estimate(value), level, cells, nil,
            ["chance": .number(mean), "excess": .number(value - mean), "p": .number(p)])
    }

    /// Members with the outcome against others without, and the reverse.
    private func crossAUC(_ known: Predictions, _ codes: [Int], _ level: Int) -> JudgedFinding {
        let cells = counts(known, codes, level)
        guard cells.allSatisfy({ $0 >= audit.minimumRows }) else { return finding("fairness.xauc", nil, level, cells, AuditReasons.tooFew) }
        func auc(eventsOfGroup: Bool) -> Estimate? {
            let rows = codes.indices.filter { ((codes[$0] == level) == eventsOfGroup) == (known.outcome[$0] == 1) }
            return AreaUnderCurve.averagedOverFolds(known.subset(rows), level: audit.level)
        }
        let own = auc(eventsOfGroup: true), reverse = auc(eventsOfGroup: false)
        return finding(
            "fairness.xauc", own, level, cells, own?.interval == nil || reverse == nil ? AuditReasons.notComputed : nil,
            ["reverse": reverse.map { .number($0.value) } ?? .null])
    }

    func finding(
        _ key: String, _ estimate: Estimate?, _ level: Int?, _ cells: [Int], _ reason: String?, _ arguments: [String: EvidenceValue] = [:],
        variant: String = ""
    ) -> JudgedFinding {
        var about = context.about
        about.attribute = attribute.name
        if let level { (about.group, about.compareTo) = (attribute.levels[level].group, "complement") }
        let template = reason ?? (key == "fairness.abroca" && arguments.isEmpty ? "fairness.abroca.plain" : key + variant)
        return JudgedFinding(
            Finding(
                key: key, about: about, value: reason == nil ? estimate?.value : nil, interval: reason == nil ? estimate?.interval : nil,
                method: reason == nil ? estimate?.method : nil, verdict: .information, reason: reason,
                support: Support(
                    cells: cells, weighted: predictions.design.weights != nil, rows: context.rows,
                    by: context.by + AttributeName.parts(attribute.name)),
                stage: context.stage, says: Sentence(template, arguments)))
    }
}
