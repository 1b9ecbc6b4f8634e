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

    /// - Parameter occupied: cells of the cluster, all groups together.
    mutating func add(occupied: Int, clusters: Int = 1) { overall[occupied] += Int32(clusters) }

    /// A group that the cluster has rows of.
    ///
    /// - Parameters:
    ///   - own: its own cells.
    ///   - others: cells of the cluster's other groups.
    ///   - occupied: both together.
    mutating func add(group: Int, own: Int, others: Int, occupied: Int, clusters: Int = 1) {
        groups[group][own] += Int32(clusters)
        withoutGroup[group][occupied] -= Int32(clusters)
        withoutGroup[group][others] += Int32(clusters)
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
