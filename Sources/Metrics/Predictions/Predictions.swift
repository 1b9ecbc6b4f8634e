// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// What was predicted for some rows and what happened: all that performance is computed from. Checked once, here.
public struct Predictions: Hashable, Sendable {
    /// What a score means.
    public enum Scale: String, Hashable, Sendable, Codable, CaseIterable {
        /// The probability of the event, in [0, 1].
        case probability
        /// Any finite number; higher is more at risk. Only ranks have a meaning.
        case score
    }

    /// One a row.
    public let risk: [Double]
    /// 1 for an event, 0 for none.
    public let outcome: [UInt8]
    public let scale: Scale
    /// Weights and clusters.
    public let design: SamplingDesign
    /// Number of the fold whose model made the row's risk; `nil` when one model made all.
    public let folds: [Int32]?
    /// Orders rows of equal risk at a cut: a hash of the row's key, so that it does not hang on the order of rows.
    public let tieBreak: [UInt64]?

    /// - Throws: `MetricsError` when lengths differ or a value is out of range.
    public init(
        risk: [Double], outcome: [UInt8], scale: Scale = .probability, weights: [Double]? = nil, weightKind: SamplingDesign.WeightKind = .sampling,
        clusters: [Int32]? = nil, clusterCount: Int = 0, folds: [Int32]? = nil, tieBreak: [UInt64]? = nil
    ) throws(MetricsError) {
        let lengths = [
            ("outcome", outcome.count), ("weights", weights?.count), ("clusters", clusters?.count), ("folds", folds?.count),
            ("tieBreak", tieBreak?.count),
        ]
        if let wrong = lengths.first(where: { $0.1 ?? risk.count != risk.count }) { throw .lengthsDiffer(wrong.0) }
        if let row = risk.firstIndex(where: { !$0.isFinite }) { throw .riskNotFinite(row: row) }
        if scale == .probability, let row = risk.firstIndex(where: { !(0...1).contains($0) }) { throw .riskOutsideUnitInterval(row: row) }
        if let row = outcome.firstIndex(where: { $0 > 1 }) { throw .outcomeNotBinary(row: row) }
        if let weights {
            if let row = weights.firstIndex(where: { !($0.isFinite && $0 >= 0) }) { throw .weightNotUsable(row: row) }
            if !weights.isEmpty, !weights.contains(where: { $0 > 0 }) { throw .weightNotUsable(row: 0) }
        }
        if let row = clusters?.firstIndex(where: { !(0..<clusterCount).contains(Int($0)) }) { throw .clusterOutOfRange(row: row) }
        self.init(
            unchecked: risk, outcome, scale, SamplingDesign(weights: weights, weightKind: weightKind, clusters: clusters, clusterCount: clusterCount),
            folds, tieBreak)
    }

    private init(unchecked risk: [Double], _ outcome: [UInt8], _ scale: Scale, _ design: SamplingDesign, _ folds: [Int32]?, _ tieBreak: [UInt64]?) {
        (self.risk, self.outcome, self.scale, self.design, self.folds, self.tieBreak) = (risk, outcome, scale, design, folds, tieBreak)
    }

    public var count: Int { risk.count }

    /// The weight of a row: 1 without weights.
    @inline(__always)
    public func weight(_ row: Int) -> Double { design.weights?[row] ?? 1 }

    /// Unweighted rows with an event (frequency weights: the rows they stand for, rounded).
    public var events: Int { rowsCounted { outcome[$0] == 1 } }

    /// Unweighted rows without an event (frequency weights: the rows they stand for, rounded).
    public var nonEvents: Int { rowsCounted { outcome[$0] == 0 } }

    /// Rows of positive weight with a property, each as often as its frequency weight says.
    package func rowsCounted(where has: (Int) -> Bool) -> Int {
        let isFrequency = design.weightKind == .frequency
        return Int(
            Sum.exact(count: count) { row in
                guard weight(row) > 0, has(row) else { return 0 }
                return isFrequency ? weight(row) : 1
            }.rounded())
    }

    /// Some of the rows, in the order given. Clusters are numbered anew.
    public func subset(_ rows: [Int]) -> Predictions {
        let numbered = self.design.clusters.map { Self.numberedAnew($0, count: self.design.clusterCount, rows: rows) }
        let design = SamplingDesign(
            weights: design.weights.map { weights in rows.map { weights[$0] } }, weightKind: design.weightKind, clusters: numbered?.clusters,
            clusterCount: numbered?.count ?? 0)
        return Predictions(
            unchecked: rows.map { risk[$0] }, rows.map { outcome[$0] }, scale, design, folds.map { folds in rows.map { folds[$0] } },
            tieBreak.map { tie in rows.map { tie[$0] } })
    }

    /// The clusters of some rows, numbered in the order in which they come.
    private static func numberedAnew(_ clusters: [Int32], count: Int, rows: [Int]) -> (clusters: [Int32], count: Int) {
        var next: Int32 = 0
        // Few rows of many clusters are looked up, else each cluster has its place.
        guard rows.count > count / 16 else {
            var number: [Int32: Int32] = [:]
            let own = rows.map { row -> Int32 in
                if let known = number[clusters[row]] { return known }
                number[clusters[row]] = next
                next += 1
                return next - 1
            }
            return (own, Int(next))
        }
        var number = [Int32](repeating: -1, count: count)
        let own = rows.map { row -> Int32 in
            let cluster = Int(clusters[row])
            if number[cluster] < 0 {
                number[cluster] = next
                next += 1
            }
            return number[cluster]
        }
        return (own, Int(next))
    }
}
