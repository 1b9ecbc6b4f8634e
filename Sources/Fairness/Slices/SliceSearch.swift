// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Learning
import Metrics
import StatMath

/// A search for groups that nobody named in which the scores are wrong: no protected attribute is needed.
///
/// One half of the rows (families stay whole) is searched: every slice of at most three conditions on features, each of one bin, with at
/// least 1% of the rows and 100. The strongest are then judged on the other half alone, so that having looked at thousands of slices costs
/// nothing: `slice.observed-expected`, a slice's observed by expected events divided by that of all other rows, limit 1/1.1 to 1.1, one
/// Benjamini-Hochberg family; beside it `slice.log-loss`, how much worse the log-loss is than the scores promise, against all other rows.
public struct SliceSearch: Hashable, Sendable {
    /// Conditions of a slice: 1 to 3.
    public var depth: Int
    public var minimumShare: Double
    public var minimumRows: Int
    /// Slices that are judged on the other half.
    public var mostSlices: Int
    /// Standard errors that make a slice worth judging.
    public var threshold: Double
    /// Of the ratio of observed to expected events.
    public var limit: Double
    /// Fewer events in the slice give no number.
    public var minimumEvents: Int
    public var level: Double
    public var seed: UInt64

    public init(
        depth: Int = 3, minimumShare: Double = 0.01, minimumRows: Int = 100, mostSlices: Int = 30, threshold: Double = 2.5,
        limit: Double = ObservedExpected.limit, minimumEvents: Int = 20, level: Double = 0.95, seed: UInt64 = 0
    ) {
        (self.depth, self.minimumShare, self.minimumRows, self.mostSlices) = (depth, minimumShare, minimumRows, mostSlices)
        (self.threshold, self.limit, self.minimumEvents, self.level, self.seed) = (threshold, limit, minimumEvents, level, seed)
    }

    /// - Parameters:
    ///   - features: by whose values slices are made; they may hold columns that no model learned from.
    ///   - rows: the row of `features` of each row of the predictions; `nil` where they are the same rows.
    /// - Throws: `FairnessError` for features of other rows or a limit that is none; `LearningError`; `Cancelled`.
    public func search(
        _ predictions: Predictions, features: Features, rows: [Int]? = nil, context: FindingContext, progress: ProgressMonitor = .silent
    ) throws -> [JudgedFinding] {
        let rows = rows ?? Array(0..<predictions.count)
        guard rows.count == predictions.count, rows.allSatisfy({ (0..<features.rowCount).contains($0) }) else {
            throw FairnessError.unequalLength("features")
        }
        guard limit.isFinite, limit > 0, limit != 1 else { throw FairnessError.limitNotUsable(key: SliceFindings.key) }
        guard predictions.scale == .probability else { return [SliceFindings.notAProbability(context)] }
        let counted = (0..<predictions.count).filter { predictions.weight($0) > 0 }
        let streams = PhiloxStreams(seed: seed, stage: "slice.halves"), clusters = predictions.design.clusters
        func isSearched(_ row: Int) -> Bool { streams.block(0, of: clusters.map { UInt64($0[row]) } ?? UInt64(row))[0] & 1 == 0 }
        let first = counted.filter(isSearched), second = counted.filter { !isSearched($0) }
        let minimum = max(minimumShare * Double(counted.count), Double(minimumRows)) / 2
        guard !first.isEmpty, !second.isEmpty, !features.columns.isEmpty else { return [SliceFindings.nothing(context)] }
        // Bins are learned where the search is, and hold for the other half as they are.
        let bins = try SliceBins(features, rows: first.map { rows[$0] })
        let lattice = SliceLattice(
            columns: try bins.columns(features, rows: first.map { rows[$0] }), residuals: SliceResiduals(predictions, rows: first),
            minimumRows: minimum, depth: min(3, max(1, depth)),
            threshold: threshold)
        let found = try lattice.search(most: mostSlices, progress: progress)
        let findings = SliceFindings(
            search: self, part: predictions.subset(second), columns: try bins.columns(features, rows: second.map { rows[$0] }), context: context)
        return [findings.summary(found.searched, candidates: found.candidates.count, rows: first.count, minimum: minimum)]
            + (try parallelMap(found.candidates.count, progress: progress) { findings.judged(found.candidates[$0]) }.flatMap { $0 })
    }
}
