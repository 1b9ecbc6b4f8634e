// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Metrics
import Protected

/// How well the model of one strategy does, over all its rows and by group; several completed tables are put together. Verdicts come afterwards.
struct StrategyAuditStage: Stage {
    static let name = StageName.missing
    static let version = 3

    private static let metrics = [PerformanceMetric.auc, .logLoss, .brier, .observedExpected]

    struct Input: Fingerprinted, Sendable {
        /// One a completed table.
        let predictions: [Predictions]
        let selections: [Selection?]
        /// Of the same rows, in the same order: opened for this, with the reason in the log.
        let attributes: [ProtectedAttribute]
        let about: About
        let rows: String
        let audit: GroupAudit
        /// What else is known of the strategy.
        let facts: StrategyRisks
        /// Rows that could be judged.
        let total: Int
        /// Whether it is the study's own treatment.
        let isOwn: Bool

        func feed(_ builder: inout FingerprintBuilder) {
            builder.feed("strategy-audit")
            for table in predictions { builder.feed(table) }
            for selection in selections { builder.feed(selection) }
            for attribute in attributes { builder.feed(attribute) }
            builder.feed(about.identity)
            builder.feed(rows)
            builder.feed(audit)
            for name in facts.kept { builder.feed(name) }
            builder.feed(facts.trimmed)
            builder.feed(facts.drawn ?? 0)
            builder.feed(facts.submodels ?? 0)
            builder.feed(facts.reason)
            builder.feed(total)
            builder.feed(isOwn)
        }
    }

    func run(_ input: Input, progress: ProgressMonitor) throws -> Staged<AuditStage.Output> {
        let context = FindingContext(about: input.about, rows: input.rows, stage: "missing")
        let summary = summary(input, context)
        guard let first = input.predictions.first, first.count > 0 else { return Staged(AuditStage.Output(judged: []), findings: [summary]) }
        let together = CompletedTables.rubin(first, seed: input.audit.seed)
        let findings = Self.metrics.map { metric in together.finding(input.predictions.map { metric.finding($0, in: context) }) }
        guard !input.attributes.isEmpty else { return Staged(AuditStage.Output(judged: []), findings: [summary] + findings) }
        let tables = try zip(input.predictions, input.selections).map { predictions, selection in
            try input.audit.audit(predictions, selection: selection, attributes: input.attributes, context: context, progress: progress)
        }
        return Staged(AuditStage.Output(judged: together.findings(tables)), findings: [summary] + findings)
    }

    /// How many rows the strategy judges, and what it had to give up.
    private func summary(_ input: Input, _ context: FindingContext) -> Finding {
        let first = input.predictions.first, rows = first?.count ?? 0, events = first?.events ?? 0
        var arguments: [String: EvidenceValue] = [:]
        if let weights = input.facts.weights?.values {
            arguments["largest_weight"] = .number(weights.max() ?? 1)
            arguments["trimmed"] = .integer(input.facts.trimmed)
        }
        if input.isOwn { arguments["own"] = .flag(true) }
        if input.predictions.count > 1 { arguments["imputations"] = .integer(input.predictions.count) }
        if let drawn = input.facts.drawn { arguments["drawn"] = .integer(drawn) }
        if let submodels = input.facts.submodels { arguments["submodels"] = .integer(submodels) }
        if !input.facts.kept.isEmpty { arguments["kept"] = .text(input.facts.kept.joined(separator: ", ")) }
        let reason = input.facts.reason
        return Finding(
            key: "missing.strategy", about: input.about, value: reason == nil && input.total > 0 ? Double(rows) / Double(input.total) : nil,
            count: reason == nil ? rows : nil, total: input.total, reason: reason,
            support: Support(cells: [events, rows - events], weighted: input.facts.weights != nil, rows: input.rows), stage: "missing",
            says: Sentence(reason ?? StrategySentences.rows, arguments))
    }
}
