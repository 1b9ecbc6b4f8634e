// SPDX-License-Identifier: EUPL-1.2

/// How many clusters have a row in some cells, for each group, its complement and all rows.
struct ClusterCensus: Sendable {
    /// Clusters by the set of cells (a bit each) that they occupy.
    private typealias Histogram = SIMD16<Int32>
    private var groups: [Histogram]
    /// What must be added to the histogram of all rows to get the complement's.
    private var withoutGroup: [Histogram]
    private var overall = Histogram.zero

    init(groupCount: Int) {
        groups = Array(repeating: .zero, count: groupCount)
        withoutGroup = Array(repeating: .zero, count: groupCount)
    }

    /// - Parameters:
    ///   - occupied: cells of the cluster, all groups together.
    ///   - groups: for each group present its own cells, and the cells of the cluster's other groups.
    mutating func add(occupied: Int, groups present: [(group: Int, own: Int, others: Int)]) {
        overall[occupied] += 1
        for (group, own, others) in present {
            groups[group][own] += 1
            withoutGroup[group][occupied] -= 1
            withoutGroup[group][others] += 1
        }
    }

    /// A cluster with rows of one group alone.
    mutating func add(occupied: Int, group: Int) {
        overall[occupied] += 1
        groups[group][occupied] += 1
        withoutGroup[group][occupied] -= 1
        withoutGroup[group][0] += 1
    }

    func count(_ part: GroupPart, with cells: ConfusionCells) -> Int {
        let histogram =
            switch part {
            case .group(let group): groups[group]
            case .complement(let group): overall &+ withoutGroup[group]
            case .overall: overall
            }
        return (1..<16).reduce(0) { $0 + (UInt8($1) & cells.rawValue != 0 ? Int(histogram[$1]) : 0) }
    }
}
