// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Metrics

/// What a stage is given of rows whose gaps were filled several times.
struct CompletedInput<Table: Fingerprinted & Sendable>: Fingerprinted, Sendable {
    /// One a completed table.
    let tables: [Table]

    func feed(_ builder: inout FingerprintBuilder) {
        builder.feed("completed-tables")
        for table in tables { builder.feed(table) }
    }
}

/// How well a model does on rows whose gaps were filled several times: each number of every completed table, put together.
struct CompletedValidateStage: Stage {
    static let name = StageName.validate
    static let version = 1

    typealias Input = CompletedInput<ValidateStage.Input>

    func run(_ input: Input, progress: ProgressMonitor) throws -> Staged<ValidateStage.Nothing> {
        let tables = try input.tables.map { try ValidateStage().run($0, progress: progress).findings }
        let findings = input.tables.first.map { CompletedTables.rubin($0.predictions, seed: $0.evaluation.seed).pooled(tables) } ?? []
        return Staged(ValidateStage.Nothing(), findings: findings)
    }
}

/// The chosen model beside another one, on rows whose gaps were filled several times.
struct CompletedComparisonStage: Stage {
    static let name = StageName.validate
    static let version = 1

    typealias Input = CompletedInput<CompareModelsStage.Input>

    func run(_ input: Input, progress: ProgressMonitor) throws -> Staged<CompareModelsStage.Nothing> {
        let tables = try input.tables.map { try CompareModelsStage().run($0, progress: progress).findings }
        let findings = input.tables.first.map { CompletedTables.rubin($0.chosen, seed: 1).pooled(tables) } ?? []
        return Staged(CompareModelsStage.Nothing(), findings: findings)
    }
}

/// How well a model does for each group, on rows whose gaps were filled several times.
struct CompletedAuditStage: Stage {
    static let name = StageName.audit
    static let version = 1

    typealias Input = CompletedInput<AuditStage.Input>

    func run(_ input: Input, progress: ProgressMonitor) throws -> Staged<AuditStage.Output> {
        let tables = try input.tables.map { try AuditStage().run($0, progress: progress).output.judged }
        let judged = input.tables.first.map { CompletedTables.rubin($0.predictions, seed: $0.audit.seed).findings(tables) } ?? []
        return Staged(AuditStage.Output(judged: judged), findings: [])
    }
}

/// What screening would do to families, on rows whose gaps were filled several times.
struct CompletedScreeningStage: Stage {
    static let name = StageName.validate
    static let version = 1

    typealias Input = CompletedInput<ScreeningStage.Input>

    func run(_ input: Input, progress: ProgressMonitor) throws -> Staged<ValidateStage.Nothing> {
        let tables = try input.tables.map { try ScreeningStage().run($0, progress: progress).findings }
        let findings = input.tables.first.map { CompletedTables.rubin($0.predictions, seed: 1).pooled(tables) } ?? []
        return Staged(ValidateStage.Nothing(), findings: findings)
    }
}

/// What the model makes of families that somebody drew up, on rows whose gaps were filled several times.
struct CompletedFlipStage: Stage {
    static let name = StageName.audit
    static let version = 1

    typealias Input = CompletedInput<FlipStage.Input>

    func run(_ input: Input, progress: ProgressMonitor) throws -> Staged<FlipStage.Output> {
        let tables = try input.tables.map { try FlipStage().run($0, progress: progress).output.judged }
        let judged = input.tables.first.map { CompletedTables.rubin($0.predictions, seed: $0.audit.seed).findings(tables) } ?? []
        return Staged(FlipStage.Output(judged: judged), findings: [])
    }
}
