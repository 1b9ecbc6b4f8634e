// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Evidence
import Learning
import Metrics
import RegisterData
import StatMath

/// The rows of a table that have a score and a known outcome.
struct ScoredRows {
    /// Ascending.
    let indices: [Int]
    let isJudged: [Bool]
    private let scores: [Double]
    private let known: Int

    /// - Throws: `StudyError.option` when the score is no column of numbers.
    init(_ table: Table, score: String, outcome: CohortOutcome) throws(StudyError) {
        guard let column = table[score] else { throw .cannotRead(file: score) }
        let values: [Double]
        switch column.values {
        case .number(let numbers): values = numbers
        case .integer(let numbers): values = numbers.map(Double.init)
        default:
            throw .option(
                LocalizedText(
                    en: "--score: column \"\(score)\" holds no numbers.", nl: "--score: kolom \"\(score)\" bevat geen getallen."))
        }
        isJudged = values.indices.map { outcome.known[$0] && column.missingKind($0).isPresent && values[$0].isFinite }
        indices = isJudged.indices.filter { [isJudged] in isJudged[$0] }
        scores = indices.map { values[$0] }
        known = outcome.known.count { $0 }
    }

    /// A score within 0 and 1 is a probability; anything else only ranks.
    func predictions(_ cohort: Cohort, outcome: CohortOutcome) throws -> Predictions {
        try Predictions(
            risk: scores, outcome: indices.map { outcome.values[$0] }, scale: scores.allSatisfy { (0...1).contains($0) } ? .probability : .score,
            weights: cohort.weights.map { weights in indices.map { weights.values[$0] } }, weightKind: cohort.weights?.metricsKind ?? .sampling,
            clusters: cohort.clusters.map { clusters in indices.map { clusters.index[$0] } }, clusterCount: cohort.clusters?.count ?? 0,
            tieBreak: indices.map { cohort.tieBreak[$0] })
    }

    func flow(outcome: String, universe: Universe) -> [Finding] {
        [("read", universe.count), ("outcome-known", known), ("scored", indices.count)].map { step, count in
            let share = Proportion(count, of: universe.count)
            return Finding(
                key: "cohort.flow", about: About(outcome: outcome, rows: .all, step: step), value: share?.value,
                interval: step == "read" ? nil : share?.wilson(), method: step == "read" ? nil : "wilson", count: count, total: universe.count,
                verdict: .information, support: Support(cells: [count, universe.count - count], rows: universe.fingerprint.short), stage: "audit",
                says: Sentence("cohort.flow.all"))
        }
    }
}
