// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Learning
import Metrics
import Validation

/// Rows of several years with their risks, each by a model that did not see it.
struct YearRows {
    let rows: [Int]
    /// One a completed table.
    let predictions: [Predictions]
    let years: [Int?]
    let learned: [Int: YearPerformance.Learned]
    let fingerprint: String
}

extension OutcomeRun {
    /// How the chosen model does in each year; nothing where the cohort has no years.
    func years(_ result: Result, _ choice: ModelChoice, _ runner: inout StageRunner, _ facts: [String: String]) throws -> YearRows? {
        guard let years = cohort.years else { return nil }
        let folds = rollingFolds.isEmpty ? split.folds : rollingFolds
        var found: RowRisks
        if rollingFolds.isEmpty {
            found = RowRisks(result.outOfFold)
        } else {
            var model = choice
            model.resamples = 0
            let input = CrossFitStage.Input(data: data, folds: rollingFolds, model: model, gaps: gaps)
            found = try RowRisks(try runner.run(CrossFitStage(), on: input, facts: facts.merging(["by": "year"]) { own, _ in own }).parts)
        }
        if final { found = found.joined(with: RowRisks(result.judged)) }
        let rows = found.rows
        guard !rows.isEmpty else { return nil }
        let all = YearRows(
            rows: rows, predictions: try predictions(found), years: rows.map { years[$0] }, learned: learned(folds, years),
            fingerprint: cohort.universe.fingerprint(of: rows).short)
        _ = try runner.run(YearStage(), on: input(all, result, groupings: nil), facts: facts.merging(["by": "year"]) { own, _ in own })
        return all
    }

    /// The same of each group.
    func auditYears(_ all: YearRows, _ result: Result, _ runner: inout StageRunner, _ facts: [String: String]) throws {
        guard !cohort.protected.names.isEmpty else { return }
        try cohort.protected.open(for: .audit, in: accessLog) { attributes in
            _ = try runner.run(
                YearStage(), on: input(all, result, groupings: attributes.map { $0.rows(all.rows).grouping }),
                facts: facts.merging(["by": "year, group"]) { own, _ in own })
        }
    }

    private func input(_ all: YearRows, _ result: Result, groupings: [RowGrouping]?) -> YearStage.Input {
        YearStage.Input(
            predictions: all.predictions, years: all.years, origin: .allYears, learned: all.learned, groupings: groupings, about: about(result),
            rows: all.fingerprint, performance: YearPerformance(limit: evaluation.observedExpectedLimit, minimumEvents: audit.minimumEvents))
    }

    /// Of each year that a model of earlier years alone judges: how many events and others that model learned from.
    private func learned(_ folds: [Fold], _ years: [Int?]) -> [Int: YearPerformance.Learned] {
        var learned: [Int: YearPerformance.Learned] = [:]
        let stays = gaps?.stays(cohort.features)
        func note(_ training: RowSet<Training>, _ judged: [Int]) {
            let training = stays.map(training.marked) ?? training
            let known = Set(judged.compactMap { years[$0] })
            guard let first = known.min(), known.count == 1, let last = training.indices.compactMap({ years[$0] }).max(), last < first else { return }
            let events = training.indices.reduce(0) { $0 + Int(outcome.values[$1]) }
            learned[first] = YearPerformance.Learned(events: Double(events), others: Double(training.count - events))
        }
        for fold in folds { note(fold.training, fold.heldOut.indices) }
        if final { note(split.training, split.test.indices) }
        return learned
    }
}

extension Universe {
    /// Identity of some of its rows, whatever they are used for.
    func fingerprint(of rows: [Int]) -> Fingerprint {
        var isMember = [Bool](repeating: false, count: count)
        for row in rows { isMember[row] = true }
        return RowSet<HeldOut>(self, isMember: isMember).fingerprint
    }
}
