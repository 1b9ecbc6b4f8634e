// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Learning
import Protected
import StatMath

extension ScoredRows {
    /// From all rows of the table to those that are judged.
    private var steps: [(name: String, member: [Bool])] {
        [("read", isJudged.map { _ in true }), ("outcome-known", isKnown), ("scored", isJudged)]
    }

    static let steps = ["read", "outcome-known", "scored"]

    /// How many rows of each group are left after each step.
    func flow(of attribute: ProtectedAttribute) -> AttributeFlow {
        let counted = steps.map { step in
            var counts = [Int](repeating: 0, count: attribute.levels.count)
            for row in step.member.indices where step.member[row] { counts[Int(attribute.codes[row])] += 1 }
            return AttributeFlow.Step(name: step.name, counts: counts)
        }
        return AttributeFlow(attribute: attribute.name, levels: attribute.levels, steps: counted)
    }

    /// The same as findings: of all rows, and of each group.
    func flowFindings(_ flows: [AttributeFlow], outcome: String, universe: Universe) -> [Finding] {
        let rows = universe.fingerprint.short
        let whole = steps.map { step in
            Self.finding(step.name, step.member.count { $0 }, of: universe.count, About(outcome: outcome, rows: .all, step: step.name), rows)
        }
        return whole
            + flows.flatMap { flow in
                flow.steps.flatMap { step in
                    flow.levels.indices.map { level in
                        let about = About(
                            outcome: outcome, rows: .all, attribute: flow.attribute, group: flow.levels[level].group, step: step.name)
                        return Self.finding(step.name, step.counts[level], of: flow.steps[0].counts[level], about, rows)
                    }
                }
            }
    }

    private static func finding(_ step: String, _ count: Int, of total: Int, _ about: About, _ rows: String) -> Finding {
        let share = Proportion(count, of: total), by = about.attribute.map { [$0] } ?? []
        return Finding(
            key: "cohort.flow", about: about, value: share?.value, interval: step == "read" ? nil : share?.wilson(),
            method: step == "read" ? nil : "wilson", count: count, total: total, verdict: .information,
            support: Support(cells: [count, total - count], rows: rows, by: by), stage: "audit",
            says: Sentence(by.isEmpty ? "cohort.flow.all" : "cohort.flow.group"))
    }
}
