// SPDX-License-Identifier: EUPL-1.2

import Foundation
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
    /// How many completed tables the rows are of, each row in each of them with that share of its weight; 1 where nothing was imputed.
    let copies: Int
    /// Which table and which of its rows each row is; `nil` where nothing was imputed.
    private(set) var origin: [(table: Int32, row: Int32)]?
    let fixedPoint: FixedPoint

    var count: Int { outcome.count }

    /// - Throws: `TrainingDataError` for data that no model can be fitted on.
    init(_ data: TrainingData, rows: [Int], featureCount: Int? = nil) throws(TrainingDataError) {
        let checked = try CheckedRows(data, rows: rows, featureCount: featureCount)
        (outcome, weights, offset, clusters) = (checked.outcome, checked.weights, checked.offset, checked.clusters)
        (isFrequency, copies) = (checked.isFrequency, 1)
        needsSandwich = clusters != nil || (weights != nil && !isFrequency)
        fixedPoint = FixedPoint(largestCaseWeight: weights?.max() ?? 1, totalCaseWeight: weights?.reduce(0, +) ?? Double(outcome.count))
    }

    /// The rows of several completed tables, one table below the other.
    ///
    /// A row's weight is shared by its copies, so that sums over all of them are the means of the tables' sums.
    /// - Throws: `TrainingDataError` for data that no model can be fitted on.
    init(stacking data: ImputedTrainingData, rows: [Int]) throws(TrainingDataError) {
        let own = try FitRows(data.first, rows: rows), copies = data.count, share = 1 / Double(copies)
        func stacked<Value>(_ values: [Value]) -> [Value] { (0..<copies).flatMap { _ in values } }
        outcome = stacked(own.outcome)
        weights = stacked((own.weights ?? rows.map { _ in 1 }).map { $0 * share })
        (offset, clusters) = (own.offset.map(stacked), own.clusters.map(stacked))
        (needsSandwich, isFrequency, self.copies) = (own.needsSandwich, own.isFrequency, copies)
        origin = (0..<copies).flatMap { table in rows.indices.map { (Int32(table), Int32($0)) } }
        fixedPoint = FixedPoint(largestCaseWeight: weights?.max() ?? 1, totalCaseWeight: weights?.reduce(0, +) ?? Double(outcome.count))
    }

    /// How many rows each row stands for: what minima, edges and counts of rows go by.
    var multiplicity: [Double]? { isFrequency ? weights : copies > 1 ? outcome.map { _ in 1 / Double(copies) } : nil }

    /// How many rows all of them stand for.
    var standsFor: Int { isFrequency ? Int(totalWeight) : count / copies }

    /// Numbers of rows that are in one fold: clusters, and the copies of a row.
    var together: [Int32]? { clusters ?? origin.map { $0.map(\.row) } }

    /// Numbers of what varies together inside one completed table; `nil` where every row stands for itself.
    var clustersOfTables: [Int32]? {
        guard let clusters, let origin else { return clusters }
        return Clusters(keys: zip(origin, clusters).map { Int64($0.table) << 32 | Int64($1) }).index
    }

    var totalWeight: Double { weights?.reduce(0, +) ?? Double(count) }

    /// Some of the rows, at the same scale, so that sums can be subtracted.
    ///
    /// - Throws: `TrainingDataError.constantOutcome` when no event, or nothing else, is left.
    func selecting(_ positions: [Int]) throws(TrainingDataError) -> FitRows { try FitRows(self, positions) }

    /// Some of the rows, to judge a model on or to take a step with: they need not hold both outcomes.
    func part(_ positions: [Int]) -> FitRows { FitRows(of: self, positions) }

    private init(_ other: FitRows, _ positions: [Int]) throws(TrainingDataError) {
        self.init(of: other, positions)
        let events = outcome.count { $0 == 1 }
        guard events > 0, events < outcome.count else { throw .constantOutcome(events: events, rows: outcome.count) }
    }

    private init(of other: FitRows, _ positions: [Int]) {
        outcome = positions.map { other.outcome[$0] }
        weights = other.weights.map { weights in positions.map { weights[$0] } }
        offset = other.offset.map { offset in positions.map { offset[$0] } }
        clusters = other.clusters.map { clusters in positions.map { clusters[$0] } }
        (needsSandwich, isFrequency, copies, fixedPoint) = (other.needsSandwich, other.isFrequency, other.copies, other.fixedPoint)
        origin = other.origin.map { origin in positions.map { origin[$0] } }
    }

    /// Rows and events by fine bin: weighted, and as counted for people and for minima.
    func counts(_ matrix: BinnedMatrix) throws -> (weighted: BinCounts, counted: BinCounts) {
        let counted = try BinCounts(matrix, outcome: outcome, weights: multiplicity)
        return (weights == nil || isFrequency ? counted : try BinCounts(matrix, outcome: outcome, weights: weights), counted)
    }
}

extension FitRows {
    /// The deviance at `start + share x move`, one of each a row.
    func deviance(_ start: [Double], _ move: [Double], _ share: Double) -> Double {
        2
            * outcome.indices.reduce(0) { sum, row in
                let eta = start[row] + share * move[row]
                let loss = max(eta, 0) + log1p(exp(-eta.magnitude)) - (outcome[row] == 1 ? eta : 0)
                return sum + (weights?[row] ?? 1) * loss
            }
    }

    /// Weighted share of events, kept off 0 and 1.
    var prevalence: Double {
        let events = outcome.indices.reduce(0) { $0 + (outcome[$1] == 1 ? weights?[$1] ?? 1 : 0) }
        return min(max(events / totalWeight, 1e-9), 1 - 1e-9)
    }
}
