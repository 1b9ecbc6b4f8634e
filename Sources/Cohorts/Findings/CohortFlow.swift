// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Learning
import Protected
import StatMath

/// How many rows are left after each step, of all and of each protected group: who drops out on the way.
public struct CohortFlow: Sendable {
    let cohort: Cohort

    public init(_ cohort: Cohort) { self.cohort = cohort }

    /// The findings of one outcome: steps `read`, `outcome-known`, `train` and, where there are test rows, `test`.
    ///
    /// - Parameter log: receives the reason for opening the protected attributes.
    public func findings(outcome: CohortOutcome, split: Split, log: AccessLog) throws -> [Finding] {
        let everyone = [Bool](repeating: true, count: cohort.universe.count)
        var steps: [(name: String, member: [Bool])] = [
            ("read", everyone), ("outcome-known", outcome.known), ("train", everyone.indices.map { split.training.contains($0) }),
        ]
        if split.test.count > 0 { steps.append(("test", everyone.indices.map { split.test.contains($0) })) }
        let rows = cohort.universe.fingerprint.short
        var findings = steps.map { step in
            finding(step.name, outcome.name, count: step.member.count { $0 }, total: cohort.universe.count, rows: rows)
        }
        findings += try cohort.protected.open(for: .attrition, in: log) { attributes in
            attributes.flatMap { attribute in
                let total = Self.counts(everyone, of: attribute)
                return steps.flatMap { step in
                    let count = Self.counts(step.member, of: attribute)
                    return attribute.levels.indices.map { level in
                        finding(
                            step.name, outcome.name, count: count[level], total: total[level], rows: rows, attribute: attribute.name,
                            group: attribute.levels[level].group)
                    }
                }
            }
        }
        return findings
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
}
