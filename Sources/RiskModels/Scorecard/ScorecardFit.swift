// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// One fit: candidates, patterns, search, multiplier.
struct ScorecardFit {
    let parameters: ScorecardParameters
    let rows: FitRows
    let matrix: BinnedMatrix
    let conditions: ConditionColumns
    let table: PatternTable
    let search: ScorecardSearch.Result
    /// Whole counts of the rows, which the search adds up.
    let counts: [UInt32]
    let prior: CardPrior
    /// Rows and events as people count them.
    let counted: BinCounts
    private let progress: ProgressMonitor

    init(_ parameters: ScorecardParameters, _ data: TrainingData, progress: ProgressMonitor) throws {
        (self.parameters, self.progress) = (parameters, progress)
        let indices = data.rows.indices
        rows = try FitRows(data, rows: indices)
        // Rows of one pattern are merged, and an offset would tell them apart.
        guard data.offset == nil else { throw RiskModelsError.offsetNotTaken(model: ScorecardParameters.name) }
        matrix = try BinnedMatrix(data.features, rows: indices, multiplicity: rows.multiplicity, binning: parameters.binning, progress: progress)
        counted = try BinCounts(matrix, outcome: rows.outcome, weights: rows.multiplicity)
        counts = WholeCounts.of(rows.weights, count: rows.count, areFrequencies: rows.isFrequency)
        let unit = Double(counts.reduce(0, +)) / rows.totalWeight
        let candidates = try CandidateConditions(
            parameters: parameters, data: data, rows: indices, matrix: matrix, counted: counted, progress: progress
        ).all()
        (conditions, table) = try Self.screened(candidates, parameters, unit, matrix, rows.outcome, counts, progress)
        prior = CardPrior(conditions, spread: parameters.spread, unit: unit)
        search = try ScorecardSearch(table: table, parameters: parameters, prior: prior, progress: progress).run()
    }

    /// The candidates that say something of their own, best first, and no more of them than wanted.
    ///
    /// Best is whose best set of conditions in a first beam over all of them has the least loss. The order of the search follows: sets
    /// without the first conditions have a higher floor, so the gap closes soonest.
    private static func screened(
        _ all: ConditionColumns, _ parameters: ScorecardParameters, _ unit: Double, _ matrix: BinnedMatrix, _ outcome: [UInt8],
        _ counts: [UInt32], _ progress: ProgressMonitor
    ) throws(Cancelled) -> (ConditionColumns, PatternTable) {
        let whole = PatternTable(matrix, all, outcome: outcome, counts: counts)
        let distinct = all.selecting(whole.distinctConditions).countingChoices
        let table = PatternTable(matrix, distinct, outcome: outcome, counts: counts)
        guard distinct.count > 1 else { return (distinct, table) }
        let beam = BeamSearch(
            cells: CardCells(table, prior: CardPrior(distinct, spread: parameters.spread, unit: unit)),
            size: min(parameters.conditions, distinct.count), width: parameters.beamWidth, largestPoints: parameters.largestPoints,
            progress: progress)
        let bestWith = try beam.ranking()
        let order = bestWith.indices.sorted { (bestWith[$0], $0) < (bestWith[$1], $1) }
        let kept = distinct.selecting(Array(order.prefix(parameters.candidates)))
        return (kept, PatternTable(matrix, kept, outcome: outcome, counts: counts))
    }

    /// Of the prior of the log-odds of a point of a card.
    private func precision(_ card: PlainCard) -> Double {
        parameters.spread.isFinite ? conditions.precision(card.points, of: card.support) / (parameters.spread * parameters.spread) : 0
    }

    /// The fitted card.
    ///
    /// - Parameter replicates: resampled fits that tell how stable it is.
    func card(replicates: Int) throws -> Scorecard {
        let plain = PlainCard(search.card, conditions)
        let scores = plain.scores(of: table)
        let scoreOfRow = table.patternOfRow.map { scores[Int($0)] }
        let curve = ScoreCurve(rows, scores: scoreOfRow, precision: precision(plain))
        let stability =
            try replicates > 0
            ? CardStability(
                table: table, counts: counts, rows: rows, parameters: parameters, prior: prior, conditions: conditions, card: plain,
                curve: curve, replicates: replicates,
                progress: progress) : nil
        return Scorecard(self, card: plain, curve: curve, scoreOfRow: scoreOfRow, stability: stability)
    }
}
