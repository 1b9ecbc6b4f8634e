// SPDX-License-Identifier: EUPL-1.2

/// How rows came about: what the variance of an estimate must know besides the values.
public struct SamplingDesign: Hashable, Sendable {
    /// What a case weight means.
    public enum WeightKind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Inverse probability of being sampled, selected, linked or uncensored: a weighted row is one observation.
        case sampling
        /// A row stands for w identical, independent rows.
        case frequency
    }

    /// One a row, finite and not negative; `nil` for all equal.
    public let weights: [Double]?
    public let weightKind: WeightKind
    /// Cluster of each row, in `0..<clusterCount`; `nil` where rows are independent.
    public let clusters: [Int32]?
    public let clusterCount: Int

    public init(weights: [Double]? = nil, weightKind: WeightKind = .sampling, clusters: [Int32]? = nil, clusterCount: Int = 0) {
        (self.weights, self.weightKind, self.clusters, self.clusterCount) = (weights, weightKind, clusters, clusterCount)
    }

    /// Rows of equal weight, each on its own.
    public static let independent = SamplingDesign()

    /// Whether a binomial count of rows tells all: no weights and no clusters.
    public var isSimple: Bool { weights == nil && clusters == nil }

    /// The sum of the weights.
    public func total(rows: Int) -> Double { weights.map { Sum.exact($0) } ?? Double(rows) }

    /// Variance of an estimator whose error is, to first order, the weighted sum of the rows' contributions.
    ///
    /// With clusters the squares are of cluster totals, times G/(G-1) (n-1)/n for G clusters of n rows: 1 where each row is a cluster.
    /// Frequency weights without clusters count each repetition as a row of its own.
    /// Source: Woodruff (1971), J. Am. Stat. Assoc. 66, 411-414; Binder (1983), Int. Stat. Rev. 51, 279-292.
    ///
    /// - Parameters:
    ///   - rows: how many rows there are.
    ///   - contribution: the influence of one unit of a row's weight on the estimate; their weighted sum is about zero. Zero where a row
    ///     plays no part.
    /// - Returns: `nil` when fewer than two clusters (or rows) contribute.
    public func linearisedVariance(rows: Int, contribution: (Int) -> Double) -> Double? {
        guard let clusters else { return independentVariance(rows: rows, contribution: contribution) }
        var totals = [Double](repeating: 0, count: clusterCount), members = [Double](repeating: 0, count: clusterCount)
        for row in 0..<rows {
            let value = contribution(row), weight = weights?[row] ?? 1
            guard weight > 0, value != 0 else { continue }
            totals[Int(clusters[row])] += weight * value
            members[Int(clusters[row])] += weightKind == .frequency ? weight : 1
        }
        let count = Double(members.lazy.filter { $0 > 0 }.count), size = Sum.exact(members)
        guard count > 1 else { return nil }
        return Sum.exact(totals.map { $0 * $0 }) * count / (count - 1) * (size - 1) / size
    }

    private func independentVariance(rows: Int, contribution: (Int) -> Double) -> Double? {
        var squares = Sum(), units = 0.0
        for row in 0..<rows {
            let value = contribution(row), weight = weights?[row] ?? 1
            guard weight > 0, value != 0 else { continue }
            squares.add(value * value * (weightKind == .frequency ? weight : weight * weight))
            units += weightKind == .frequency ? weight : 1
        }
        return units > 1 ? squares.value : nil
    }
}
