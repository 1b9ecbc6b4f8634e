// SPDX-License-Identifier: EUPL-1.2

import Cohorts
import Evidence
import Fairness
import Learning
import Protected
import RegisterData

extension StudyAnalysis {
    /// Whose values are missing, in the rows that any outcome is learned from and none is tested on.
    func missingness(_ table: Table, _ runner: inout StageRunner) throws {
        let rows = learnedRows, declaration = try plan.declaration()
        let known = zip(cohort.outcomes, splits).map { outcome, split in
            (name: outcome.name, values: outcome.values, known: outcome.known.indices.map { outcome.known[$0] && split.training.contains($0) })
        }
        func run(_ attributes: [ProtectedAttribute], _ runner: inout StageRunner) throws -> [JudgedFinding] {
            let input = MissingStage.Input(
                features: cohort.features, structural: Self.structural(declaration, table), rows: rows.indices, fingerprint: rows.fingerprint,
                attributes: attributes, sources: Self.sources(declaration), weights: cohort.weights, clusters: cohort.clusters,
                families: cohort.families, outcomes: known,
                audit: MissingnessAudit(compareTo: plan.references, minimumEvents: plan.minimumEvents), seed: seed)
            return try runner.run(MissingStage(), on: input, facts: ["rows": String(rows.count)]).judged
        }
        let judged =
            cohort.protected.names.isEmpty
            ? try run([], &runner) : try cohort.protected.open(for: .missingness, in: accessLog) { try run($0, &runner) }
        runner.add(Verdicts.adjust(judged))
        try Self.recordOpenings(accessLog, &runner)
    }

    /// Rows that any outcome is learned from and none is tested on.
    var learnedRows: RowSet<Training> {
        RowSet<Training>(
            cohort.universe,
            isMember: (0..<cohort.universe.count).map { row in
                splits.contains { $0.training.contains(row) } && !splits.contains { $0.test.contains(row) }
            })
    }

    static func structural(_ declaration: CohortDeclaration, _ table: Table) -> StructuralKinds {
        StructuralKinds(
            declaration.features.reduce(into: [:]) { $0[$1.name] = table[$1.column]?.structuralKinds ?? [MissingKind.structural.rawValue] })
    }

    /// Features that a protected attribute is made from, or that it shares a column with.
    static func sources(_ declaration: CohortDeclaration) -> [String: Set<String>] {
        declaration.protected.reduce(into: [:]) { result, attribute in
            result[attribute.name] = Set(declaration.features.filter { $0.column == attribute.column || $0.name == attribute.name }.map(\.name))
        }
    }
}
