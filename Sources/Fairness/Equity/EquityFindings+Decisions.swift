// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Metrics
import Protected
import StatMath

extension EquityFindings {
    /// Groups that are known and large enough.
    private func groups(_ rows: [Int]) -> [Int] {
        attribute.levels.indices.filter { !attribute.levels[$0].isNotRecorded && rows[$0] >= audit.minimumRows }
    }

    func confusion(_ selection: Selection) -> GroupedConfusion {
        let cells = predictions.outcome.indices.map { 2 * predictions.outcome[$0] + (selection.isReached[$0] ? 1 : 0) }
        let clusters = predictions.design.clusters.map { ClusterOrder($0, count: predictions.design.clusterCount) }
        return GroupedConfusion(
            cells: cells, groups: attribute.codes, groupCount: attribute.levels.count, design: predictions.design, clusters: clusters)
    }

    func at(_ selection: Selection, _ finding: JudgedFinding) -> JudgedFinding {
        var finding = finding
        finding.finding.about.at = selection.at
        return finding
    }

    /// Both forms of equalised odds, each beside the mean of the same form by chance.
    func equalisedOdds(_ selection: Selection) -> [JudgedFinding] {
        let confusion = confusion(selection)
        let groups = attribute.levels.indices.filter { level in
            !attribute.levels[level].isNotRecorded
                && [ConfusionRate.truePositiveRate, .falsePositiveRate].allSatisfy {
                    confusion.counts[level].count($0.denominator) >= audit.minimumRows
                }
        }
        let cells = groups.flatMap { level in [ConfusionCells.events, .nonEvents].map { confusion.counts[level].count($0) } }
        let keys = ["fairness.equalised-odds-worst", "fairness.equalised-odds-mean"]
        func range(_ rate: ConfusionRate) -> (value: Double, null: RangeNull)? {
            let values = groups.compactMap { confusion.estimate(rate, in: .group($0))?.value }
            guard values.count == groups.count, let high = values.max(), let low = values.min() else { return nil }
            return RangeNull(rate: rate, confusion: confusion, groups: groups, seed: audit.seed).map { (high - low, $0) }
        }
        guard groups.count > 1, let positive = range(.truePositiveRate), let negative = range(.falsePositiveRate) else {
            return keys.map { at(selection, finding($0, nil, nil, cells, AuditReasons.tooFew)) }
        }
        // The chance of either range to be that large, Bonferroni; each is tested against its own shuffles.
        let p = min(1, 2 * min(positive.null.p, negative.null.p))
        let chance: EvidenceValue = .number((positive.null.mean + negative.null.mean) / 2)
        let arguments: [String: EvidenceValue] = [
            "tpr": .number(positive.value), "fpr": .number(negative.value), "p": .number(p),
        ]
        return [
            at(
                selection,
                finding(
                    keys[0], Estimate(max(positive.value, negative.value)), nil, cells, nil,
                    arguments.merging(["chance": .number(max(positive.null.mean, negative.null.mean))]) { $1 })),
            at(
                selection,
                finding(keys[1], Estimate((positive.value + negative.value) / 2), nil, cells, nil, arguments.merging(["chance": chance]) { $1 })),
        ]
    }

    func differential(_ selection: Selection) -> JudgedFinding {
        let key = "fairness.differential", confusion = confusion(selection)
        let groups = groups(confusion.counts.map { $0.count(.all) })
        let left = attribute.levels.indices.count { !attribute.levels[$0].isNotRecorded } - groups.count
        let shares = groups.compactMap { level in
            // Weights and families leave a group fewer rows than it has.
            confusion.estimate(.selectionRate, in: .group(level)).map { (selected: $0.value * $0.effectiveTotal, rows: $0.effectiveTotal) }
        }
        let cells = groups.flatMap { level in [ConfusionCells.selected, .notSelected].map { confusion.counts[level].count($0) } }
        guard shares.count == groups.count, let epsilon = DifferentialFairness(shares) else {
            return at(selection, finding(key, nil, nil, cells, AuditReasons.tooFew))
        }
        let chance = epsilon.chance(shares, replicates: audit.replicates, seed: audit.seed)
        return at(
            selection,
            finding(
                key, Estimate(epsilon.value), nil, cells, nil,
                [
                    "highest": .text(attribute.levels[groups[epsilon.highest]].code), "lowest": .text(attribute.levels[groups[epsilon.lowest]].code),
                    "chance": .number(chance.mean), "p": .number(chance.p), "left_out": .integer(left),
                ]))
    }

    /// Of all rows; the attribute plays no part.
    func inequality(_ selection: Selection) -> [JudgedFinding] {
        let all = benefits(selection).reduce(SIMD3<Double>.zero) { $0 + $1.weights }, whole = BenefitInequality(weights: all)
        return [("fairness.generalised-entropy", whole.generalisedEntropy()), ("fairness.theil", whole.theil)].map { key, value in
            var finding = at(
                selection, finding(key, value.map { Estimate($0) }, nil, [predictions.count], value == nil ? AuditReasons.notComputed : nil))
            finding.finding.about.attribute = nil
            finding.finding.support?.by = context.by
            return finding
        }
    }

    func entropyBetween(_ selection: Selection) -> JudgedFinding {
        let key = "fairness.entropy-between", benefits = benefits(selection)
        let counts = attribute.codes.reduce(into: [Int](repeating: 0, count: attribute.levels.count)) { $0[Int($1)] += 1 }
        let groups = groups(counts)
        let mean = predictions.mean { row in Double(selection.isReached[row] ? 1 : 0) - Double(predictions.outcome[row]) }
        let all = BenefitInequality(weights: benefits.reduce(SIMD3<Double>.zero) { $0 + $1.weights })
        guard let variance = mean?.variance, variance > 0,
            let part = BenefitInequality.between(groups.map { benefits[$0] }, effective: min(Double(predictions.count), all.variance / variance))
        else { return at(selection, finding(key, nil, nil, groups.map { counts[$0] }, AuditReasons.tooFew)) }
        return at(
            selection,
            finding(
                key, Estimate(part.value), nil, groups.map { counts[$0] }, nil, ["chance": .number(part.chance), "p": .number(part.p)]))
    }

    /// By level.
    private func benefits(_ selection: Selection) -> [BenefitInequality] {
        var sums = [SIMD3<Double>](repeating: .zero, count: attribute.levels.count)
        for row in 0..<predictions.count {
            sums[Int(attribute.codes[row])][1 + (selection.isReached[row] ? 1 : 0) - Int(predictions.outcome[row])] += predictions.weight(row)
        }
        return sums.map(BenefitInequality.init)
    }
}
