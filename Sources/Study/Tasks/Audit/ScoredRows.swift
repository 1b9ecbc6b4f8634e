// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Learning
import Metrics
import RegisterData

/// The rows of a table that have a score and a known outcome.
struct ScoredRows {
    /// Ascending.
    let indices: [Int]
    let isJudged: [Bool]
    let isKnown: [Bool]
    private let scores: [Double]

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
        isKnown = outcome.known
    }

    /// A score within 0 and 1 is a probability; anything else only ranks.
    func predictions(_ cohort: Cohort, outcome: CohortOutcome) throws -> Predictions {
        try Predictions(
            risk: scores, outcome: indices.map { outcome.values[$0] }, scale: scores.allSatisfy { (0...1).contains($0) } ? .probability : .score,
            weights: cohort.weights.map { weights in indices.map { weights.values[$0] } }, weightKind: cohort.weights?.metricsKind ?? .sampling,
            clusters: cohort.clusters.map { clusters in indices.map { clusters.index[$0] } }, clusterCount: cohort.clusters?.count ?? 0,
            tieBreak: indices.map { cohort.tieBreak[$0] })
    }
}
