// SPDX-License-Identifier: EUPL-1.2

import Learning

/// What a fit knows of its rows besides the features: outcome, weights, clusters and offset, in the order of the binned matrix.
struct FitRows: Sendable {
    let outcome: [UInt8]
    /// Case weights; sampling and selection weights are scaled to mean 1 over all training rows. `nil` when every row counts once.
    let weights: [Double]?
    let offset: [Double]?
    /// A number a row; rows with the same number are one cluster.
    let clusters: [Int32]?
    /// Whether the variance must be the sandwich: clusters, sampling or selection weights (methods 10).
    let needsSandwich: Bool
    /// Whether a row stands for several (frequency weights).
    let isFrequency: Bool
    let fixedPoint: FixedPoint

    var count: Int { outcome.count }

    /// - Throws: `TrainingDataError` for data that no model can be fitted on.
    init(_ data: TrainingData, rows: [Int]) throws(TrainingDataError) {
        let checked = try CheckedRows(data, rows: rows)
        (outcome, weights, offset, clusters) = (checked.outcome, checked.weights, checked.offset, checked.clusters)
        isFrequency = checked.isFrequency
        needsSandwich = clusters != nil || (weights != nil && !isFrequency)
        fixedPoint = FixedPoint(largestCaseWeight: weights?.max() ?? 1, totalCaseWeight: weights?.reduce(0, +) ?? Double(outcome.count))
    }

    /// How many rows each row stands for: what minima, edges and counts of rows go by.
    var multiplicity: [Double]? { isFrequency ? weights : nil }

    var totalWeight: Double { weights?.reduce(0, +) ?? Double(count) }

    /// Some of the rows, at the same scale, so that sums can be subtracted.
    ///
    /// - Throws: `TrainingDataError.constantOutcome` when no event, or nothing else, is left.
    func selecting(_ positions: [Int]) throws(TrainingDataError) -> FitRows { try FitRows(self, positions) }

    private init(_ other: FitRows, _ positions: [Int]) throws(TrainingDataError) {
        outcome = positions.map { other.outcome[$0] }
        let events = outcome.count { $0 == 1 }
        guard events > 0, events < outcome.count else { throw .constantOutcome(events: events, rows: outcome.count) }
        weights = other.weights.map { weights in positions.map { weights[$0] } }
        offset = other.offset.map { offset in positions.map { offset[$0] } }
        clusters = other.clusters.map { clusters in positions.map { clusters[$0] } }
        (needsSandwich, isFrequency, fixedPoint) = (other.needsSandwich, other.isFrequency, other.fixedPoint)
    }

    /// Rows and events by fine bin: weighted, and as counted for people and for minima.
    func counts(_ matrix: BinnedMatrix) throws -> (weighted: BinCounts, counted: BinCounts) {
        let counted = try BinCounts(matrix, outcome: outcome, weights: multiplicity)
        return (weights == nil || isFrequency ? counted : try BinCounts(matrix, outcome: outcome, weights: weights), counted)
    }
}
