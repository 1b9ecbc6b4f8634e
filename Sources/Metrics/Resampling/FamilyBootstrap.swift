// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// Families drawn again: what the same predictions would have given with other families of the same kind.
///
/// Families are counted apart from each other, by a Poisson distribution with mean 1. A capacity takes its cut anew in each resample, so that its
/// uncertainty counts (methods 18); a threshold stays. Without weights and families, and with a threshold or no operating point, the cells of the
/// confusion matrix are Poisson counts of their own, drawn without looking at the rows again.
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

    /// The confusion matrix of every group in every resample.
    ///
    /// - Returns: per grouping and group, one matrix a resample, in cell order.
    public func cells(
        _ predictions: Predictions, rule: Rule, groupings: [Groups], progress: ProgressMonitor? = nil
    ) throws(Cancelled) -> [[[SIMD4<Double>]]] {
        guard predictions.design.isSimple else { return try run(predictions, rule: rule, groupings: groupings, progress: progress).cells }
        let selected: [Bool]
        switch rule {
        case .capacity: return try run(predictions, rule: rule, groupings: groupings, progress: progress).cells
        case .nobody: selected = [Bool](repeating: false, count: predictions.count)
        case .threshold(let threshold): selected = predictions.risk.map { $0 >= threshold }
        }
        return groupings.enumerated().map { number, groups in
            var counts = [Int](repeating: 0, count: 4 * groups.count)
            for row in groups.codes.indices { counts[4 * Int(groups.codes[row]) + Int(2 * predictions.outcome[row]) + (selected[row] ? 1 : 0)] += 1 }
            var drawn = [[SIMD4<Double>]](repeating: [], count: groups.count)
            for resample in 0..<resamples {
                var random = Philox(seed: seed, stage: "family-bootstrap-cells", item: UInt64(number) << 32 | UInt64(resample))
                for group in 0..<groups.count {
                    drawn[group].append(SIMD4((0..<4).map { Double(PoissonDraw.draw(mean: Double(counts[4 * group + $0]), &random)) }))
                }
            }
            return drawn
        }
    }

    /// Everything, from the rows: performance as a whole, and the confusion matrix of every group.
    public func run(
        _ predictions: Predictions, rule: Rule, groupings: [Groups], progress: ProgressMonitor? = nil
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
