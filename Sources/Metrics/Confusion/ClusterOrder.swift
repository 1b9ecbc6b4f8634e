// SPDX-License-Identifier: EUPL-1.2

/// Rows sorted by cluster, so that each cluster is one run of `rows`.
///
/// Made once for a set of predictions, used for every attribute.
public struct ClusterOrder: Sendable {
    /// Rows of cluster c: `rows[starts[c]..<starts[c + 1]]`, ascending.
    public let rows: [Int32]
    public let starts: [Int]

    public var clusterCount: Int { starts.count - 1 }

    /// - Parameter clusters: number of each row's cluster, in `0..<count`.
    public init(_ clusters: [Int32], count: Int) {
        var starts = [Int](repeating: 0, count: count + 1)
        for cluster in clusters { starts[Int(cluster) + 1] += 1 }
        for cluster in 0..<count { starts[cluster + 1] += starts[cluster] }
        var next = starts, rows = [Int32](repeating: 0, count: clusters.count)
        for (row, cluster) in clusters.enumerated() {
            rows[next[Int(cluster)]] = Int32(row)
            next[Int(cluster)] += 1
        }
        (self.rows, self.starts) = (rows, starts)
    }
}
