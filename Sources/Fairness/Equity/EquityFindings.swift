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
        return try areasBetween(known, codes, present, progress)
            + parallelMap(present.count, progress: progress) { crossAUC(known, codes, present[$0]) }
    }

    private func counts(_ part: Predictions, _ codes: [Int], _ level: Int) -> [Int] {
        var counts = [0, 0, 0, 0]
        for row in codes.indices { counts[2 * (codes[row] == level ? 0 : 1) + (part.outcome[row] == 1 ? 0 : 1)] += 1 }
        return counts
    }

    /// The area between the curves of each group and all others, beside its mean if the scores were right.
    private func areasBetween(_ known: Predictions, _ codes: [Int], _ levels: [Int], _ progress: ProgressMonitor) throws -> [JudgedFinding] {
        let key = "fairness.abroca"
        let places = UnitSample(seed: audit.seed, stage: "fairness.abroca.sample").places(of: known, most: audit.mostRows)
        let part = known.subset(places)
        // Of two groups each is all others of the other: one area.
        let isPair = levels.count == 2 && codes.allSatisfy(levels.contains)
        let areas = levels.prefix(isPair ? 1 : levels.count).compactMap { level -> (level: Int, ranked: RankedGroup, value: Double)? in
            guard counts(known, codes, level).allSatisfy({ $0 >= audit.minimumRows }) else { return nil }
            let ranked = RankedGroup(risk: part.risk, isMember: places.map { codes[$0] == level }, weights: part.design.weights)
            return ranked.areaBetween { part.outcome[$0] }.map { (level, ranked, $0) }
        }
        let isDrawn = part.scale == .probability && audit.replicates > 0, (seed, risk) = (audit.seed, part.risk)
        // The same outcomes for all groups: by draw, then by group.
        let drawn =
            try isDrawn
            ? parallelMap(audit.replicates, progress: progress) { replicate -> [Double] in
                var random = Philox(seed: seed, stage: key, item: UInt64(replicate))
                let outcome = risk.map { random.uniform() < $0 ? UInt8(1) : 0 }
                return areas.map { area in area.ranked.areaBetween { outcome[$0] } ?? 0 }
            } : []
        return levels.map { level in
            let cells = counts(known, codes, level)
            guard cells.allSatisfy({ $0 >= audit.minimumRows }) else { return finding(key, nil, level, cells, AuditReasons.tooFew) }
            guard let place = isPair ? areas.indices.first : areas.firstIndex(where: { $0.level == level }) else {
                return finding(key, nil, level, cells, AuditReasons.notComputed)
            }
            let value = areas[place].value
            guard isDrawn else { return finding(key, Estimate(value), level, cells, nil) }
            let chance = drawn.map { $0[place] }, mean = chance.reduce(0, +) / Double(chance.count)
            let p = Double(chance.count { $0 >= value } + 1) / Double(chance.count + 1)
            return finding(
                key, Estimate(value), level, cells, nil, ["chance": .number(mean), "excess": .number(value - mean), "p": .number(p)])
        }
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
