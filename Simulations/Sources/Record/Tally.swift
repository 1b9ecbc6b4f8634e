// SPDX-License-Identifier: EUPL-1.2

/// Means of named quantities over repetitions, with what their Monte Carlo error needs.
struct Tally: Sendable {
    struct Mean: Hashable, Sendable {
        var count = 0
        var sum = 0.0
        var squares = 0.0

        var value: Double { sum / Double(count) }
        var variance: Double { max(0, squares / Double(count) - value * value) }
        /// Of the mean.
        var standardError: Double { (variance / Double(max(1, count - 1))).squareRoot() }

        static func + (a: Mean, b: Mean) -> Mean { Mean(count: a.count + b.count, sum: a.sum + b.sum, squares: a.squares + b.squares) }
    }

    private(set) var means: [String: Mean] = [:]

    subscript(quantity: String) -> Mean? { means[quantity] }

    mutating func add(_ quantity: String, _ value: Double) { add(quantity, Mean(count: 1, sum: value, squares: value * value)) }

    mutating func add(_ quantity: String, _ mean: Mean) { means[quantity] = means[quantity, default: Mean()] + mean }

    mutating func add(_ other: Tally) { for (quantity, mean) in other.means { add(quantity, mean) } }
}
