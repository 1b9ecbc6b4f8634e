// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Protected
import StatMath

/// Rows that have a value of every feature, of all and of each protected group: who would be left by a complete-case analysis.
public struct CompleteRows {
    private let cohort: Cohort
    /// Of each row of the cohort.
    let isComplete: [Bool]

    public init(_ cohort: Cohort) {
        self.cohort = cohort
        var isComplete = [Bool](repeating: true, count: cohort.universe.count)
        for column in cohort.features.columns {
            guard let missing = column.missing else { continue }
            for row in missing.indices where missing[row] != 0 { isComplete[row] = false }
        }
        self.isComplete = isComplete
    }

    /// - Parameter log: receives the reason for opening the protected attributes.
    public func findings(log: AccessLog) throws -> [Finding] {
        let all = finding(isComplete.count { $0 }, of: isComplete.count)
        return try [all]
            + cohort.protected.open(for: .attrition, in: log) { attributes in
                attributes.flatMap { attribute in
                    let whole = CohortFlow.counts(isComplete.map { _ in true }, of: attribute),
                        complete = CohortFlow.counts(isComplete, of: attribute)
                    return attribute.levels.indices.map {
                        finding(complete[$0], of: whole[$0], attribute: attribute.name, group: attribute.levels[$0].group)
                    }
                }
            }
    }

    private func finding(_ count: Int, of total: Int, attribute: String? = nil, group: [String: String]? = nil) -> Finding {
        let share = Proportion(count, of: total)
        return Finding(
            key: "cohort.complete", about: About(rows: .all, attribute: attribute, group: group), value: share?.value, interval: share?.wilson(),
            method: "wilson", count: count, total: total, verdict: .information,
            support: Support(cells: [count, total - count], rows: cohort.universe.fingerprint.short, by: attribute.map { [$0] } ?? []),
            stage: "cohort", says: Sentence(attribute == nil ? "cohort.complete.all" : "cohort.complete.group"))
    }

    static let sentences: [SentenceTemplate] = [
        SentenceTemplate(
            "cohort.complete.all", en: "{count:count} of {total:count} rows have a value of every feature.",
            nl: "{count:count} van {total:count} rijen hebben van elke eigenschap een waarde."),
        SentenceTemplate(
            "cohort.complete.group", en: "Of {group}, {count:count} of {total:count} rows have a value of every feature.",
            nl: "Van {group} hebben {count:count} van {total:count} rijen van elke eigenschap een waarde."),
    ]
}
