// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Metrics
import Protected
import StatMath

/// How far a gap can be off because the group of some people is not recorded: over every way in which they could belong to groups.
///
/// A rate of a group less that of all others is largest when everybody without a recorded group whom the rate counts belongs to the group and the
/// rest of them does not, and smallest the other way round: moving one person never does more than that. The limits hold the gap in 95% of samples,
/// whatever the groups are. Sources: Manski (1989), J. Human Resources 24, 343-360; Imbens and Manski (2004), Econometrica 72, 1845-1857; for
/// groups that are not recorded: Kallus, Mao and Zhou (2022), Management Science 68, 1959-1981.
public struct UnrecordedGroups: Sendable {
    public let predictions: Predictions
    public let selection: Selection?
    public let minimumEvents: Int

    public init(predictions: Predictions, selection: Selection?, minimumEvents: Int) {
        (self.predictions, self.selection, self.minimumEvents) = (predictions, selection, minimumEvents)
    }

    /// - Parameter attribute: of the same rows, in the same order.
    /// - Returns: none where every group is recorded.
    public func findings(_ attribute: ProtectedAttribute, context: FindingContext) -> [Finding] {
        let isUnrecorded = attribute.codes.map { attribute.levels[Int($0)].isNotRecorded }, unrecorded = isUnrecorded.count { $0 }
        guard unrecorded > 0 else { return [] }
        let cells = predictions.outcome.indices.map { row -> ConfusionCells in
            switch (predictions.outcome[row] == 1, selection?.isReached[row] ?? false) {
            case (true, true): .truePositives
            case (false, true): .falsePositives
            case (true, false): .falseNegatives
            case (false, false): .trueNegatives
            }
        }
        return attribute.levels.indices.filter { !attribute.levels[$0].isNotRecorded }.flatMap { level -> [Finding] in
            let isMember = attribute.codes.map { $0 == Int32(level) }
            return ConfusionRate.allCases.filter { selection != nil || !$0.needsSelection }.compactMap { rate -> Finding? in
                guard
                    let recorded = gap(rate, cells, isMember: { isMember[$0] }, isOther: { !isMember[$0] && !isUnrecorded[$0] }),
                    min(recorded.own.total, recorded.others.total) >= minimumEvents,
                    let high = gap(
                        rate, cells, isMember: { isMember[$0] || (isUnrecorded[$0] && rate.numerator.contains(cells[$0])) },
                        isOther: { !isMember[$0] && !(isUnrecorded[$0] && rate.numerator.contains(cells[$0])) }),
                    let low = gap(
                        rate, cells, isMember: { isMember[$0] || (isUnrecorded[$0] && !rate.numerator.contains(cells[$0])) },
                        isOther: { !isMember[$0] && !(isUnrecorded[$0] && !rate.numerator.contains(cells[$0])) })
                else { return nil }
                var about = context.about
                (about.attribute, about.group, about.compareTo) = (attribute.name, attribute.levels[level].group, "complement")
                if rate.needsSelection { about.at = selection?.at }
                let limits = Interval(low: low.interval.low, high: high.interval.high)
                return Finding(
                    key: "missing.group-bounds.\(rate.rawValue)", about: about, value: recorded.value, interval: limits, method: "manski",
                    count: unrecorded, total: predictions.count, verdict: .information,
                    support: Support(
                        cells: [recorded.own.count, recorded.own.total - recorded.own.count, recorded.others.count, unrecorded],
                        weighted: predictions.design.weights != nil, rows: context.rows, by: context.by + [attribute.name]),
                    stage: context.stage,
                    says: Sentence(
                        "missing.group-bounds.\(limits.low <= 0 && limits.high >= 0 ? "open" : "clear")",
                        ["lowest": .number(low.value), "highest": .number(high.value)]))
            }
        }
    }

    private typealias Gap = (value: Double, interval: Interval, own: EffectiveProportion, others: EffectiveProportion)

    /// With a 90% interval: each of its limits is passed in 5% of samples.
    private func gap(_ rate: ConfusionRate, _ cells: [ConfusionCells], isMember: (Int) -> Bool, isOther: (Int) -> Bool) -> Gap? {
        func share(_ isIn: (Int) -> Bool) -> EffectiveProportion? {
            EffectiveProportion(
                rows: cells.count, design: predictions.design, inDenominator: { isIn($0) && rate.denominator.contains(cells[$0]) },
                hasProperty: { rate.numerator.contains(cells[$0]) })
        }
        guard let own = share(isMember), let others = share(isOther) else { return nil }
        let parts = [own, others].map { SquareAndAdd.Part($0.value, $0.wilson(level: 0.9)) }
        return (own.value - others.value, SquareAndAdd.difference(parts[0], parts[1]), own, others)
    }
}
