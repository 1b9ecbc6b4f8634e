// SPDX-License-Identifier: EUPL-1.2

import Cohorts

extension PlanSettings {
    /// The plan of one table, as the rules of leakage see it.
    var linted: LintedStudy {
        let sources = ColumnSources(derive)
        let index = split.test.column.map { sources[$0] } ?? []
        return LintedStudy(
            features: allFeatures.map { FeatureProvenance(name: $0.name, columns: sources[$0.source]) },
            outcomes: outcomes.map { OutcomeProvenance(name: $0.name, columns: sources[$0], knownAtColumn: $0.knownAt?.lowercased()) },
            index: IndexProvenance(columns: index),
            split: SplitProvenance(hasFamilies: column(with: .cluster) != nil, keepsSiblings: split.siblings == .keep),
            otherColumns: Set(columns.filter { [.ignore, .after].contains($0.value) }.map { $0.name.lowercased() }),
            isScreening: purpose == .individualScreening)
    }
}

extension Plan {
    var linted: LintedStudy { settings.linted }

    var overrides: [LeakageOverride] { settings.overrides.map(\.value) }
}
