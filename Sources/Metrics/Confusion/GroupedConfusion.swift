// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// A set of rows that a rate is asked of: a group, all rows outside it, or all rows.
public enum GroupPart: Hashable, Sendable {
    case group(Int)
    case complement(Int)
    case overall
}

/// The confusion matrix of every group of one attribute, with what weights and clusters do to its variance.
///
/// One pass over the rows; every rate, interval, covariance and permutation null is computed from what it keeps.
public struct GroupedConfusion: Sendable {
    /// Unweighted counts by group (frequency weights: the rows they stand for, rounded); rows of weight 0 are not counted.
    public let counts: [ConfusionCounts]
    public let overall: ConfusionCounts
    /// Whether every row counts once and stands alone.
    public let isSimple: Bool
    /// Clusters (or rows that stand alone) by their cells and by group: what a permutation of whole clusters shuffles.
    /// `nil` where that is not a count: rows are weighted, or a cluster has rows in two groups.
    public let units: [ConfusionUnit]?

    let weighted: [SIMD4<Double>]
    let products: GroupCrossProducts
    let clusterCensus: ClusterCensus?

    init(
        counts: [ConfusionCounts], isSimple: Bool, units: [ConfusionUnit]?, weighted: [SIMD4<Double>], products: GroupCrossProducts,
        clusterCensus: ClusterCensus?
    ) {
        self.counts = counts
        overall = counts.reduce(ConfusionCounts(), +)
        self.isSimple = isSimple
        self.units = units
        self.weighted = weighted
        self.products = products
        self.clusterCensus = clusterCensus
    }

    public var groupCount: Int { counts.count }

    public func counts(of part: GroupPart) -> ConfusionCounts {
        switch part {
        case .group(let group): counts[group]
        case .complement(let group): overall - counts[group]
        case .overall: overall
        }
    }

    func weightedCells(of part: GroupPart) -> SIMD4<Double> {
        switch part {
        case .group(let group): weighted[group]
        case .complement(let group):
            weighted.indices.reduce(SIMD4<Double>.zero) { $1 == group ? $0 : $0 + weighted[$1] }
        case .overall: weighted.reduce(SIMD4<Double>.zero, +)
        }
    }
}

/// Clusters with the same cells: how many there are in each group.
public struct ConfusionUnit: Sendable, Hashable {
    /// Rows of such a cluster in each cell, in cell order.
    public let cells: SIMD4<Int32>
    public internal(set) var countByGroup: [Int]

    public func rows(_ wanted: ConfusionCells) -> Int {
        (0..<4).reduce(0) { $0 + (wanted.rawValue >> UInt8($1) & 1 == 1 ? Int(cells[$1]) : 0) }
    }
}
