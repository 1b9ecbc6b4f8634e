// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import MissingData
import RegisterData

/// How well hidden cells of the study's features are imputed, by group.
struct ImputationQualityStage: Stage {
    static let name = StageName.missing
    static let version = 1

    struct Input: Fingerprinted, Sendable {
        let rows: DeltaRows
        let iterations: Int
        let minimumCells: Int
        let seed: UInt64

        func feed(_ builder: inout FingerprintBuilder) {
            builder.feed("imputation-quality")
            builder.feed(rows)
            builder.feed(iterations)
            builder.feed(minimumCells)
            builder.feed(seed)
        }
    }

    struct Output: Codable, Sendable {}

    func run(_ input: Input, progress: ProgressMonitor) throws -> Staged<Output> {
        let table = try input.rows.table()
        var chains = ChainedEquations(imputations: 1, iterations: input.iterations, seed: input.seed)
        let choice = ImputedColumns(table, exclude: [], protected: input.rows.attributes.map { DeltaRows.name(ofAttribute: $0.name) })
        chains.excluded = choice.excluded.union(chains.refusals(of: table).compactMap(\.columnName))
        chains.predictors = try choice.predictors(of: table, seed: input.seed)
        let own = Set(input.rows.features.columns.map(\.name))
        guard let measured = try ImputationQuality(chains: chains).measure(table, progress: progress) else { return Staged(Output(), findings: []) }
        let findings = QualityFindings(
            measured: measured.filter { own.contains($0.name) }, attributes: input.rows.attributes.map { $0.rows(input.rows.rows) },
            minimumCells: input.minimumCells, about: About(rows: .train), stage: "missing")
        return Staged(Output(), findings: findings.all)
    }
}
