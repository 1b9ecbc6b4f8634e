// SPDX-License-Identifier: EUPL-1.2

import Cohorts
import Fairness
import Foundation

extension Plan {
    /// What the groups of each attribute are compared with.
    public var references: [String: Reference] {
        settings.allProtected.reduce(into: [:]) { $0[$1.name] = Reference($1.compareTo) }
    }

    /// In which respect people are alike, who should be selected alike.
    var condition: ConditionChoice? {
        settings.fairness.conditionalParity.map { ConditionChoice(feature: $0.given, limit: $0.limit) }
    }

    /// The outcome that the others are held against, where it is one of them.
    var comparedOutcome: String? { settings.comparator?.outcome }

    /// The column that outcomes are held against.
    var comparator: CohortDeclaration.Outcome? {
        settings.comparator.flatMap { section in
            section.column.map { CohortDeclaration.Outcome(name: $0, source: .column($0, positive: section.positive)) }
        }
    }

    /// The column that says whom an earlier policy flagged.
    var pastFlag: CohortDeclaration.Outcome? {
        settings.history.map { CohortDeclaration.Outcome(name: $0.flag, source: .column($0.flag, positive: nil)) }
    }

    /// A file with true values, the feature that they are of, and the column with the key of a row.
    func validation(relativeTo folder: URL) -> (file: URL, column: String, key: String?)? {
        settings.validation.map { section in
            let file = section.file.hasPrefix("/") ? URL(fileURLWithPath: section.file) : folder.appendingPathComponent(section.file)
            return (file.standardizedFileURL, section.column, section.key)
        }
    }

    /// Whether the audit gives the summaries that other tools print.
    var hasSummaries: Bool { settings.fairness.summaries }

    /// The comparisons that were registered before anybody looked.
    public var goals: [FairnessGoal] {
        settings.fairness.goals.map {
            FairnessGoal(
                outcome: $0.outcome, metric: $0.metric, attribute: $0.attribute, compare: $0.compare == .ratio ? .ratio : .difference, limit: $0.limit
            )
        }
    }
}
