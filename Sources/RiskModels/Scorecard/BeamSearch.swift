// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// A first good card: sets of conditions grown one at a time, of which the best few are kept at each size.
///
/// Source: Liu, Zhong, Li, Seltzer and Rudin (2022), "FasterRisk", NeurIPS 35: a beam over sets, then points near the free fit.
/// Here the points of the kept sets are searched exactly.
struct BeamSearch {
    let cells: CardCells
    /// Conditions of a card.
    let size: Int
    let width: Int
    let largestPoints: Int
    let progress: ProgressMonitor

    struct Kept: Hashable, Sendable {
        /// Ascending.
        let support: [Int]
        /// With what its conditions cost.
        let loss: Double
    }

    var tolerance: Double { 1e-9 * Double(cells.counts.total.rows) }

    /// The best card of the sets that were kept: the last ones, or those of all sizes where more conditions may cost more.
    func card() throws(Cancelled) -> PointCard { try bestCard(grow().kept) }

    /// For each condition, the least loss of a set of full size that was tried with it.
    func ranking() throws(Cancelled) -> [Double] { try grow().bestWith }

    private func grow() throws(Cancelled) -> (kept: [Kept], bestWith: [Double]) {
        var kept = [Kept(support: [], loss: .infinity)], smaller: [Kept] = []
        var bestWith = [Double](repeating: .infinity, count: cells.conditionCount)
        let target = min(size, cells.conditionCount)
        for level in 1...max(1, target) where level <= target {
            try progress.checkCancellation()
            if level > 1, cells.prior.hasCosts { smaller += kept }
            let tried = try extensions(of: kept)
            if level == target {
                for one in tried {
                    for condition in one.support { bestWith[condition] = min(bestWith[condition], one.loss) }
                }
            }
            kept = Array(
                Set(tried).sorted { $0.loss != $1.loss ? $0.loss < $1.loss : $0.support.lexicographicallyPrecedes($1.support) }.prefix(width))
        }
        return ((smaller + kept).sorted { $0.loss < $1.loss }, bestWith)
    }

    /// Every kept set with one more condition.
    private func extensions(of kept: [Kept]) throws(Cancelled) -> [Kept] {
        let chunk = 32, yesOrNo = cells.table.yesOrNoCount
        let jobs = kept.indices.flatMap { parent -> [(Int, Range<Int>)] in
            let first = kept[parent].support.allSatisfy(cells.isYesOrNo) ? yesOrNo : 0
            let byBits = stride(from: 0, to: first, by: chunk).map { (parent, $0..<min($0 + chunk, first)) }
            return byBits + stride(from: first, to: cells.conditionCount, by: chunk).map { (parent, $0..<min($0 + chunk, cells.conditionCount)) }
        }
        return try parallelMap(jobs.count, progress: progress) { job in
            let (parent, range) = jobs[job]
            let support = kept[parent].support
            guard range.upperBound <= yesOrNo, support.allSatisfy(cells.isYesOrNo) else { return extensions(of: support, with: range) }
            let counts = cells.counts
            let subsets = (0..<1 << support.count).map { subset in
                counts.subset(support.indices.lazy.filter { subset >> $0 & 1 == 1 }.map { support[$0] })
            }
            let without = counts.cells(support)
            let regression = CellRegression(cells: 2 << support.count, columns: support.count + 2)
            return range.filter { !support.contains($0) }.map { condition -> Kept in
                var with = subsets.map { counts.count($0, condition) }
                PatternCounts.exclude(&with)
                // The new condition is the highest bit.
                var all = without
                for index in all.indices {
                    all[index].rows -= with[index].rows
                    all[index].events -= with[index].events
                }
                regression.load(all + with)
                let fit = regression.minimiseFreely(scales: Array(repeating: 1, count: support.count + 1), precision: cells.prior.precision)
                return Kept(support: (support + [condition]).sorted(), loss: fit.loss + cells.prior.cost(of: support + [condition]))
            }
        }.flatMap { $0 }
    }

    /// A set with one more condition, where the set or the condition has steps.
    private func extensions(of support: [Int], with conditions: Range<Int>) -> [Kept] {
        let groups = cells.groups(support)
        return conditions.filter { !support.contains($0) }.map { condition in
            let all = groups.adding(condition)
            let regression = CellRegression(cells: all.cells.count, columns: all.support.count + 1)
            regression.load(all)
            let fit = regression.minimiseFreely(scales: cells.prior.scales(of: all.support), precision: cells.prior.precision)
            return Kept(support: all.support.sorted(), loss: fit.loss + cells.prior.cost(of: all.support))
        }
    }

    /// The best points for the kept sets; sets whose free fit is no better than a card already found are passed over.
    private func bestCard(_ kept: [Kept]) throws(Cancelled) -> PointCard {
        let search = PointSearch(largest: largestPoints, precision: cells.prior.precision, tolerance: tolerance)
        var best = PointCard(support: [], points: [], loss: .infinity)
        for set in kept where set.loss < best.loss - tolerance {
            try progress.checkCancellation()
            let regression = cells.regression(set.support), scales = cells.prior.scales(of: set.support), cost = cells.prior.cost(of: set.support)
            let free = regression.minimiseFreely(scales: scales, precision: cells.prior.precision)
            if let card = search.best(set.support, regression, scales: scales, free: free, below: best.loss - cost) { best = card.costing(cost) }
        }
        return best
    }
}
