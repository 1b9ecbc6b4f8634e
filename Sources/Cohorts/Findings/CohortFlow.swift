// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Learning
import Protected
import StatMath

/// How many rows are left after each step, of all and of each protected group: who drops out on the way.
public struct CohortFlow: Sendable {
    let cohort: Cohort
    let rules: RuleFlow?
    private let isComplete: [Bool]

    /// - Parameter rules: the rows before there was a cohort; `nil` where no row leaves by a rule.
    public init(_ cohort: Cohort, rules: RuleFlow? = nil) {
        (self.cohort, self.rules) = (cohort, rules)
        isComplete = CompleteRows(cohort).isComplete
    }

    /// The findings of one outcome: steps `read`, those of the cohort's rules, `outcome-known`, `followed-up`, `complete` (a value of every
    /// feature: nobody leaves there, but an analysis of complete rows would be left with these), `train` and, where there are test rows, `test`.
    ///
    /// - Parameters:
    ///   - dropping: why rows that were not followed are left out, where they are.
    ///   - log: receives the reason for opening the protected attributes.
    public func findings(outcome: CohortOutcome, split: Split, dropping: LocalizedText? = nil, log: AccessLog) throws -> [Finding] {
        let steps = cohortSteps(outcome, split)
        let before = rules?.remaining ?? []
        let rows = cohort.universe.fingerprint.short
        let total = rules?.leftAt.count ?? cohort.universe.count
        let all = (before + (rules == nil ? steps : Array(steps.dropFirst()))).map { step in
            finding(step.name, outcome.name, count: step.member.count { $0 }, total: total, rows: rows)
        }
        func groups(_ earlier: [ProtectedAttribute]) throws -> [Finding] {
            try cohort.protected.open(for: .attrition, in: log) { attributes in
                let flow = attributes.flatMap { attribute in
                    byGroup(attribute, earlier.first { $0.name == attribute.name }, before: before, steps, outcome: outcome.name, rows: rows)
                }
                guard let record = outcome.followUp else { return flow }
                return flow + FollowUpFindings(outcome: outcome, record: record, rows: rows, reason: dropping).findings(attributes)
            }
        }
        if let rules { return try all + rules.protected.open(for: .attrition, in: log) { try groups($0) } }
        return try all + groups([])
    }

    private func cohortSteps(_ outcome: CohortOutcome, _ split: Split) -> [(name: String, member: [Bool])] {
        let everyone = [Bool](repeating: true, count: cohort.universe.count)
        var steps: [(name: String, member: [Bool])] = [("read", everyone)]
        if let record = outcome.followUp {
            steps += [("outcome-known", record.hasWindow), ("followed-up", outcome.known)]
        } else {
            steps.append(("outcome-known", outcome.known))
        }
        steps.append(("complete", everyone.indices.map { outcome.known[$0] && isComplete[$0] }))
        steps.append(("train", everyone.indices.map { split.training.contains($0) }))
        if split.test.count > 0 { steps.append(("test", everyone.indices.map { split.test.contains($0) })) }
        return steps
    }

    /// - Parameter earlier: the same attribute of all rows that were read, where it is known of them.
    private func byGroup(
        _ attribute: ProtectedAttribute, _ earlier: ProtectedAttribute?, before: [(name: String, member: [Bool])],
        _ steps: [(name: String, member: [Bool])], outcome: String, rows: String
    ) -> [Finding] {
        let flow = flow(attribute, earlier, before: before, steps)
        return flow.steps.flatMap { step in
            flow.levels.indices.map { level in
                finding(
                    step.name, outcome, count: step.counts[level], total: flow.steps[0].counts[level], rows: rows, attribute: attribute.name,
                    group: flow.levels[level].group)
            }
        }
    }

    private func flow(
        _ attribute: ProtectedAttribute, _ earlier: ProtectedAttribute?, before: [(name: String, member: [Bool])],
        _ steps: [(name: String, member: [Bool])]
    ) -> AttributeFlow {
        var levels = (earlier ?? attribute).levels
        for level in attribute.levels where !levels.contains(where: { $0.group == level.group }) { levels.append(level) }
        func counted(_ all: [(name: String, member: [Bool])], _ attribute: ProtectedAttribute) -> [AttributeFlow.Step] {
            let place = attribute.levels.map { level in levels.firstIndex { $0.group == level.group } ?? 0 }
            return all.map { step in
                var counts = [Int](repeating: 0, count: levels.count)
                for (level, count) in Self.counts(step.member, of: attribute).enumerated() { counts[place[level]] = count }
                return AttributeFlow.Step(name: step.name, counts: counts)
            }
        }
        let found: [AttributeFlow.Step]
        if let earlier {
            found = counted(before, earlier) + counted(Array(steps.dropFirst()), attribute)
        } else if let last = before.last {
            // Known only of the rows that stayed: the flow of this attribute begins there.
            found = counted([(last.name, steps[0].member)] + steps.dropFirst(), attribute)
        } else {
            found = counted(steps, attribute)
        }
        return AttributeFlow(attribute: attribute.name, levels: levels, steps: found)
    }

    /// The flow of each attribute, for an audit of who drops out.
    ///
    /// - Parameter log: receives the reason for opening the protected attributes.
    public func flows(outcome: CohortOutcome, split: Split, log: AccessLog) throws -> [AttributeFlow] {
        let steps = cohortSteps(outcome, split), before = rules?.remaining ?? []
        func flows(_ earlier: [ProtectedAttribute]) throws -> [AttributeFlow] {
            try cohort.protected.open(for: .attrition, in: log) { attributes in
                attributes.map { attribute in
                    flow(attribute, earlier.first { $0.name == attribute.name }, before: before, steps)
                }
            }
        }
        guard let rules else { return try flows([]) }
        return try rules.protected.open(for: .attrition, in: log) { try flows($0) }
    }

    /// The steps before there is an outcome.
    public var sharedSteps: [String] { ["read"] + (rules?.steps ?? []) }

    /// The steps of one outcome before its rows are divided.
    public static func ownSteps(of outcome: CohortOutcome) -> [String] {
        outcome.followUp == nil ? ["outcome-known"] : ["outcome-known", "followed-up"]
    }

    static func counts(_ member: [Bool], of attribute: ProtectedAttribute) -> [Int] {
        var counts = [Int](repeating: 0, count: attribute.levels.count)
        for row in member.indices where member[row] { counts[Int(attribute.codes[row])] += 1 }
        return counts
    }

    private func finding(
        _ step: String, _ outcome: String, count: Int, total: Int, rows: String, attribute: String? = nil, group: [String: String]? = nil
    ) -> Finding {
        let share = Proportion(count, of: total)
        return Finding(
            key: "cohort.flow", about: About(outcome: outcome, rows: .all, attribute: attribute, group: group, step: step), value: share?.value,
            interval: step == "read" ? nil : share?.wilson(), method: step == "read" ? nil : "wilson", count: count, total: total,
            verdict: .information, support: Support(cells: [count, total - count], rows: rows, by: attribute.map { [$0] } ?? []), stage: "cohort",
            says: Sentence(attribute == nil ? "cohort.flow.all" : "cohort.flow.group"))
    }

    static let sentences: [SentenceTemplate] = [
        SentenceTemplate(
            "cohort.flow.all", en: "{count:count} of {total:count} rows are left.", nl: "{count:count} van {total:count} rijen blijven over."),
        SentenceTemplate(
            "cohort.flow.group", en: "Of {group}, {count:count} of {total:count} rows are left.",
            nl: "Van {group} blijven {count:count} van {total:count} rijen over."),
    ]
}
