// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// Families drawn again: what the same predictions would have given with other families of the same kind.
///
/// Families are counted apart from each other, by a Poisson distribution with mean 1. A capacity takes its cut anew in each resample, so that its
/// uncertainty counts (methods 18); a threshold stays. Where nobody need look at the rows again, nobody does: with a threshold or no operating
/// point and without weights, families that hold the same are drawn at once (`FamilyKinds`); rows without weights and families are drawn by ranges
/// of risk (`RankedStrata`). Else each resample walks through the rows (`RankedRows`).
/// Sources: Efron and Tibshirani (1993); Poisson counts: Hanley and MacGibbon (2006), Comput. Methods Programs Biomed. 83, 57-62.
public struct FamilyBootstrap: Hashable, Sendable {
    /// Who is reached in a resample.
    public enum Rule: Hashable, Sendable {
        case nobody
        case threshold(Double)
        /// Below 1 a share of the rows, from 1 a number of rows.
        case capacity(Double)
    }

    /// Groups of the rows.
    public struct Groups: Hashable, Sendable {
        /// Number of each row's group, in `0..<count`.
        public let codes: [Int32]
        public let count: Int

        public init(codes: [Int32], count: Int) { (self.codes, self.count) = (codes, count) }
    }

    public var resamples: Int
    public var seed: UInt64

    public init(resamples: Int, seed: UInt64 = 1) { (self.resamples, self.seed) = (resamples, seed) }

    /// Resamples that one block of random bytes serves.
    private static let together = 16

    /// The confusion matrix of every group in every resample. Groups of one grouping add up to all rows of a resample; those of two groupings
    /// need not be of the same resample.
    ///
    /// - Returns: per grouping and group, one matrix a resample, in cell order.
    public func cells(
        _ predictions: Predictions, rule: Rule, groupings: [Groups], progress: ProgressMonitor? = nil
    ) throws(Cancelled) -> [[[SIMD4<Double>]]] {
        if let draws = try drawn(predictions, rule: rule, groupings: groupings, progress: progress) { return draws }
        return try walked(predictions, rule: rule, groupings: groupings, progress: progress).cells
    }

    /// Performance as a whole, and the confusion matrix of every group as in `cells`.
    public func run(
        _ predictions: Predictions, rule: Rule, groupings: [Groups], progress: ProgressMonitor? = nil
    ) throws(Cancelled) -> ResampledPerformance {
        guard let cells = try drawn(predictions, rule: rule, groupings: groupings, progress: progress) else {
            return try walked(predictions, rule: rule, groupings: groupings, progress: progress)
        }
        let whole =
            predictions.design.isSimple
            ? try stratified(predictions, progress) : try walked(predictions, rule: .nobody, groupings: [], progress: progress)
        return whole.with(cells)
    }

    /// Several scores of the same rows, in the same resamples of families: what they differ in is not chance of the draw.
    ///
    /// - Precondition: all have the same rows in the same order, with the same families.
    public func paired(
        _ all: [Predictions], rule: Rule, groupings: [Groups], progress: ProgressMonitor? = nil
    ) throws(Cancelled) -> [PairedPerformance] {
        precondition(Set(all.map(\.count)).count <= 1, "scores of the same rows")
        var result: [PairedPerformance] = []
        for predictions in all {
            let rows = RankedRows(predictions, groupings: groupings), once = [UInt8](repeating: 1, count: rows.keys.count)
            let own = ResampledPerformance([rows.resample(once, lane: 0, lanes: 1, rule: rule)], groupings: groupings)
            result.append(
                PairedPerformance(own: own, resampled: try walked(predictions, rule: rule, groupings: groupings, progress: progress)))
        }
        return result
    }

    /// - Returns: `nil` where each resample must walk through the rows.
    private func drawn(
        _ predictions: Predictions, rule: Rule, groupings: [Groups], progress: ProgressMonitor?
    ) throws(Cancelled) -> [[[SIMD4<Double>]]]? {
        guard predictions.design.weights == nil else { return nil }
        let selected: [Bool]
        switch rule {
        case .capacity(let capacity):
            guard predictions.design.isSimple else { return nil }
            let strata = RankedStrata(predictions, capacity: capacity)
            return try each(groupings, progress) { grouping in
                let counts = strata.counts(grouping)
                return { random in strata.cells(counts, &random) }
            }
        case .nobody: selected = [Bool](repeating: false, count: predictions.count)
        case .threshold(let threshold): selected = predictions.risk.map { $0 >= threshold }
        }
        let cells = predictions.outcome.indices.map { 2 * predictions.outcome[$0] + (selected[$0] ? 1 : 0) }
        let clusters = predictions.design.clusters.map { ClusterOrder($0, count: predictions.design.clusterCount) }
        return try each(groupings, progress) { grouping in
            let kinds = FamilyKinds(cells: cells, groups: grouping, clusters: clusters)
            return { random in kinds.cells(&random) }
        }
    }

    /// - Parameter draw: of a grouping, what draws one resample of it.
    private func each(
        _ groupings: [Groups], _ progress: ProgressMonitor?, _ draw: (Groups) -> @Sendable (inout Philox) -> [SIMD4<Double>]
    ) throws(Cancelled) -> [[[SIMD4<Double>]]] {
        var result: [[[SIMD4<Double>]]] = []
        for (number, grouping) in groupings.enumerated() {
            let draw = draw(grouping), seed = seed
            let resampled = try parallelMap(resamples, progress: progress) { resample in
                var random = Philox(seed: seed, stage: "family-bootstrap-cells", item: UInt64(number) << 32 | UInt64(resample))
                return draw(&random)
            }
            result.append((0..<grouping.count).map { group in resampled.map { $0[group] } })
        }
        return result
    }

    private func stratified(_ predictions: Predictions, _ progress: ProgressMonitor?) throws(Cancelled) -> ResampledPerformance {
        let strata = RankedStrata(predictions), seed = seed
        let parts = try parallelMap(resamples, progress: progress) { resample in
            var random = Philox(seed: seed, stage: "family-bootstrap-strata", item: UInt64(resample))
            return strata.performance(&random)
        }
        return ResampledPerformance(parts, groupings: [])
    }

    private func walked(
        _ predictions: Predictions, rule: Rule, groupings: [Groups], progress: ProgressMonitor?
    ) throws(Cancelled) -> ResampledPerformance {
        let rows = RankedRows(predictions, groupings: groupings)
        let streams = PhiloxStreams(seed: seed, stage: "family-bootstrap")
        let chunks = (resamples + Self.together - 1) / Self.together, (resamples, together) = (resamples, Self.together)
        let parts = try parallelMap(chunks, progress: progress) { chunk -> [RankedRows.Resample] in
            var counts = [UInt8](repeating: 0, count: rows.keys.count * together)
            for (unit, key) in rows.keys.enumerated() {
                let words = streams.block(UInt32(chunk), of: key)
                for lane in 0..<together {
                    let byte = Int(words[lane / 4] >> (8 * UInt32(lane % 4)) & 255)
                    counts[unit * together + lane] = UInt8(ResamplingCounts.excess[byte] + 1)
                }
            }
            return (0..<min(together, resamples - chunk * together)).map { rows.resample(counts, lane: $0, lanes: together, rule: rule) }
        }.flatMap { $0 }
        return ResampledPerformance(parts, groupings: groupings)
    }
}
