// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// What one chain imputed for one variable, iteration after iteration.
public struct VariableTrace: Hashable, Sendable {
    /// A number that is followed.
    public enum Statistic: Hashable, Sendable {
        case mean
        case standardDeviation
        /// The share of a level, by its position.
        case share(level: Int)
    }

    public let variable: String
    public let statistics: [Statistic]
    /// For each statistic, its value after each iteration.
    public private(set) var values: [[Double]]

    init(name: String, content: PlannedVariable.Content) {
        variable = name
        switch content {
        case .amounts: statistics = [.mean, .standardDeviation]
        case .levels(_, let count): statistics = (0..<count).map { .share(level: $0) }
        }
        values = statistics.map { _ in [] }
    }

    /// - Returns: whether what was kept is of this variable.
    mutating func restore(_ kept: [[Double]], iterations: Int) -> Bool {
        guard kept.count == statistics.count, kept.allSatisfy({ $0.count == iterations }) else { return false }
        values = kept
        return true
    }

    mutating func record(_ drawn: DrawnValues) {
        let n = Double(drawn.count)
        switch drawn {
        case .amounts(let amounts):
            let mean = Sum.exact(amounts) / n
            let squares = Sum.exact(count: amounts.count) { (amounts[$0] - mean) * (amounts[$0] - mean) }
            values[0].append(mean)
            values[1].append(n > 1 ? (squares / (n - 1)).squareRoot() : 0)
        case .levels(let codes):
            var counts = [Double](repeating: 0, count: statistics.count)
            for code in codes { counts[Int(code)] += 1 }
            for level in counts.indices { values[level].append(counts[level] / n) }
        }
    }
}
