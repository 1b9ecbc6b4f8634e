// SPDX-License-Identifier: EUPL-1.2

import Cohorts

extension PlanSettings {
    /// The plan of one table, as the rules of leakage see it.
    var linted: LintedStudy {
        let sources = ColumnSources(self)
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

extension PlanSettings {
    /// The plan of registers, as the rules of leakage see it.
    func linted(_ registers: RegisterPlan, _ store: RegisterStore) -> LintedStudy {
        let lastYear = store.catalogue[register: registers.register].flatMap { store.files(of: $0).years.max() }
        let provenance = RegisterProvenance(registers, catalogue: store.catalogue, lastYear: lastYear)
        let own = outcomes.filter { $0.from == nil }.map { outcome in
            let columns = outcome.when?.columns ?? outcome.column.map { [$0] } ?? []
            return OutcomeProvenance(
                name: outcome.name, columns: Set(columns.flatMap { provenance.sources(of: $0) }), knownAtColumn: outcome.knownAt?.lowercased())
        }
        return provenance.study(ownOutcomes: own, keepsSiblings: split.siblings == .keep, isScreening: purpose == .individualScreening)
    }
}

extension Plan {

    var overrides: [LeakageOverride] { settings.overrides.map(\.value) }
}
