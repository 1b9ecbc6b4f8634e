// SPDX-License-Identifier: EUPL-1.2

/// How much each row counts, and why: the kind decides what a variance means (methods 10, 18).
public struct CaseWeights: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Inverse sampling probability: sandwich variance.
        case sampling
        /// A row stands for w identical rows.
        case frequency
        /// Inverse probability of being selected, linked or uncensored: sandwich variance.
        case selection
    }

    public let kind: Kind
    /// One a row of the universe, finite and not negative.
    public let values: [Double]

    /// - Returns: `nil` when a weight is negative or not finite, or none is positive.
    public init?(_ values: [Double], kind: Kind) {
        guard values.allSatisfy({ $0.isFinite && $0 >= 0 }), values.contains(where: { $0 > 0 }) else { return nil }
        (self.kind, self.values) = (kind, values)
    }
}

/// Rows that belong together (children of one mother): variances are of clusters, and splits keep them whole.
public struct Clusters: Hashable, Sendable {
    /// Cluster number of each row of the universe, in `0..<count`.
    public let index: [Int32]
    public let count: Int

    public init(index: [Int32], count: Int) {
        precondition(index.allSatisfy { (0..<Int32(count)).contains($0) }, "cluster numbers lie in 0..<count")
        (self.index, self.count) = (index, count)
    }

    /// Numbers clusters in the order in which their keys first occur.
    ///
    /// Inlined, so that a room that has millions of keys looks them up by their own type.
    @inlinable
    public init<Key: Hashable>(keys: [Key]) {
        var number: [Key: Int32] = [:]
        var index = [Int32](repeating: 0, count: keys.count)
        for (row, key) in keys.enumerated() {
            if let known = number[key] {
                index[row] = known
            } else {
                index[row] = Int32(number.count)
                number[key] = index[row]
            }
        }
        self.index = index
        count = number.count
    }
}
