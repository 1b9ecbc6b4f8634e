// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Foundation
import RegisterData

/// What a finding estimates, computed from the truth: the same quantity for the same scores, with each row's true chance in the place of what
/// was recorded.
struct Estimands {
    let truth: RegisterTruth
    let audited: AuditedRegister

    /// A true value beside the limit that its verdict was reached with.
    struct Estimand: Hashable {
        let value: Double
        let isBeyondLimit: Bool

        static func ratio(_ value: Double?, limit: Double) -> Estimand? {
            guard let value, value > 0, value.isFinite else { return nil }
            return Estimand(value: value, isBeyondLimit: log(value).magnitude > log(limit).magnitude)
        }

        static func difference(_ value: Double?, limit: Double?) -> Estimand? {
            guard let value, let limit else { return nil }
            return Estimand(value: value, isBeyondLimit: value.magnitude > limit)
        }
    }

    /// `nil` for a finding of which the truth has no estimand.
    func estimand(of finding: Finding) -> Estimand? {
        let parts = finding.key.split(separator: ".").map(String.init)
        switch parts.first {
        case "fairness": return fairness(finding, parts)
        case "label": return label(finding)
        case "measurement": return measurement(finding)
        case "missing": return missing(finding)
        case "cohort": return cohort(finding)
        case "proxy": return proxy(finding)
        case "stigma": return falseAlarms(finding)
        case "slice": return slice(finding)
        case "validation": return validation(finding)
        default: return nil
        }
    }

    static let observedExpectedLimit = 1.1

    // MARK: Rates and scores

    private func fairness(_ finding: Finding, _ parts: [String]) -> Estimand? {
        guard parts.count == 3 else { return nil }
        let metric = parts[2]
        if parts[1] == "worst-gap" { return worstGap(finding, metric) }
        if parts[1] == "interaction" { return interaction(finding, metric) }
        guard let group = finding.about.group, let members = truth.members(group) else { return nil }
        let own = value(metric) { members[$0] }
        let other = finding.about.compareTo == "complement" ? value(metric) { !members[$0] } : value(metric) { _ in true }
        guard let own, let other else { return nil }
        return parts[1] == "ratio"
            ? .ratio(own / other, limit: Self.observedExpectedLimit) : .difference(own - other, limit: StudyText.gapLimit(metric))
    }

    private func worstGap(_ finding: Finding, _ metric: String) -> Estimand? {
        let names = (finding.about.attribute ?? "").components(separatedBy: " x ")
        let levels = names.compactMap { name in CohortTable.attributes.first { $0.name == name }?.levels.map { [name: $0] } }
        guard levels.count == names.count else { return nil }
        let groups = levels.reduce([[:]]) { all, next in all.flatMap { one in next.map { one.merging($0) { $1 } } } }
        let values = groups.compactMap { group in truth.members(group).flatMap { members in value(metric) { members[$0] } } }
        guard let high = values.max(), let low = values.min() else { return nil }
        return .difference(high - low, limit: StudyText.gapLimit(metric))
    }

    private func value(_ metric: String, _ isMember: (Int) -> Bool) -> Double? {
        if metric == "auc" {
            let places = audited.rows.indices.filter { isMember(audited.rows[$0]) }
            return ExpectedAUC.value(risk: places.map { audited.risk[$0] }, chance: places.map { truth.recorded[audited.rows[$0]] })
        }
        return counts(isMember).value(metric)
    }

    func counts(_ isMember: (Int) -> Bool) -> ExpectedCounts {
        var counts = ExpectedCounts()
        for (place, row) in audited.rows.enumerated() where isMember(row) {
            counts.add(chance: truth.recorded[row], isSelected: audited.isSelected[place], score: audited.risk[place])
        }
        return counts
    }

    // MARK: Labels, measurements, gaps, links

    private static let labelLimit = 1.15, measurementLimit = 0.85, missingLimit = 0.1, attritionLimit = 0.90, representationLimit = 1.25

    private func label(_ finding: Finding) -> Estimand? {
        let members = finding.about.column == StudyText.history ? truth.isFlaggedBefore : finding.about.group.flatMap(truth.members)
        guard let members else { return nil }
        let ratio = quotient(of: audited.rows, members) {
            truth.recorded[$0]
        } by: {
            truth.need[$0]
        }
        return .ratio(ratio, limit: Self.labelLimit)
    }

    private func measurement(_ finding: Finding) -> Estimand? {
        guard let members = finding.about.group.flatMap(truth.members) else { return nil }
        let rows = audited.rows.filter { truth.costs[$0] > 0 }
        let ratio = quotient(of: rows, members) {
            truth.costs[$0] * truth.costEffect[$0]
        } by: {
            truth.costs[$0]
        }
        return .ratio(ratio, limit: Self.measurementLimit)
    }

    private func missing(_ finding: Finding) -> Estimand? {
        guard finding.key == "missing.gap", let members = finding.about.group.flatMap(truth.members), let column = finding.about.feature,
            let chance = truth.missing[column]
        else { return nil }
        let (own, other) = shares(of: truth.isLinked.indices.filter { truth.isLinked[$0] }, members) { chance[$0] }
        let spread = ((own * (1 - own) + other * (1 - other)) / 2).squareRoot()
        return spread > 0 ? .difference((own - other) / spread, limit: Self.missingLimit) : nil
    }

    private func cohort(_ finding: Finding) -> Estimand? {
        guard let members = finding.about.group.flatMap(truth.members) else { return nil }
        let (own, other) = shares(of: Array(truth.linked.indices), members) { truth.linked[$0] }
        switch finding.key {
        case "cohort.attrition": return .ratio(own / other, limit: Self.attritionLimit)
        case "cohort.representation":
            let share = Double(members.count { $0 }) / Double(members.count)
            return .ratio(own / (share * own + (1 - share) * other), limit: Self.representationLimit)
        default: return nil
        }
    }

    /// One quotient of sums in the group, divided by the same outside.
    private func quotient(of rows: [Int], _ members: [Bool], _ above: (Int) -> Double, by below: (Int) -> Double) -> Double? {
        var sums = [(above: 0.0, below: 0.0), (above: 0.0, below: 0.0)]
        for row in rows {
            sums[members[row] ? 0 : 1].above += above(row)
            sums[members[row] ? 0 : 1].below += below(row)
        }
        return sums[0].above / sums[0].below / (sums[1].above / sums[1].below)
    }

    private func shares(of rows: [Int], _ members: [Bool], _ chance: (Int) -> Double) -> (own: Double, other: Double) {
        var sums = [(sum: 0.0, count: 0.0), (sum: 0.0, count: 0.0)]
        for row in rows {
            sums[members[row] ? 0 : 1].sum += chance(row)
            sums[members[row] ? 0 : 1].count += 1
        }
        return (sums[0].sum / sums[0].count, sums[1].sum / sums[1].count)
    }
}
