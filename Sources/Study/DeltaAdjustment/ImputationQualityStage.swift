// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import MissingData
import RegisterData

/// How well hidden cells of the study's features are imputed, by group.
struct ImputationQualityStage: Stage {
    static let name = StageName.missing
    static let version = 3

    struct Input: Fingerprinted, Sendable {
        let rows: DeltaRows
        let iterations: Int
        /// Whether rows are filled one by one, by imputers that know neither the outcome nor any group (methods 4).
        let isStored: Bool
        let minimumCells: Int
        let seed: UInt64

        func feed(_ builder: inout FingerprintBuilder) {
            builder.feed("imputation-quality")
            builder.feed(rows)
            builder.feed(iterations)
            builder.feed(isStored)
            builder.feed(minimumCells)
            builder.feed(seed)
        }
    }

    struct Output: Codable, Sendable {}

    func run(_ input: Input, progress: ProgressMonitor) throws -> Staged<Output> {
        let table = try input.rows.table()
        // What the study's own imputers do not know plays no part here either.
        let groups = input.rows.attributes.map { DeltaRows.name(ofAttribute: $0.name) }
        let outcomes = input.rows.outcomes.map { DeltaRows.name(ofOutcome: $0.name) }
        var chains = ChainedEquations(imputations: 1, iterations: input.iterations, seed: input.seed)
        let choice = ImputedColumns(table, exclude: groups + (input.isStored ? outcomes : []), protected: [])
        chains.excluded = choice.excluded.union(chains.refusals(of: table).compactMap(\.columnName))
        try input.rows.rules.apply(to: &chains, of: table, always: outcomes.filter { !chains.excluded.contains($0) })
        let own = Set(input.rows.features.columns.map(\.name))
        chains.families = input.rows.families
        var quality = ImputationQuality(chains: chains)
        quality.imputer = input.isStored ? .stored : .chains
        guard let measured = try quality.measure(table, progress: progress) else { return Staged(Output(), findings: []) }
        let findings = QualityFindings(
            measured: measured.filter { own.contains($0.name) }, attributes: input.rows.attributes.map { $0.rows(input.rows.rows) },
            design: input.rows.design,
            minimumCells: input.minimumCells, about: About(rows: .train), stage: "missing")
        return Staged(Output(), findings: findings.all)
    }
}
