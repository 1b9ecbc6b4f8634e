// SPDX-License-Identifier: EUPL-1.2

/// What a fit knows of its rows besides the features, checked: outcome, weights, offset and clusters, one entry a row to learn from.
public struct CheckedRows: Sendable {
    /// 1 for an event, 0 for none.
    public let outcome: [UInt8]
    /// Case weights; sampling and selection weights are scaled to mean 1 (methods 10). `nil` when every row counts once.
    public let weights: [Double]?
    public let offset: [Double]?
    /// A number a row; rows with the same number are one cluster.
    public let clusters: [Int32]?
    /// Whether a row stands for several (frequency weights).
    public let isFrequency: Bool

    /// - Parameters:
    ///   - rows: rows of the universe, in the order of the answer.
    ///   - featureCount: of features that are bins already; those of the data where `nil`.
    /// - Throws: `TrainingDataError` for data that no model can be fitted on.
    public init(_ data: TrainingData, rows: [Int], featureCount: Int? = nil) throws(TrainingDataError) {
        guard featureCount ?? data.features.columns.count > 0 else { throw .noFeatures }
        guard !rows.isEmpty else { throw .noRows }
        let outcome = rows.map { data.outcome[$0] }
        guard outcome.allSatisfy({ $0 <= 1 }) else { throw .outcomeNotBinary }
        let raw = data.weights.map { weights in rows.map { weights.values[$0] } }
        let counted = outcome.indices.filter { (raw?[$0] ?? 1) > 0 }
        let events = counted.count { outcome[$0] == 1 }
        guard events > 0, events < counted.count else { throw .constantOutcome(events: events, rows: counted.count) }
        offset = data.offset.map { offset in rows.map { offset[$0] } }
        guard offset?.allSatisfy(\.isFinite) ?? true else { throw .offsetNotFinite }
        clusters = data.clusters.map { clusters in rows.map { clusters.index[$0] } }
        if let clusters {
            let distinct = Set(counted.lazy.map { clusters[$0] }).count
            guard distinct > 1 else { throw .tooFewClusters(distinct) }
        }
        isFrequency = data.weights?.kind == .frequency
        if let raw, !isFrequency {
            let mean = raw.reduce(0, +) / Double(raw.count)
            weights = raw.map { $0 / mean }
        } else {
            weights = raw
        }
        self.outcome = outcome
    }
}
