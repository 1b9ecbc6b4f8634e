// SPDX-License-Identifier: EUPL-1.2

import Basics
import Basics
import Evidence
import Learning
import Protected
import StatMath

/// How many rows are left after each step, of all and of each protected group: who drops out on the way.
public struct CohortFlow: Sendable {
    let cohort: Cohort
    let registers: RegisterFlow?

    /// - Parameter registers: the rows before there was a cohort; `nil` for a study of one table.
    public init(_ cohort: Cohort, registers: RegisterFlow? = nil) { (self.cohort, self.registers) = (cohort, registers) }

    /// The findings of one outcome: steps `read`, those of the cohort's rules, `outcome-known`, `followed-up`, `complete` (rows with a value of
    /// every feature; the others stay), `train` and, where there are test rows, `test`.
    ///
    /// - Parameter dropping: why rows that were not followed are left out, where they are.
    /// - Parameter log: receives the reason for opening the protected attributes.
    public func findings(outcome: CohortOutcome, split: Split, dropping: LocalizedText? = nil, log: AccessLog) throws -> [Finding] {
        let steps = cohortSteps(outcome, split)
        let before = registers?.remaining ?? []
        let rows = cohort.universe.fingerprint.short
        let total = registers?.leftAt.count ?? cohort.universe.count
        let whole = (before + (registers == nil ? steps : Array(steps.dropFirst()))).map { step in
            finding(step.name, outcome.name, count: step.member.count { $0 }, total: total, rows: rows)
        }
        let findings = whole + [complete(cohort.universe.count, outcome.name, count: isComplete.count { $0 }, rows: rows)]
        func groups(_ earlier: [ProtectedAttribute]) throws -> [Finding] {
            try cohort.protected.open(for: .attrition, in: log) { attributes in
                let flow = attributes.flatMap { attribute in
                    byGroup(attribute, earlier.first { $0.name == attribute.name }, before: before, steps, outcome: outcome.name, rows: rows)
                }
                guard let record = outcome.followUp else { return flow }
                return flow + FollowUpFindings(outcome: outcome, record: record, rows: rows, reason: dropping).findings(attributes)
            }
        }
        if let registers { return try findings + registers.protected.open(for: .attrition, in: log) { try groups($0) } }
        return try findings + groups([])
    }

    private func cohortSteps(_ outcome: CohortOutcome, _ split: Split) -> [(name: String, member: [Bool])] {
        let everyone = [Bool](repeating: true, count: cohort.universe.count)
        var steps: [(name: String, member: [Bool])] = [("read", everyone)]
        if let record = outcome.followUp {
            steps += [("outcome-known", record.hasWindow), ("followed-up", outcome.known)]
        } else {
            steps.append(("outcome-known", outcome.known))
        }
        steps.append(("train", everyone.indices.map { split.training.contains($0) }))
        if split.test.count > 0 { steps.append(("test", everyone.indices.map { split.test.contains($0) })) }
        return steps
    }

    /// Rows that have a value of every feature.
    private var isComplete: [Bool] {
        var complete = [Bool](repeating: true, count: cohort.universe.count)
        for column in cohort.features.columns {
            guard let missing = column.missing else { continue }
            for row in missing.indices where missing[row] != 0 { complete[row] = false }
        }
        return complete
    }

    /// - Parameter earlier: the same attribute of all rows that were read, where it is known of them.
    private func byGroup(
        _ attribute: ProtectedAttribute, _ earlier: ProtectedAttribute?, before: [(name: String, member: [Bool])],
        _ steps: [(name: String, member: [Bool])], outcome: String, rows: String
    ) -> [Finding] {
        var all: [(step: String, level: ProtectedLevel, count: Int)] = []
        func add(_ counted: [(name: String, member: [Bool])], _ attribute: ProtectedAttribute) {
            for step in counted {
                for (level, count) in zip(attribute.levels, Self.counts(step.member, of: attribute)) { all.append((step.name, level, count)) }
            }
        }
        if let earlier {
            add(before, earlier)
            add(Array(steps.dropFirst()), attribute)
        } else if let last = before.last {
            // Known only of the rows that stayed: the flow of this attribute begins there.
            add([(last.name, steps[0].member)] + steps.dropFirst(), attribute)
        } else {
            add(steps, attribute)
        }
        let first = all.first?.step
        let totals = all.filter { $0.step == first }.reduce(into: [[String: String]: Int]()) { $0[$1.level.group] = $1.count }
        let flow = all.map { entry in
            finding(
                entry.step, outcome, count: entry.count, total: totals[entry.level.group] ?? entry.count, rows: rows, attribute: attribute.name,
                group: entry.level.group)
        }
        let (whole, complete) = (Self.counts(steps[0].member, of: attribute), Self.counts(isComplete, of: attribute))
        return flow
            + attribute.levels.indices.map { level in
                self.complete(
                    whole[level], outcome, count: complete[level], rows: rows, attribute: attribute.name, group: attribute.levels[level].group)
            }
    }

    private static func counts(_ member: [Bool], of attribute: ProtectedAttribute) -> [Int] {
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

    private func complete(
        _ total: Int, _ outcome: String, count: Int, rows: String, attribute: String? = nil, group: [String: String]? = nil
    ) -> Finding {
        let share = Proportion(count, of: total)
        return Finding(
            key: "cohort.complete", about: About(outcome: outcome, rows: .all, attribute: attribute, group: group), value: share?.value,
            interval: share?.wilson(), method: "wilson", count: count, total: total, verdict: .information,
            support: Support(cells: [count, total - count], rows: rows, by: attribute.map { [$0] } ?? []), stage: "cohort",
            says: Sentence(attribute == nil ? "cohort.complete.all" : "cohort.complete.group"))
    }

    static let sentences: [SentenceTemplate] = [
        SentenceTemplate(
            "cohort.flow.all", en: "{count:count} of {total:count} rows are left.", nl: "{count:count} van {total:count} rijen blijven over."),
        SentenceTemplate(
            "cohort.flow.group", en: "Of {group}, {count:count} of {total:count} rows are left.",
            nl: "Van {group} blijven {count:count} van {total:count} rijen over."),
        SentenceTemplate(
            "cohort.complete.all", en: "{count:count} of {total:count} rows have a value of every feature.",
            nl: "{count:count} van {total:count} rijen hebben van elke eigenschap een waarde."),
        SentenceTemplate(
            "cohort.complete.group", en: "Of {group}, {count:count} of {total:count} rows have a value of every feature.",
            nl: "Van {group} hebben {count:count} van {total:count} rijen van elke eigenschap een waarde."),
    ]
}
