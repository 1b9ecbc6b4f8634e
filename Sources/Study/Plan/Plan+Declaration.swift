// SPDX-License-Identifier: EUPL-1.2

import Cohorts
import Settings

extension Plan {
    /// What the plan says of the columns of its table.
    ///
    /// - Throws: `SettingsError` for a plan with errors.
    public func declaration() throws -> CohortDeclaration {
        if let error = SettingsError(context.issues) { throw error }
        return CohortDeclaration(
            derived: try isOfRegisters
                ? []
                : settings.derive.compactMap { column in
                    try column.expression().map { CohortDeclaration.Derived(name: column.name, expression: $0) }
                },
            rules: isOfRegisters ? [] : settings.cohort?.rules ?? [],
            outcomes: settings.outcomes.compactMap { outcome in
                outcome.source.map { CohortDeclaration.Outcome(name: outcome.name, source: $0, knownAt: outcome.knownAt) }
            },
            features: settings.allFeatures.map {
                CohortDeclaration.Feature(name: $0.name, column: isOfRegisters ? $0.name : $0.source, kind: $0.type, unit: $0.unit, cuts: $0.cut)
            },
            protected: settings.allProtected.map {
                CohortDeclaration.ProtectedSource(name: $0.name, column: source(of: $0), grouping: $0.grouping)
            },
            key: settings.column(with: .key), cluster: settings.column(with: .cluster), area: settings.column(with: .area),
            weights: weights, year: settings.yearColumn ?? (isOfRegisters ? RegisterPlan.Column.indexYear.rawValue : nil),
            index: isOfRegisters ? RegisterPlan.Column.index.rawValue : settings.split.test.column, pastFlag: pastFlag, comparator: comparator)
    }

    /// Whether the table is composed from registers: then its columns have the plan's own names.
    var isOfRegisters: Bool { settings.registers != nil }

    private func source(of attribute: ProtectedSection) -> String {
        isOfRegisters ? attribute.fromFeature ?? attribute.name : settings.source(of: attribute)
    }

    private var weights: CohortDeclaration.Weights? {
        guard let kind = settings.weights?.kind, let column = settings.weights?.column ?? settings.column(with: .weight) else { return nil }
        return CohortDeclaration.Weights(column: column, kind: kind)
    }

    /// The role of each column, in the order of the file; columns that only `features` or `protected` name come last.
    public var roles: [(column: String, role: String)] { settings.roles.map { ($0.name, $0.value.rawValue) } }
}

extension OutcomeSection {
    var source: CohortDeclaration.Outcome.Source? {
        from != nil ? .column(name, positive: "1") : when.map { .condition($0) } ?? column.map { .column($0, positive: positive) }
    }
}
