// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Fairness
import Learning
import Protected

/// What was brought from elsewhere, before it is cut to the rows of an outcome.
struct OutsideSources {
    /// The outcome that the others are held against, where it is one of them.
    var comparedOutcome: String?
    var validation: ValidationFile?
    var condition: ConditionChoice?
    /// Features that each attribute is made from.
    var sources: [String: Set<String>] = [:]
}

extension OutcomeRun {
    /// Bias beyond the rates of groups, of the chosen model.
    func bias(_ result: Result, _ runner: inout StageRunner, _ facts: [String: String]) throws -> [JudgedFinding] {
        let rows = result.judged.rows, terms = try self.terms(result)
        func run(_ attributes: [ProtectedAttribute], _ runner: inout StageRunner) throws -> [JudgedFinding] {
            let input = BiasStage.Input(
                predictions: result.judged.predictions, selection: result.selection, attributes: attributes.map { $0.rows(rows) },
                features: cohort.features, rows: rows, sources: outside.sources, terms: terms,
                areas: cohort.areas.map { areas in AreaMap(codes: areas.codes, areaOfRow: rows.map { areas.index[$0] }) },
                outside: evidence(rows), condition: outside.condition,
                proxyQuestions: outcome.name == cohort.outcomes.first?.name ? [.features, .score] : [.score],
                about: about(result), rowsFingerprint: result.judged.fingerprint.short, audit: audit, hasSummaries: hasSummaries)
            return try runner.run(BiasStage(), on: input, facts: facts).judged
        }
        guard !cohort.protected.names.isEmpty else { return try run([], &runner) }
        return try cohort.protected.open(for: .audit, in: accessLog) { try run($0, &runner) }
    }

    /// Nothing for a model whose score is no sum, nor where the judged rows' gaps were filled several times: each time it is another sum.
    private func terms(_ result: Result) throws -> [ScoreTerm] {
        guard case .additive(let model) = result.model, result.judged.tables.count == 1 else { return [] }
        return try model.contributions(cohort.features, rows: result.judged.rows).map {
            ScoreTerm(feature: $0.features.joined(separator: " x "), values: .rows($0.values))
        }
    }

    private func evidence(_ rows: [Int]) -> OutsideEvidence {
        let sample = outside.validation.flatMap { file in
            cohort.features[file.column].flatMap { file.sample($0, keys: cohort.rowKeys, rows: rows) }
        }
        // An outcome is not held against itself.
        let other = cohort.outcomes.first { $0.name == outside.comparedOutcome && $0.name != outcome.name }
        return OutsideEvidence(cohort, comparator: other ?? cohort.comparator, rows: rows, samples: [sample].compactMap { $0 })
    }
}
